"""Pages of whoever pays for a training."""
