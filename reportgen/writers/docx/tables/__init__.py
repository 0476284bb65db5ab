"""Tables of a document as tables of Word."""
