"""Documents to finished files. Loads the libraries for PDF and Word, which only a build needs."""

from reportgen.build.documents import Desk, Made, Written
from reportgen.build.folders import pressed
from reportgen.errors import Problems
from reportgen.writers.docx.checks.inspect import inspect
from reportgen.writers.docx.write import write_docx
from reportgen.writers.pdf.press.preflight import report
from reportgen.writers.pdf.press.wanted import Wanted
from reportgen.writers.pdf.press.write import write_press
from reportgen.writers.pdf.write import write_pdf


def written_pdf(made: Made, problems: Problems) -> Written:
    """Lay a document out as PDF; what the layout had to say is noted."""
    pdf = write_pdf(made.document, made.theme)
    problems.found.extend(pdf.notices)
    return Written(f"{made.stem}.pdf", pdf.data, pdf.pages)


def written_docx(made: Made, problems: Problems) -> Written:
    """Write a document for Word; what is wrong in the finished file is noted."""
    path = f"{made.stem}.docx"
    data = write_docx(made.document, made.theme, problems=problems)
    problems.found.extend(inspect(data, path))
    return Written(path, data)


def written_press(
    name: str, made: Made, desk: Desk, wanted: Wanted, problems: Problems
) -> tuple[Written, Written]:
    """A document for the print shop, and the report on its file; what is odd is noted."""
    stem = pressed(name, desk.project.documents[name])
    press = write_press(made.document, made.theme, wanted)
    problems.found.extend(each for each in press.notices if each not in problems.found)
    told = report(press.found, f"{stem.rpartition('/')[2]}.pdf", wanted.resolution)
    return Written(f"{stem}.pdf", press.data, press.pages), Written(f"{stem}.txt", told.encode())
