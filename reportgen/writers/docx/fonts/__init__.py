"""The theme's fonts inside Word files."""
