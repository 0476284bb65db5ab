"""A document with every node and every role, as awkward as documents are."""

import re
import struct
import zlib
from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from zipfile import ZipFile

import pytest

from reportgen.document.drawing import Drawing
from reportgen.document.inlines import (
    Code,
    Emphasis,
    Inlines,
    LineBreak,
    Link,
    Lowered,
    Note,
    Raised,
    Reference,
    Strong,
    Text,
    Value,
)
from reportgen.document.nodes import (
    Align,
    Block,
    Box,
    Column,
    Contents,
    Document,
    DocumentKind,
    Figure,
    FigureKind,
    ItemList,
    Listing,
    Meta,
    PageBreak,
    Paragraph,
    Quote,
    Role,
    Row,
    RowRole,
    Section,
    Table,
    TableCell,
    Terms,
)
from reportgen.document.numbering import numbered
from reportgen.document.theme import Theme, load_theme
from reportgen.errors import Problems
from reportgen.frame import Key
from reportgen.world import MemoryWorld
from reportgen.writers.docx.write import write_docx
from tests.writers.docx.charts.plots import PLOTS

PROSE = (
    "Die Zahl der Menschen, die Leistungen der Grundsicherung beziehen, ist in den vergangenen "
    "Jahren gesunken; in den Bezirken Äußere Größe & Mühlenstraße <Süd> liegt sie über dem Wert "
    "der Stadt. Donaudampfschifffahrtsgesellschaftskapitänswitwenrente bleibt außer Betracht."
)


def words(text: str) -> Inlines:
    return (Text(text),)


def prose(text: str = PROSE, role: Role = Role.NONE) -> Paragraph:
    return Paragraph(words(text), role)


def png(width: int, height: int, grey: int) -> bytes:
    """A picture of one colour."""
    row = b"\0" + bytes([grey]) * width
    chunks = (
        (b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)),
        (b"IDAT", zlib.compress(row * height)),
        (b"IEND", b""),
    )
    written = (
        struct.pack(">I", len(content))
        + kind
        + content
        + struct.pack(">I", zlib.crc32(kind + content))
        for kind, content in chunks
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(written)


def drawing(width: float = 118.0, height: float = 60.0, grey: int = 200) -> Drawing:
    svg = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}">'
        f'<rect width="{width}" height="{height}" fill="rgb({grey},{grey},{grey})"/></svg>'
    )
    return Drawing(svg.encode(), png(472, round(472 * height / width), grey), width, height)


def cells(*texts: str, role: RowRole = RowRole.BODY) -> Row:
    stub, *numbers = texts
    return Row(
        (TableCell(words(stub), is_head=True), *(TableCell(words(each)) for each in numbers)), role
    )


def head(*texts: str) -> Row:
    return Row(tuple(TableCell(words(each), is_head=True) for each in texts))


COLUMNS = (Column(Align.LEFT, 2.5), Column(), Column(), Column())


def small_table() -> Table:
    """Two rows of heads with spans, groups, "davon", subtotal, total, notes in cells."""
    over = Row(
        (
            TableCell(words("Bezirk"), rows=2, is_head=True),
            TableCell(words("Personen"), columns=2, is_head=True),
            TableCell(words("Quote in %"), rows=2, is_head=True),
        )
    )
    noted = Row(
        (
            TableCell(
                (Text("Nordstadt"), Note(words("Ohne die Siedlung am Hafen."))), is_head=True
            ),
            *(TableCell(words(each)) for each in ("1\u202f234", "−56", "12,4")),
        )
    )
    part = Row(
        (
            TableCell(words("davon Frauen"), is_head=True, indent=1),
            *(TableCell(words(each)) for each in ("612", "–", ".")),
        )
    )
    return Table(
        title=words("Personen in Bedarfsgemeinschaften nach Bezirken & Jahren, 2015–2024"),
        columns=COLUMNS,
        head=(over, head("2015", "2024")),
        body=(
            Row((TableCell(words("Stadtbezirk Mitte"), columns=4, is_head=True),), RowRole.GROUP),
            noted,
            part,
            cells("Zusammen", "1\u202f290", "−56", "11,0", role=RowRole.SUBTOTAL),
            Row((TableCell(words("Stadtbezirk Süd")),), RowRole.GROUP),
            cells("Südhang", "17", "x", "0,4"),
            cells("Insgesamt", "1\u202f307", "−56", "9,8", role=RowRole.TOTAL),
        ),
        label="tab-klein",
        unit="Personen; Quote in %",
        notes=(words("Abweichungen in den Summen durch Rundung."),),
        signs=(("–", "nichts vorhanden"), (".", "Zahlenwert unbekannt oder geheim zu halten")),
        source=words("Bundesagentur für Arbeit, Stand 31.12.2024"),
    )


