"""Maps: outlines, classes, and how they are drawn."""
