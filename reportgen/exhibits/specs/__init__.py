"""What a project file says of each kind of exhibit."""
