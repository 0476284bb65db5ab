"""Each look at the pages finds nothing in a sound document, and something in one that is broken.

The document has what can be torn: paragraphs, headings, rows of several lines, notes, figures,
boxes, a turned page. A line of style breaks it.
"""

from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest

from reportgen.document.inlines import Note
from reportgen.document.nodes import Block, Box, Document, Meta, Paragraph, Role, Section, Table
from reportgen.document.theme import Theme
from reportgen.writers.pdf.write import write_pdf
from tests.writers.pdf import flow, setting
from tests.writers.pdf.conftest import chart, line, prose, row, section, table, text, wide_table
from tests.writers.pdf.ink import Ink, ink
from tests.writers.pdf.setting import Margins

Check = Callable[[Ink], Iterator[str]]
MARGINS = Margins(24, 26, 27, 23, turned=(27, 23, 27, 25))
WORDS = (
    "Bevölkerungsvorausberechnung und Bedarfsgemeinschaftsstatistik ergänzen sich. "
    "Mindestsicherungsleistungen, Grundsicherungsempfänger, Beschäftigungsverhältnisse. "
)


def noted(number: int) -> Paragraph:
    return line("Ein Satz mit Anmerkung", Note(text("Was dazu zu sagen ist."), number), ".")


def deep_table() -> Table:
    """Rows of several lines, over more than one page."""
    names = ("Straße und Hausnummer", "Fälle", "Personen", "Quote")
    rows = (row(f"{WORDS} {n:02}", f"{n}", f"{n * 3}", f"{n},5") for n in range(1, 41))
    return table("Rechenwege", names, tuple(rows), "1.3")


def passage(number: int) -> tuple[Block, ...]:
    """Sections of growing length, so that pages end everywhere."""
    words = line(WORDS, "Das gilt seit vielen Jahren so. " * (number % 5))
    deeper = section(f"Abschnitt {number}", words, prose(1 + number % 3), number=f"1.{number}")
    return (replace(deeper, label=f"abschnitt-{number}"),)


def chapter() -> Section:
    first = (prose(2), noted(1), Box(Role.DEFINITION, (prose(),), text("Was es heißt")))
    passages = (each for number in range(1, 25) for each in passage(number))
    turned = (wide_table("1.4"), wide_table("1.5"))  # on a left and on a right page
    return section("Kapitel", *first, chart("1.1", 2), deep_table(), *turned, *passages, number="1")


@pytest.fixture(scope="module")
def document() -> Document:
    meta = Meta("Sozialbericht", running_title="Sozialbericht")
    cover = Section((), (Paragraph(text("Sozialbericht"), Role.TITLE),), role=Role.COVER)
    return Document(meta, (cover, chapter()))


@pytest.fixture(scope="module")
def sound(document: Document, theme: Theme) -> Ink:
    return ink(write_pdf(document, theme).data)


def outside(pages: Ink) -> Iterator[str]:
    return setting.outside(pages, MARGINS)


def wrong_feet(pages: Ink) -> Iterator[str]:
    return setting.wrong_feet(pages, "Sozialbericht")


BROKEN: tuple[tuple[str, Check, str], ...] = (
    ("widow", flow.lone_lines, "p { orphans: 1; widows: 1 }"),
    ("heading", flow.lone_headings, "h2 { break-after: page }"),
    ("row", flow.torn_rows, "tr { break-inside: auto }"),
    ("no head", flow.lost_heads, "thead { display: table-row-group }"),
    ("silent", flow.lost_heads, "tr[data-continued] { string-set: none }"),
    ("caption", flow.parted_captions, "figure { break-inside: auto } img { break-before: page }"),
    ("source", flow.parted_captions, ".exhibit > .below { position: static; break-before: page }"),
    ("note", flow.far_notes, ".note { float: none; display: block; break-before: page }"),
    ("ladder", flow.hyphen_ladders, "section > p { width: 20mm }"),
    ("parted word", flow.words_over_pages, "section > p { width: 30mm; orphans: 1; widows: 1 }"),
    (
        "sizes",
        setting.crowded_sizes,
        "section > p:nth-of-type(2n) { font-size: 9pt } .box { font-size: 13pt } "
        "figcaption { font-size: 12pt } .below { font-size: 9.5pt }",
    ),
    ("small", setting.small_type, ".below { font-size: 7pt }"),
    ("long", setting.long_lines, "section > p { font-size: 8pt }"),
    ("outside", outside, "section > p { margin-left: -10mm }"),
    ("clipped", setting.clipped_cells, "th[scope=row] { hyphens: manual; font-size: 20pt }"),
    ("ground", setting.torn_grounds, ".box.definition > p { margin-right: -20mm }"),
    ("chapter", wrong_feet, "@page :right { @bottom-left { content: 'Anderswo' } }"),
    ("number", wrong_feet, "@page :left { @bottom-left { text-align: right; width: 99% } }"),
    ("turned", wrong_feet, "@page landscape:right { @left-top { transform: none } }"),
    ("turned too", wrong_feet, "@page landscape:left { @left-top { transform: none } }"),
    ("pale", setting.pale_text, ".below { color: #999 }"),
)


@pytest.mark.parametrize("check", {check: None for _, check, _ in BROKEN})
def test_a_sound_document_is_without_fault(sound: Ink, check: Check) -> None:
    assert list(check(sound)) == []


@pytest.mark.parametrize(
    ("check", "style"), [each[1:] for each in BROKEN], ids=[b[0] for b in BROKEN]
)
def test_what_is_broken_is_found(
    document: Document, theme: Theme, check: Check, style: str
) -> None:
    css = theme.files["report.css"] + f"\n{style}\n".encode()
    worn = replace(theme, files=theme.files | {"report.css": css})
    assert list(check(ink(write_pdf(document, worn).data)))
