"""What was read in, findings out: checks that a project declares, and some that always run."""
