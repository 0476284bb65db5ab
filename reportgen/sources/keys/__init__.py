"""Texts of key columns to members: years, ages, keys and names of places."""
