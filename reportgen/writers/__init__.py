"""Write: a numbered `Document` and a theme in, the bytes of a PDF or DOCX out."""
