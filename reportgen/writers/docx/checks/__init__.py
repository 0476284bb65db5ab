"""Looks at finished Word files for what no schema sees and what shuts readers out."""
