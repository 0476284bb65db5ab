"""Writes a numbered document as a Word file: real styles, fields and tables, fit to be edited."""
