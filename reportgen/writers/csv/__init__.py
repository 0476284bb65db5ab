"""Writes the data of the exhibits of a numbered document as CSV files."""
