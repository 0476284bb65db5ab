"""Commas of a column stand below each other, as an office program sets them."""

import re
from pathlib import Path

import pytest

from reportgen.document.inlines import Text
from reportgen.document.nodes import Align, Column, Document, Meta, Row, Section, Table, TableCell
from reportgen.document.theme import Theme
from reportgen.exhibits.tables.alignment import aligned
from reportgen.notation import CLASSIC
from reportgen.writers.docx.write import write_docx
from tests.writers.docx.conftest import head, words
from tests.writers.docx.test_real import needs_office, run

DIGITS = "88888"
"""They tell how wide a digit is."""
CELLS = (
    "12,4", "1\u202f234,56", "−5,1", "3", "0,25", "–", ".", "/", "x", "1\u202f234\u202f567",
    "(7,5)", "17,1p", "0,4¹⁾", "+2,0", "(1\u202f012,33)",
)  # fmt: skip
MARKED = re.compile("[p¹]")
"""How wide letters and raised signs are, only the font knows."""
SIZE = 9
TOLERANCE = 0.75
"""Points: one and a half dots at 150 dots per inch."""


def table(cells: tuple[str, ...]) -> Table:
    rows = tuple(
        Row((TableCell(words("Ort"), is_head=True), TableCell(words(each)))) for each in cells
    )
    columns = (Column(Align.LEFT, 3.0), Column())
    return Table((Text("Titel"),), columns, (head("Ort", "Zahl"),), aligned(rows, CLASSIC))


def ends(theme: Theme, cells: tuple[str, ...], folder: Path) -> list[tuple[str, float]]:
    """The last piece of the text of each cell, and where it ends, in points."""
    path = folder / "a.docx"
    document = Document(Meta("Titel"), (Section(words("Eins"), (table(cells),)),))
    path.write_bytes(write_docx(document, theme))
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    run("soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder), str(path))
    told = run("pdftotext", "-bbox", str(folder / "a.pdf"), "-")
    found = re.findall(r'yMin="([\d.]+)" xMax="([\d.]+)"[^>]*>([^<]+)<', told)
    lines: dict[str, tuple[str, float]] = {}
    for top, end, text in sorted(found, key=lambda each: float(each[1])):
        lines[top] = (text, float(end))
    stubs = {top for top, _, text in found if text == "Ort"}
    below = [line for top, line in sorted(lines.items(), key=lambda each: float(each[0]))
             if top in stubs]  # fmt: skip
    return below[1:]


@pytest.mark.real
@needs_office
def test_the_last_digits_before_the_comma_end_at_one_place(theme: Theme, tmp_path: Path) -> None:
    found = ends(theme, (*CELLS, DIGITS), tmp_path)
    assert [text for text, _ in found] == [
        re.split("\u202f", each)[-1] for each in (*CELLS, DIGITS)
    ]
    places = {text: end - behind_ones(text) for text, end in found if not MARKED.search(text)}
    assert len(places) == len(CELLS) - 1
    assert max(places.values()) - min(places.values()) < TOLERANCE, places


def behind_ones(text: str) -> float:
    """Points from the last digit before the comma to the end; digits are half as wide as high."""
    found = re.search(r"\d(,)?(\d*)(\)?)$", text)
    comma, decimals, bracket = found.groups("") if found else ("", "", "")
    return SIZE / 2 * (0.5 * len(comma) + len(decimals) * bool(comma) + 0.6 * len(bracket))
