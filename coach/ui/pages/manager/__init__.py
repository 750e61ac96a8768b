"""Pages: each calls a use case and draws the answer."""