def long_table() -> Table:
    rows = tuple(
        cells(f"Bezirk {n:03}", str(n * 7), str(n * 3), f"{n / 7:.1f}") for n in range(120)
    )
    return Table(
        title=words("Hundertzwanzig Bezirke und ihre Zahlen"),
        columns=COLUMNS,
        head=(head("Bezirk", "Personen", "Haushalte", "Quote"),),
        body=(*rows, cells("Insgesamt", "49 980", "21 420", "8,5", role=RowRole.TOTAL)),
        label="tab-lang",
        source=words("Einwohnermelderegister"),
    )


def wide_table() -> Table:
    years = [str(year) for year in range(2012, 2025)]
    rows = tuple(cells(f"Bezirk {n}", *(f"{n * 100 + i}" for i in range(13))) for n in range(12))
    return Table(
        title=words("Bevölkerung nach Bezirken, 2012–2024"),
        columns=(Column(Align.LEFT, 2.5), *(Column() for _ in years)),
        head=(head("Bezirk", *years),),
        body=rows,
        label="tab-breit",
        is_wide=True,
    )


def form() -> Table:
    """A form: no title, no head, texts on both sides."""
    pairs = (("Federführung", "Amt für Soziales"), ("Aktenzeichen", "50-4711"), ("Datum", "1. 2."))
    return Table(
        title=(),
        columns=(Column(Align.LEFT, 1.0), Column(Align.LEFT, 2.5)),
        head=(),
        body=tuple(
            Row((TableCell(words(name), is_head=True), TableCell(words(told))))
            for name, told in pairs
        ),
        is_listed=False,
    )


def plain_table() -> Table:
    """An unlisted table of texts, as Markdown makes them."""
    return Table(
        title=(),
        columns=(Column(Align.LEFT), Column(Align.CENTRE), Column(Align.LEFT, 2.0)),
        head=(head("Empfehlung", "Frist", "Wer"),),
        body=(
            Row(tuple(TableCell(words(each)) for each in ("Kita ausbauen", "2026", "Jugendamt"))),
            Row(tuple(TableCell(words(each)) for each in ("Beratung", "2027", "Sozialamt"))),
        ),
        is_listed=False,
    )


def nested_list() -> ItemList:
    inner = ItemList(((prose("innen a"), ItemList(((prose("ganz innen"),),), is_ordered=True)),
                      (prose("innen b"),)), is_ordered=True)  # fmt: skip
    return ItemList(((prose("außen eins"), inner, prose("Fortsetzung von eins.")),
                     (prose("außen zwei"),)))  # fmt: skip


def inline_paragraph() -> Paragraph:
    key = Key("sgb2_quote", "05", "2024")
    content: Inlines = (
        Text("Hier steht "),
        Emphasis(words("Betontes")),
        Text(", "),
        Strong((Text("Wichtiges mit "), Emphasis(words("Betontem")))),
        Text(", CO"),
        Lowered(words("2")),
        Text(", m"),
        Raised(words("2")),
        Text(", "),
        Code("report.toml"),
        Text(", ein "),
        Link(words("Verweis nach außen"), "https://beispiel.example/größe?a=1&b=2"),
        Text(", die Quote von "),
        Value("12,4\u202f%", key),
        Text(" (siehe "),
        Reference("tab-klein", page=True),
        Text(", "),
        Reference("abb-kurve"),
        Text(", "),
        Reference("kap-zwei"),
        Text(" und "),
        Reference("kap-vorwort"),
        Text(")"),
        Note((Text("Eine Fußnote mit "), Link(words("Verweis"), "https://beispiel.example/"))),
        Text("."),
        LineBreak(),
        Text("Zeile\u00adnum\u00adbruch, Nicht\u2011Trenn\u2011Strich, Steuer\x0bzeichen\x00."),
    )
    return Paragraph(content)


FRAMED = (Role.DEFINITION, Role.HINT, Role.WARNING, Role.FINDING, Role.MARGIN, Role.RECOMMENDATION)


def boxes() -> tuple[Block, ...]:
    return tuple(
        block
        for role in FRAMED
        for block in (
            Box(role, (prose("Kurzer Text im Kasten."),
                       ItemList(((prose("ein Punkt im Kasten"),), (prose("noch einer"),)))),
                words(f"Kasten {role}")),
            prose(),
        )
    )  # fmt: skip


def cover() -> Section:
    blocks = (
        prose("Stadt Wiesenbrück"),
        prose("Zur sozialen Lage in Stadt und Bezirken", Role.SUBTITLE),
        prose("Alle Daten sind erfunden.", Role.FICTITIOUS),
    )
    return Section(words("Sozialbericht 2025"), blocks, role=Role.COVER)


