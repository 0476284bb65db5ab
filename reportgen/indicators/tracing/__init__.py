"""How a number was calculated: the same computation, done with numbers that remember."""
