"""Charts: each kind as a model of what it shows, and as marks."""
