"""What trainers write: the file model, reader, checker, play tests, translations; and how a script moves."""
