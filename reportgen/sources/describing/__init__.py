"""Look at a file of unknown shape and propose how to declare it.

`describe` finds tables (`candidates`, `block`, `widths`), tells what their columns are (`roles`,
`flat`), proposes (`keys`, `values`, with `facts` and `naming`) and tries the `proposal`.
"""
