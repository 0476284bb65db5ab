"""Boxes that can be ticked in Word: controls that read as the characters they are."""

from pathlib import Path

import pytest
from docx.oxml.ns import qn

from reportgen.document.inlines import LineBreak, Note, Text
from reportgen.document.nodes import (
    Column,
    Document,
    DocumentKind,
    Meta,
    Paragraph,
    Row,
    Section,
    Table,
    TableCell,
)
from reportgen.document.theme import Theme
from reportgen.writers.docx.checks.inspect import inspect
from reportgen.writers.docx.markup import W14, Element, find, name, value
from reportgen.writers.docx.write import write_docx
from tests.writers.docx.template.test_towns import body
from tests.writers.docx.validator import faults, needs_validator

CHOICE = (Text("☑"), Text("\u00a0ja ☐\u00a0nein."), LineBreak(), Text("☐ Rat"))
NOTED = (Text("Etwas."), Note((Text("☐ nie"),), 1))


def paper() -> Document:
    """Boxes in a paragraph, in a form to be filled in, and in a note."""
    form = Table(
        (), (Column(), Column(), Column()), (),
        (Row((TableCell((Text("☐"),)), TableCell(), TableCell())),
         Row((TableCell((Text("Amt 50"),)), TableCell((Text("x"),)), TableCell()))),
        is_listed=False,
    )  # fmt: skip
    blocks = (Paragraph(CHOICE), form, Paragraph(NOTED))
    meta = Meta("Vorlage", kind=DocumentKind.COUNCIL_PAPER)
    return Document(meta, (Section((Text("Wahl"),), blocks),))


@pytest.fixture(scope="module")
def written(theme: Theme) -> bytes:
    return write_docx(paper(), theme)


def boxes(data: bytes) -> list[Element]:
    return list(body(data).iter(f"{{{W14}}}checkbox"))


def properties(box: Element) -> Element:
    parent = box.getparent()
    assert parent is not None
    return parent


def test_each_box_is_a_control_with_its_words(written: bytes) -> None:
    checked = [each[0].get(f"{{{W14}}}val") for each in boxes(written)]
    names = [value(find(properties(each), "w:alias")) for each in boxes(written)]
    assert list(zip(checked, names, strict=True)) == [
        ("1", "ja"), ("0", "nein"), ("0", "Rat"), ("0", "Kästchen"),
    ]  # fmt: skip


def test_it_reads_as_before(written: bytes) -> None:
    texts = ["".join(map(str, p.itertext())) for p in body(written).iter(name("p"))]
    assert "☑\u00a0ja ☐\u00a0nein.☐ Rat" in texts


def test_rows_to_be_filled_in_by_hand_are_high(written: bytes) -> None:
    rows = [row.find(f".//{qn('w:trHeight')}") for row in body(written).iter(name("tr"))]
    assert [row is not None for row in rows] == [True, False]


def test_other_programs_may_pass_over_them(written: bytes) -> None:
    key = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Ignorable"
    assert "w14" in properties(body(written)).get(key, "").split()
    assert inspect(written, "a.docx") == ()


@pytest.mark.real
@needs_validator
def test_the_sdk_finds_no_fault(written: bytes, tmp_path: Path) -> None:
    (tmp_path / "a.docx").write_bytes(written)
    assert faults(tmp_path / "a.docx") == []
