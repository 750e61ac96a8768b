"""The command line: check, play and translate scenarios; serve, migrate and measure the app."""
