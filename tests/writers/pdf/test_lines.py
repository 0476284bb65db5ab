"""Numbers beside every fifth line of a draft: ink beside the lines that poppler finds."""

import re
import shutil
import subprocess
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from PIL import Image

from reportgen.document.nodes import Document
from reportgen.document.theme import Theme
from reportgen.writers.pdf.write import Pdf, write_pdf
from tests.writers.pdf.conftest import plain_table, prose, section

pytestmark = [
    pytest.mark.real,
    pytest.mark.skipif(
        not all(map(shutil.which, ("pdftotext", "pdftoppm"))), reason="poppler-utils is not here"
    ),
]
POINTS = 72 / 25.4
DOTS = 144


@dataclass(frozen=True)
class Line:
    """A line on a page, in points from its upper left corner."""

    left: float
    top: float
    bottom: float
    text: str


@pytest.fixture(scope="module")
def draft(report: Document) -> Document:
    first = section("Lang", prose(10), plain_table(), section("Danach", prose(2)), number="1")
    second = section("Kurz", prose(3), number="2")
    meta = replace(report.meta, line_numbers=True)
    return Document(meta, (report.blocks[0], first, second))


@pytest.fixture(scope="module")
def path(draft: Document, theme: Theme, tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("draft") / "draft.pdf"
    file.write_bytes(write_pdf(draft, theme).data)
    return file


def run(*command: str | Path) -> str:
    done = subprocess.run(command, check=True, capture_output=True, encoding="utf-8")
    return done.stdout


def lines(path: Path, page: int) -> list[Line]:
    told = run("pdftotext", "-bbox-layout", "-f", f"{page}", "-l", f"{page}", path, "-")
    found = []
    for each in told.split("<line ")[1:]:
        left, top, _, bottom = map(float, re.findall(r'[xy]M(?:in|ax)="([\d.]+)"', each)[:4])
        words = re.findall(r">([^<\s]+)</word>", each)
        found.append(Line(left, top, bottom, " ".join(words)))
    return sorted(found, key=lambda line: line.top)


def has_ink_beside(path: Path, page: int, line: Line, edge: float) -> bool:
    """Whether something is painted in the six millimetres left of the text, at this line."""
    target = path.with_suffix(f".{page}")
    picture = target.with_name(f"{target.name}.png")
    if not picture.exists():
        run("pdftoppm", "-r", f"{DOTS}", "-gray", "-png", "-singlefile", "-f", f"{page}",
            "-l", f"{page}", path, target)  # fmt: skip
    scale = DOTS / 72
    middle = (line.top + line.bottom) / 2
    box = (edge - 7 * POINTS, middle - 3, edge - 1 * POINTS, middle + 3)
    left, top, right, bottom = (round(each * scale) for each in box)
    ink = Image.open(picture).crop((left, top, right, bottom)).tobytes()
    return max(ink) - min(ink) > 90


def test_every_fifth_line_has_a_number_and_no_other(path: Path) -> None:
    text = [line for line in lines(path, 2) if 26 < line.bottom / POINTS < 270]
    assert len(text) > 15
    edge = min(line.left for line in text)
    marked = [n for n, line in enumerate(text, start=1) if has_ink_beside(path, 2, line, edge)]
    assert marked == [n for n in range(1, len(text) + 1) if n % 5 == 0]


def test_rows_of_tables_have_none(path: Path) -> None:
    found = lines(path, 3)
    edge = min(line.left for line in found)
    rows = [line for line in found if line.text.startswith("Bezirk ")]
    assert len(rows) > 10
    assert not any(has_ink_beside(path, 3, line, edge) for line in rows)
    assert sum(has_ink_beside(path, 3, line, edge) for line in found) >= 1  # below the table


def test_each_page_begins_anew_and_the_cover_has_none(path: Path) -> None:
    pages = int(re.findall(r"Pages: +(\d+)", run("pdfinfo", path))[0])
    found = [line for line in lines(path, pages) if 26 < line.bottom / POINTS < 270]
    edge = min(line.left for line in found)
    assert found[0].text == "2"  # the number of the chapter
    assert has_ink_beside(path, pages, found[4], edge)
    cover = lines(path, 1)
    edge = min(line.left for line in cover)
    assert not any(has_ink_beside(path, 1, line, edge) for line in cover)


def test_numbers_are_no_text_of_the_document(path: Path, draft: Document, theme: Theme) -> None:
    plain = replace(draft, meta=replace(draft.meta, line_numbers=False))
    other = path.with_name("plain.pdf")
    written: Pdf = write_pdf(plain, theme)
    other.write_bytes(written.data)
    assert run("pdftotext", path, "-") == run("pdftotext", other, "-")
    assert run("pdfinfo", "-struct-text", path) == run("pdfinfo", "-struct-text", other)
