"""What hangs together in trainers' files: one module per family of findings."""
