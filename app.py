"""Rehearsal Coach: the sign-in gate and the navigation; everything else is in ``coach.ui``."""

from coach.ui.navigation import run

run()
