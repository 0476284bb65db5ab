"""Writes a numbered document for a print shop, and says what is in the file."""
