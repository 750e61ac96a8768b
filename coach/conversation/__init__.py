"""A rehearsal as a conversation: turns, the director that chooses what happens next, the players that voice it."""
