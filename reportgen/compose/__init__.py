"""Compose: chapters, forms and released numbers in, a `Document` out."""
