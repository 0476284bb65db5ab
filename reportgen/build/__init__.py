"""Build: a project folder in, finished documents out; the one place that knows the stages."""
