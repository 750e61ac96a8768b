"""What one turn shows, offline: meaning as vectors, linguistic signals, and what rated examples teach of them."""
