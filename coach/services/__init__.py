"""Use cases in the users' words, and the ports that they need. Who may see what is decided here."""
