"""Look at a file of unknown shape and propose how to declare it."""
