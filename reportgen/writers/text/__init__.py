"""A document to plain text, section by section, for systems that take it field by field."""
