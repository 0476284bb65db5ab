"""What drawings are made on and of."""
