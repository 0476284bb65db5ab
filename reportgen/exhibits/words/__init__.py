"""What is said above, below and instead of an exhibit."""
