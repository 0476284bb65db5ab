"""Forms that a town has designed in Word."""
