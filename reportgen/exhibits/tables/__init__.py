"""Tables of released numbers."""
