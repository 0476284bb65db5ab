"""Documents in Leichter Sprache: how they are set, and what is to be looked at in them."""
