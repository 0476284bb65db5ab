"""Names of a spec to released numbers, and numbers to printed cells."""
