"""Writes a numbered document as PDF: laid out and tagged by WeasyPrint, dressed by the theme."""
