"""Writes a numbered document as HTML: semantic, without any look."""
