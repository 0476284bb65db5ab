"""Places: their table, their outlines, their grammar."""
