"""The tests: statements of behaviour."""
