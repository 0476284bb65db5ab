"""The model of words: one tree that every writer prints."""