def chapters() -> tuple[Section, ...]:
    chart = Figure(words("Verlauf der Quote"), drawing(), "Liniendiagramm: sinkt von 15 auf 12 %",
                   label="abb-kurve", notes=(words("Ab 2017 neue Zählung."),),
                   source=words("Eigene Berechnung"))  # fmt: skip
    columns = Figure(words("Von Word gezeichnet"), drawing(), "Balken: Au liegt vorn",
                     plot=PLOTS["bars"])  # fmt: skip
    again = Figure(words("Noch einmal dieselbe Zeichnung"), drawing(), "Wie oben")
    city = Figure(words("Quote nach Bezirken"), drawing(160, 150, 150), "Karte: im Süden hoch",
                  kind=FigureKind.MAP, label="karte-quote")  # fmt: skip
    arms = Figure((), drawing(20, 24, 90), "Wappen", kind=FigureKind.PICTURE)
    panorama = Figure(words("Ein breites Bild"), drawing(245, 120), "Panorama aller Bezirke")
    deep = Section(words("Dritte Ebene"), (prose(), Section(words("Vierte Ebene"), (prose(),))))
    first = Section(
        words("Bevölkerung & Haushalte"),
        (
            prose("Ein Vorspann führt in das Kapitel ein und nennt, worum es geht.", Role.LEAD),
            inline_paragraph(),
            Section(words("Eine Überschrift, so lang, dass sie zwei Zeilen braucht und bekommt"),
                    (prose(), small_table(), prose(), chart, prose(), deep)),
            Section(words("Kästen"), boxes()),
            Section(words("Listen"), (nested_list(), prose("Dazwischen."),
                    ItemList(((prose("neu gezählt"),), (prose("zwei"),)), is_ordered=True),
                    ItemList(((prose("ab sieben"),),), is_ordered=True, start=7),
                    Quote((prose(), ItemList(((prose("zitiert"),),)))),
                    Terms(((words("SGB II"), (prose("Sozialgesetzbuch, Zweites Buch"),)),
                           (words("EW"), (prose("Einwohnerinnen und Einwohner"), prose()))))),
            ),
        ),
    )  # fmt: skip
    second = Section(
        words("Tabellen und Bilder"),
        (long_table(), prose(), wide_table(), prose(), plain_table(), plain_table(), city, arms,
         again, PageBreak(), prose("Nach dem Umbruch."), panorama, columns),
        label="kap-zwei",
    )  # fmt: skip
    annex = Section(words("Anhang"), (form(), small_annex_table()), role=Role.ANNEX)
    return (first, second, annex)


def small_annex_table() -> Table:
    return Table(words("Im Anhang"), (Column(Align.LEFT), Column()), (head("Jahr", "Zahl"),),
                 (cells("2024", "1"),))  # fmt: skip


def blocks() -> tuple[Block, ...]:
    lists = (Contents(Listing.SECTIONS, 2), Contents(Listing.TABLES), Contents(Listing.FIGURES),
             Contents(Listing.MAPS))  # fmt: skip
    return (
        cover(),
        Section(words("Impressum"), (prose("Herausgeber: Amt für Soziales"),), role=Role.IMPRINT),
        Section(words("Inhalt"), lists, role=Role.FRONT),
        Section(words("Vorwort"), (prose(),), role=Role.FRONT, label="kap-vorwort"),
        *chapters(),
    )


@pytest.fixture(scope="session")
def everything() -> Document:
    """The document, numbered."""
    return made()


def made() -> Document:
    meta = Meta("Sozialbericht 2025", author="Amt für Soziales", keywords=("Soziales", "Stadt"),
                date="2025-03-31", running_title="Sozialbericht Wiesenbrück")  # fmt: skip
    problems = Problems()
    document = numbered(Document(meta, blocks()), problems)
    assert not problems.found
    return document


@pytest.fixture(scope="session")
def dressed(everything: Document) -> Callable[[DocumentKind], Document]:
    """The document as another kind."""
    return lambda kind: replace(everything, meta=replace(everything.meta, kind=kind))


@pytest.fixture(scope="session")
def theme() -> Theme:
    """The shipped theme."""
    return load_theme("standard", MemoryWorld(), Problems())


@pytest.fixture(scope="session")
def written(everything: Document, theme: Theme) -> bytes:
    """The document as a Word file."""
    return write_docx(everything, theme)


Fragment = Callable[..., str]


@pytest.fixture(scope="session")
def fragment(theme: Theme) -> Fragment:
    """Blocks, numbered and written alone, as the text of the body without its last section.

    Anchors are left out, so that what is around them can be read.
    """
    word = theme.tokens.word.model_copy(update={"anchors": False})
    bare = replace(theme, tokens=theme.tokens.model_copy(update={"word": word}))

    def written_alone(*alone: Block, part: str = "word/document.xml") -> str:
        meta = Meta("Titel", kind=DocumentKind.COUNCIL_PAPER, date="2025-03-31")
        document = numbered(Document(meta, alone), Problems())
        with ZipFile(BytesIO(write_docx(document, bare))) as archive:
            text = archive.read(part).decode()
        content = re.sub(r' xmlns:\w+="[^"]*"', "", text)
        body = re.search(r"<w:body>(.*)<w:sectPr>.*?</w:sectPr></w:body>", content, re.DOTALL)
        return body[1] if body else content

    return written_alone
