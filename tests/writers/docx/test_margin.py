"""Notes of the margin: there in a template that has room for them, else set off in the text."""

import re
from pathlib import Path

import docx
import pytest
from docx.shared import Mm

from reportgen.document.nodes import Box, Document, Meta, Role, Section
from reportgen.document.numbering import numbered
from reportgen.document.theme import Theme
from reportgen.errors import Problems
from reportgen.writers.docx.checks.inspect import inspect
from reportgen.writers.docx.markup import NAMESPACES, Element, find, name, value
from reportgen.writers.docx.write import write_docx
from tests.writers.docx.conftest import prose, wide_table, words
from tests.writers.docx.template.test_towns import body, dressed
from tests.writers.docx.template.towns import Change, replaced, saved
from tests.writers.docx.test_real import needs_office, run
from tests.writers.docx.validator import faults, needs_validator

NOTE = "16,9 % der Kinder unter 15 Jahren"


def note(text: str = NOTE) -> Box:
    return Box(Role.MARGIN, (prose(text),), words("Kinderarmut"))


def chapter() -> Document:
    """Notes before text, one behind the other, and before a page that is turned."""
    two, last = (note("Erste"), note("Zweite")), note("Dritte")
    blocks = (prose(), note(), prose(), *two, prose(), last, wide_table())
    return numbered(Document(Meta("Titel"), (Section(words("Eins"), blocks),)), Problems())


def town(left: int, right: int, *changes: Change) -> bytes:
    word = docx.Document()
    (section,) = word.sections
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin, section.right_margin = Mm(left), Mm(right)
    return saved(word, *changes)


def notes(data: bytes) -> list[Element]:
    return [
        p for p in body(data).iter(name("p")) if value(find(p, "w:pPr/w:pStyle")) == "Marginalie"
    ]


def frames(data: bytes) -> list[Element]:
    found = (find(each, "w:pPr/w:framePr") for each in notes(data))
    return [each for each in found if each is not None]


@pytest.mark.parametrize(("left", "right", "begins"), [(25, 62, 154), (60, 20, 9)])
def test_a_wide_margin_holds_them(left: int, right: int, begins: int, theme: Theme) -> None:
    data = write_docx(chapter(), dressed(theme, town(left, right)))
    assert len(notes(data)) == 8
    assert len(frames(data)) == 6  # the last one holds the end of a section
    frame = frames(data)[0]
    place, width = (int(value(frame, side)) / 1440 * 25.4 for side in ("x", "w"))
    assert round(place) == begins
    assert 32 <= width <= 45.1
    assert place + width < left or place > 210 - right
    assert inspect(data, "a.docx") == ()


def test_they_are_read_where_they_belong(theme: Theme) -> None:
    data = write_docx(chapter(), dressed(theme, town(25, 62)))
    texts = ["".join(t.text or "" for t in p.iter(name("t"))) for p in body(data)]
    assert texts[2:4] == ["Kinderarmut", NOTE]


@pytest.mark.parametrize(
    "data",
    [
        town(30, 30),
        town(25, 62, replaced("word/settings.xml", ("<w:compat>", "<w:mirrorMargins/><w:compat>"))),
    ],
    ids=["narrow", "mirrored"],
)
def test_without_room_they_stand_in_the_text(data: bytes, theme: Theme) -> None:
    written = write_docx(chapter(), dressed(theme, data))
    assert frames(written) == []
    gaps = [value(find(each, "w:pPr/w:spacing"), "before") for each in notes(written)]
    assert gaps[:2] == ["280", ""]


def test_a_style_of_the_town_with_a_frame_of_its_own_is_left_alone(theme: Theme) -> None:
    own = '<w:pPr><w:framePr w:w="2000" w:wrap="around" w:hAnchor="page" w:x="9000"/></w:pPr>'
    style = '<w:style w:type="paragraph" w:styleId="Rand"><w:name w:val="Rand"/>'
    change = replaced("word/styles.xml", ("</w:styles>", f"{style}{own}</w:style></w:styles>"))
    themed = dressed(theme, town(25, 62, change), styles={"margin": "Rand"})
    data = write_docx(chapter(), themed)
    assert frames(data) == []
    styles = [value(each) for each in body(data).iter(name("pStyle"))]
    assert styles.count("Rand") == 8


def test_the_shipped_template_dresses_them_as_notes(theme: Theme) -> None:
    data = write_docx(chapter(), theme)
    first, second = notes(data)[:2]
    assert find(first, "w:pPr/w:keepNext") is not None
    assert find(second, "w:pPr/w:framePr") is None


@pytest.mark.real
@needs_validator
def test_the_sdk_finds_no_fault(theme: Theme, tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(write_docx(chapter(), dressed(theme, town(25, 62))))
    assert faults(path) == []


@pytest.mark.real
@needs_office
def test_an_office_sets_them_beside_the_text_and_keeps_them(theme: Theme, tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(write_docx(chapter(), dressed(theme, town(25, 62))))
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    for kind in ("pdf", "docx"):
        run("soffice", profile, "--headless", "--convert-to", kind, "--outdir",
            str(tmp_path / "back"), str(path))  # fmt: skip
    told = run("pdftotext", "-bbox", "-l", "1", str(tmp_path / "back/a.pdf"), "-")
    place = re.search(r'xMin="([\d.]+)" yMin="([\d.]+)"[^>]*>16,9<', told)
    beside = re.search(r'xMin="([\d.]+)" yMin="([\d.]+)"[^>]*>gesunken', told)
    assert place
    assert beside
    assert float(place[1]) > (210 - 62) / 25.4 * 72 > float(beside[1])
    back = body((tmp_path / "back/a.docx").read_bytes())
    framed = back.findall("w:p/w:pPr/w:framePr", NAMESPACES)
    assert len(framed) == 6
