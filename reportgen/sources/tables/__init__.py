"""Sheets to tables: what belongs to them, headings, columns by name, the rows wanted."""
