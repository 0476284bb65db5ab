"""Whole numbers under linear relations: what can be concluded of those that nobody tells."""
