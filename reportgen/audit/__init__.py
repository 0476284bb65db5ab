"""Looks at finished artefacts as an outsider does, and tries to find out what they hide."""
