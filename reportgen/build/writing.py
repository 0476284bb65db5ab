"""Documents to finished files. Loads the libraries for PDF and Word, which only a build needs."""

from hashlib import sha256

from reportgen.build.documents import Desk, Made, Written
from reportgen.build.folders import TEXTS, jacketed, pressed
from reportgen.build.order import Task
from reportgen.build.paging import paged
from reportgen.compose.spec import TextsSpec
from reportgen.errors import Problems, Where
from reportgen.world import World
from reportgen.writers.docx.checks.inspect import inspect
from reportgen.writers.docx.manifest import NO_EDITION, Edition
from reportgen.writers.pdf.pages import page_count
from reportgen.writers.pdf.press.preflight import report
from reportgen.writers.pdf.press.wanted import Wanted
from reportgen.writers.pdf.press.write import write_press
from reportgen.writers.pdf.write import write_pdf
from reportgen.writers.text.manner import Manner
from reportgen.writers.text.write import write_texts


def counted(desk: Desk, todo: tuple[Task, ...], problems: Problems) -> dict[str, int]:
    """The pages of attached files, by their paths; a PDF that cannot be read is noted."""
    pages: dict[str, int] = {}
    for task in todo:
        for path in task.files:
            if path.casefold().endswith(".pdf"):
                try:
                    pages[path] = page_count(desk.world.read(path))
                except ValueError:
                    problems.notice("attachment-unreadable", Where(path), path=path)
    return pages


def written_pdf(made: Made, problems: Problems) -> Written:
    """Lay a document out as PDF; what the layout had to say is noted."""
    pdf = write_pdf(made.document, made.theme)
    problems.found.extend(pdf.notices)
    return Written(f"{made.stem}.pdf", pdf.data, pdf.pages)


def edition(name: str, ledger: Written) -> Edition:
    """What a Word file tells of where its numbers are from."""
    return Edition(name, sha256(ledger.data).hexdigest())


def written_docx(
    made: Made, world: World, problems: Problems, told: Edition = NO_EDITION
) -> Written:
    """Write a document for Word; what is wrong in the finished file is noted."""
    path = f"{made.stem}.docx"
    word = paged(made, world, problems, told)
    problems.found.extend((*word.notices, *inspect(word.data, path)))
    return Written(path, word.data)


def written_texts(made: Made, spec: TextsSpec) -> tuple[Written, ...]:
    """A document as plain texts, one for each section, in a folder of its own."""
    newline = "\r\n" if spec.lines == "crlf" else "\n"
    manner = Manner(newline, spec.spaces, spec.tables)
    found = write_texts(made.document, manner)
    return tuple(Written(f"{made.stem}{TEXTS}/{name}", data) for name, data in found.items())


def written_press(
    name: str, made: Made, desk: Desk, wanted: Wanted, problems: Problems
) -> tuple[Written, ...]:
    """A document for the print shop, the report on its file, and its cover as a sheet of its own.

    What is odd is noted.
    """
    spec = desk.project.documents[name]
    stem = pressed(name, spec)
    press = write_press(made.document, made.theme, wanted)
    problems.found.extend(each for each in press.notices if each not in problems.found)
    told = report(press.found, f"{stem.rpartition('/')[2]}.pdf", wanted.resolution)
    files = (
        Written(f"{stem}.pdf", press.data, press.pages),
        Written(f"{stem}.txt", told.encode()),
        Written(f"{jacketed(name, spec)}.pdf", press.jacket, 1),
    )
    return tuple(each for each in files if each.data)
