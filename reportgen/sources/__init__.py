"""Read: project files and data files in, frames, places and outlines out."""
