"""Bytes of files and archives to sheets of texts."""
