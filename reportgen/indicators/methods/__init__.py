"""Numbers of numerator and denominator in, the numbers of an indicator out: a file for a method."""
