"""What stands beside, ahead of and together with what on the pages of Word."""
