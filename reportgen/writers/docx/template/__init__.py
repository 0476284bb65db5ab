"""What a town's Word template brings, what it lacks and how it is made fit."""
