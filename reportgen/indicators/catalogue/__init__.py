"""Ready definitions of indicators, and how a project takes them."""
