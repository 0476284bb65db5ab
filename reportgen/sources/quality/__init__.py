"""What was read in, findings out: checks that a project declares, and some that always run.

`examine` runs them all; each check is a module of its own and gives `doubts`; `summary` counts.
`persons` alone comes before reading: lists of single persons are refused.
"""
