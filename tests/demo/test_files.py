"""The demo town's PDF files as programs of others meet them (poppler, qpdf)."""

import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pikepdf
import pytest

from reportgen.build.documents import Desk, composed
from reportgen.document.inlines import Code, Emphasis, Inlines, Strong, Text, Value
from reportgen.document.nodes import Block, Box, Document, Paragraph, Role, Section
from reportgen.document.walk import children, plain
from reportgen.errors import Problems
from reportgen.writers.html.settle import settled

pytestmark = [
    pytest.mark.demo,
    pytest.mark.real,
    pytest.mark.skipif(
        not all(map(shutil.which, ("pdftotext", "pdffonts", "pdfimages", "qpdf"))),
        reason="poppler-utils or qpdf are not here",
    ),
]
LENGTH = 30
"""So many letters of a paragraph are looked for: they stand on its first line."""


@pytest.fixture(scope="session")
def files(town: Path) -> tuple[Path, ...]:
    found = tuple(sorted((town / "output").glob("*.pdf")))
    assert len(found) >= 3
    return found


def run(*command: str | Path) -> str:
    done = subprocess.run(command, check=True, capture_output=True, encoding="utf-8")
    assert not done.stderr
    return done.stdout


def test_all_files_are_sound(files: tuple[Path, ...]) -> None:
    for path in files:
        assert "No syntax or stream encoding errors found" in run("qpdf", "--check", path)


def test_all_fonts_are_the_themes_embedded_and_subset(files: tuple[Path, ...]) -> None:
    for path in files:
        fonts = run("pdffonts", path).splitlines()[2:]
        assert fonts
        for font in fonts:
            assert re.match(r"[A-Z]{6}\+Source-(Sans-3|Serif-4-Display)", font), (path.name, font)
            assert re.search(r"yes +yes +yes +\d+ +0$", font), (path.name, font)


def test_nothing_is_a_picture_of_text(files: tuple[Path, ...]) -> None:
    """The demo has no photographs: so no file has any picture made of dots."""
    for path in files:
        assert run("pdfimages", "-list", path).splitlines()[2:] == [], path.name


@pytest.mark.parametrize("name", ["sozialbericht", "beschlussvorlage"])
def test_text_is_copied_in_the_order_of_the_document(desk: Desk, town: Path, name: str) -> None:
    with pikepdf.open(town / "output" / "sozialbericht.pdf") as report:
        pages = {"sozialbericht": len(report.pages)}
    made = composed(name, desk, Problems(), pages)
    document = settled(made.document, made.theme.tokens.sizes)
    wanted = [each for each in map(bare, starts(document)) if len(each) > 3]
    assert len(wanted) > 15
    for order in ("-raw", "-nodiag"):  # as it is written, as the eye meets it
        text = bare(run("pdftotext", order, town / "output" / f"{name}.pdf", "-"))
        assert misplaced(text, wanted) == []
    assert misplaced(text, wanted[::-1])


def misplaced(text: str, wanted: list[str]) -> list[str]:
    """What does not come after what came before it."""
    lost, place = [], 0
    for each in wanted:
        found = text.find(each, place)
        if found < 0:
            lost.append(each)
        else:
            place = found
    return lost


def bare(text: str) -> str:
    """Letters and digits only: lines are broken and words parted as it fits."""
    return re.sub(r"[\W_]", "", text)


def starts(document: Document) -> Iterator[str]:
    """How headings and paragraphs begin, but for what stands beside the text."""
    for block in document.blocks:
        yield from _starts(block)


def _starts(block: Block) -> Iterator[str]:
    if isinstance(block, Section) and block.title:
        yield plain(block.title)[:LENGTH]
    if isinstance(block, Paragraph):
        yield _first(block.content)
    if not (isinstance(block, Box) and block.role is Role.MARGIN):
        for inner in children(block):
            yield from _starts(inner)


def _first(content: Inlines) -> str:
    """The first words, up to a note or a reference, whose printed number is not in them."""
    found = ""
    for each in content:
        if not isinstance(each, Text | Emphasis | Strong | Value | Code):
            break
        found += plain((each,))
    return found[:LENGTH]
