"""Texts and tables as awkward as they come: signs of markup, emoji, endless words, huge tables."""

from dataclasses import replace
from io import BytesIO
from pathlib import Path

import docx
import pytest

from reportgen.document.inlines import Text, Value
from reportgen.document.nodes import (
    Align,
    Block,
    Box,
    Column,
    Document,
    Meta,
    Paragraph,
    Role,
    Row,
    Section,
    Table,
    TableCell,
)
from reportgen.document.numbering import numbered
from reportgen.document.theme import Theme
from reportgen.errors import Problems
from reportgen.frame import Key
from reportgen.writers.docx.checks.inspect import inspect
from reportgen.writers.docx.markup import NAMESPACES, find, name, value
from reportgen.writers.docx.write import write_docx
from tests.writers.docx.conftest import words
from tests.writers.docx.test_towns import body
from tests.writers.docx.validator import faults, needs_validator

TEXTS = (
    "Fehl & Co <x> \"in\" 'Haken' &amp; &lt;",
    "{{ kein Platzhalter }} {% if x %} {# nichts #} {{ inhalt }}",
    "Größe, Straße, Ærø, Łódź, Čeština, Ελλάδα",
    "😀 👩‍👩‍👧 🏳️‍🌈 und 𝔘𝔫𝔦",
    "Donaudampfschifffahrtsgesellschaftskapitänswitwenrente" * 12,
    "https://beispiel.example/" + "sehr-langer-pfad/" * 30,
    "Zeile\u2028Zeile\u2029Absatz\x00\x0b\x1f\ufffe",
    "]]> <!-- --> <?xml?> <w:p/>",
    "  vorn und hinten  ",
    "\u202eumgekehrt\u202c ‏עברית‏",
)


def table(rows: int, columns: int) -> Table:
    """A table of data as large as it is asked for."""
    head = tuple(TableCell(words(f"Spalte {n}"), is_head=True) for n in range(columns))

    def row(number: int) -> Row:
        stub = TableCell(words(f"Bezirk {number} & Umland <{number}>"), is_head=True)
        values = (Value(f"{number * n}", Key("k", str(number), str(n))) for n in range(1, columns))
        return Row((stub, *(TableCell((each,)) for each in values)))

    widths = (Column(Align.LEFT, 2.0), *[Column()] * (columns - 1))
    body = tuple(map(row, range(rows)))
    return Table(words(f"{rows} mal {columns}"), widths, (Row(head),), body, label="tab-gross")


def written(theme: Theme, *blocks: Block) -> bytes:
    document = Document(Meta("Titel & <mehr>"), (Section(words("Eins & <zwei>"), blocks),))
    return write_docx(numbered(document, Problems()), theme)


@pytest.mark.parametrize("text", TEXTS)
def test_a_text_is_right_wherever_it_stands(text: str, theme: Theme) -> None:
    cell = replace(table(1, 2), title=words(text), notes=(words(text),), label="tab-text")
    box = Box(Role.HINT, (Paragraph((Text(text),)),), words(text))
    data = written(theme, Paragraph(words(text)), cell, box)
    assert inspect(data, "a.docx") == ()
    legal = text.translate(dict.fromkeys((0, 0x0B, 0x1F, 0xFFFE)))
    found = [paragraph.text for paragraph in docx.Document(BytesIO(data)).paragraphs]
    assert found.count(legal) == 4


SIZES = [(500, 6, 1), (12, 40, 2), (500, 40, 2), (1, 1, 1), (12, 90, 3)]
"""Rows, columns, and the parts that they come to."""


@pytest.mark.parametrize(("rows", "columns", "parts"), SIZES)
def test_a_table_keeps_every_cell(rows: int, columns: int, parts: int, theme: Theme) -> None:
    data = written(theme, replace(table(rows, columns), is_wide=columns > 12))
    assert inspect(data, "a.docx") == ()
    grids = list(body(data).iter(name("tbl")))
    assert [len(grid.findall("w:tr", NAMESPACES)) for grid in grids] == [rows + 1] * parts
    found = [grid.findall("w:tblGrid/w:gridCol", NAMESPACES) for grid in grids]
    assert sum(len(each) - 1 for each in found) == columns - 1  # each part repeats the stub
    widths = [int(value(each, "w")) for each in found[0]]
    assert min(widths) > 100
    pages = (find(each, "w:pgSz") for each in body(data).iter(name("sectPr")))
    assert sum(widths) <= max(int(value(each, "w")) for each in pages)


@pytest.mark.real
@needs_validator
def test_the_sdk_finds_no_fault_in_anything_awkward(theme: Theme, tmp_path: Path) -> None:
    texts = (Paragraph(words(each)) for each in TEXTS)
    (tmp_path / "a.docx").write_bytes(written(theme, *texts, table(500, 40)))
    assert faults(tmp_path / "a.docx") == []
