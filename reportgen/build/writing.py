"""Documents to finished files. Loads the libraries for PDF and Word, which only a build needs."""

from reportgen.build.documents import Made, Written
from reportgen.errors import Problems
from reportgen.writers.docx.write import write_docx
from reportgen.writers.pdf.write import write_pdf


def written_pdf(made: Made, problems: Problems) -> Written:
    """Lay a document out as PDF; what the layout had to say is noted."""
    pdf = write_pdf(made.document, made.theme)
    problems.found.extend(pdf.notices)
    return Written(f"{made.stem}.pdf", pdf.data, pdf.pages)


def written_docx(made: Made) -> Written:
    """Write a document for Word."""
    return Written(f"{made.stem}.docx", write_docx(made.document, made.theme))
