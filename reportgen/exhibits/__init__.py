"""Show: released numbers and a spec in, a `Table` or `Figure` node out."""
