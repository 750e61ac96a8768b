"""Rehearsal Coach: rehearse a hard conversation before it is real."""
