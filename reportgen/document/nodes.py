"""The nodes of a document: frozen, closed unions, tuples all the way.

    Block  = Section | Paragraph | ItemList | Quote | Terms | Box
           | Table | Figure | Contents | Index | PageBreak
    Inline = Text | Emphasis | Strong | Raised | Lowered | Foreign | Abbreviation | Code
           | Link | Reference | Note | Value | LineBreak | Picture

Sections nest, so a level is a depth and a skipped heading cannot be written. There is no
attribute bag: one closed `Role` is the CSS class and the Word style alike. There are no raw
blocks. `where` on nodes tells the chapter's line and does not count for equality.

Numbers of tables, figures, maps, notes and headings are empty when chapters are composed and
are filled in once, for all writers, by `numbering.py`.
"""

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TypeAlias

from reportgen.document.drawing import Drawing
from reportgen.document.fields import NO_FIELDS, Fields
from reportgen.document.index import Index
from reportgen.document.inlines import Inlines
from reportgen.document.plot import Plot
from reportgen.errors import NOWHERE, Where


class Role(StrEnum):
    """What a section, paragraph or box is for. The value is the CSS class."""

    NONE = "none"
    # sections and pages
    COVER = "cover"
    BACK = "back"
    """Back cover."""
    IMPRINT = "imprint"
    FRONT = "front"
    """Matter before the first numbered chapter (Vorwort, Kurzfassung, Verzeichnisse)."""
    SUMMARY = "summary"
    """Kurzfassung."""
    PROFILE = "profile"
    """Profile of one place."""
    ANNEX = "annex"
    """Matter after the chapters; chapters are lettered A, B, C."""
    # paragraphs
    TITLE = "title"
    """Title of the document, on the cover or over a council paper."""
    SUBTITLE = "subtitle"
    LEAD = "lead"
    """Opening paragraph of a chapter."""
    FICTITIOUS = "fictitious"
    """Open label of invented data."""
    MARKED = "marked"
    """What is written across every page, for those who do not see it."""
    SOURCES = "sources"
    """Where the numbers of a page are from, once for all of its exhibits."""
    SPINE = "spine"
    """What stands on the spine, on the sheet of the cover alone."""
    SAMPLE = "sample"
    """Lines to be typed exactly so."""
    # boxes
    DEFINITION = "definition"
    HINT = "hint"
    """Hinweis."""
    WARNING = "warning"
    FINDING = "finding"
    """Key finding."""
    MARGIN = "margin"
    """Marginalie: stands beside the text that follows it."""
    RECOMMENDATION = "recommendation"
    """Handlungsempfehlung."""
    ROW = "row"
    """No frame: what it holds stands side by side, over text and margin column."""
    # council papers
    LETTERHEAD = "letterhead"
    RESOLUTION = "resolution"
    """Beschlussvorschlag."""
    REASONS = "reasons"
    """Sachverhalt, Begründung."""
    COSTS = "costs"
    """Finanzielle Auswirkungen."""
    ANNEXES = "annexes"
    """Anlagen."""
    VOTE = "vote"
    """Abstimmungsergebnis."""


# ---------------------------------------------------------------- tables


class Align(StrEnum):
    """How a column stands. Numbers are right-aligned with equal decimals, so commas meet."""

    LEFT = "left"
    RIGHT = "right"
    CENTRE = "centre"


class RowRole(StrEnum):
    """What a row of a table is for."""

    BODY = "body"
    GROUP = "group"
    """Heading of a row group: one cell over all columns."""
    RELATION = "relation"
    """How the rows below belong to the one above ("davon"): one cell over all columns."""
    SUBTOTAL = "subtotal"
    TOTAL = "total"


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a table."""

    align: Align = Align.RIGHT
    width: float = 1.0
    """Share of the width relative to the other columns."""


class Ramp(StrEnum):
    """What the grounds of shaded cells tell; the theme has the colours."""

    SEQUENTIAL = "sequential"
    """The darker, the higher."""
    NEUTRAL = "neutral"
    """The same, of what is neither good nor bad."""
    DIVERGING = "diverging"
    """The darker, the farther from the middle; one hue on either side."""


@dataclass(frozen=True, slots=True)
class Heat:
    """The step of a ramp that a cell is shaded with."""

    step: int
    """From 0, the palest; below the middle of a diverging ramp less than 0."""
    last: int
    """The darkest step."""
    ramp: Ramp = Ramp.SEQUENTIAL


@dataclass(frozen=True, slots=True)
class TableCell:
    """One cell; head cells may span, body cells never do (but for rows of words alone)."""

    content: Inlines = ()
    columns: int = 1
    """How many columns it spans."""
    rows: int = 1
    """How many rows it spans (heads only)."""
    is_head: bool = False
    """Whether it names its row or its columns."""
    indent: int = 0
    """Depth of a stub entry (davon, darunter)."""
    room: str = ""
    """Characters behind which as much room is left as they take, so that commas meet."""
    heat: Heat | None = None
    """How its ground is shaded by its number; None: not at all."""


@dataclass(frozen=True, slots=True)
class Row:
    """A row of cells."""

    cells: tuple[TableCell, ...]
    role: RowRole = RowRole.BODY


@dataclass(frozen=True, slots=True)
class Table:
    """A table with everything that stands above and below it."""

    title: Inlines
    columns: tuple[Column, ...]
    head: tuple[Row, ...]
    body: tuple[Row, ...]
    label: str = ""
    """Target of references: "tab-alter"; empty when nobody refers to it."""
    number: str = ""
    """"3.2" once numbered."""
    unit: str = ""
    """Unit of all numbers, if it is one: "in %"."""
    notes: tuple[Inlines, ...] = ()
    signs: tuple[tuple[str, str], ...] = ()
    """Signs used in the table and what they mean."""
    source: Inlines = ()
    """"Quelle", without the word."""
    is_wide: bool = False
    """Whether it needs a landscape page."""
    splits: tuple[int, ...] = ()
    """How many columns beside the stub each part has that it is printed in; empty: one part."""
    is_listed: bool = True
    """Whether it is numbered and stands in the list of tables; form tables are not."""
    about: tuple[str, ...] = ()
    """Keys of the places that it singles out."""
    is_large: bool = False
    """Whether its rows are key figures: each a field of its own, its first number printed large."""
    apart: Inlines = ()
    """The source where it is told apart, for several exhibits at once."""
    where: Where = field(default=NOWHERE, compare=False)

    @property
    def is_shaded(self) -> bool:
        """Whether grounds of cells tell something."""
        return any(cell.heat for row in self.body for cell in row.cells)


# ---------------------------------------------------------------- figures


class FigureKind(StrEnum):
    """Counters and lists of their own."""

    CHART = "figure"
    MAP = "map"
    PICTURE = "picture"
    """Decorative or heraldic; not numbered."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A chart, map or picture. It cannot be made without alternative text."""

    title: Inlines
    drawing: Drawing
    alternative: str
    """Type, what, extent, finding; at most 250 characters."""
    kind: FigureKind = FigureKind.CHART
    data: Table | None = None
    """The table of its numbers."""
    label: str = ""
    number: str = ""
    notes: tuple[Inlines, ...] = ()
    source: Inlines = ()
    see: Inlines = ()
    """Where its numbers can be read: "Daten: Tabelle A.3"."""
    has_numbers: bool = True
    """False for photographs and schemes, which need no table of data."""
    about: tuple[str, ...] = ()
    """Keys of the places that it singles out."""
    plot: Plot | None = None
    """What is drawn, for writers whose readers draw charts themselves; None: the drawing alone."""
    where: Where = field(default=NOWHERE, compare=False)


# ---------------------------------------------------------------- blocks


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and what stands below it; its level is its depth."""

    title: Inlines
    blocks: "tuple[Block, ...]"
    label: str = ""
    number: str = ""
    """"3.2" once numbered; empty for front matter."""
    role: Role = Role.NONE
    is_numbered: bool = True
    where: Where = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text."""

    content: Inlines
    role: Role = Role.NONE
    where: Where = field(default=NOWHERE, compare=False)
    label: str = ""
    """Target of an index; empty when none leads here."""


@dataclass(frozen=True, slots=True)
class ItemList:
    """A bulleted or numbered list; each item is blocks."""

    items: "tuple[tuple[Block, ...], ...]"
    is_ordered: bool = False
    start: int = 1
    where: Where = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class Quote:
    """Somebody's words."""

    blocks: "tuple[Block, ...]"
    where: Where = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class Terms:
    """A list of definitions: each a term and what it means."""

    items: "tuple[tuple[Inlines, tuple[Block, ...]], ...]"
    where: Where = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class Box:
    """A framed or marginal piece; its role says which."""

    role: Role
    blocks: "tuple[Block, ...]"
    title: Inlines = ()
    where: Where = field(default=NOWHERE, compare=False)


class Listing(StrEnum):
    """What a list of contents lists."""

    SECTIONS = "sections"
    TABLES = "tables"
    FIGURES = "figures"
    MAPS = "maps"


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of a list of contents."""

    depth: int
    """0 for chapters, tables, figures and maps."""
    number: str
    title: Inlines
    label: str


@dataclass(frozen=True, slots=True)
class Contents:
    """A list of sections, tables, figures or maps; entries are filled in by numbering."""

    listing: Listing
    depth: int = 3
    """How many levels of sections."""
    entries: tuple[Entry, ...] = ()


@dataclass(frozen=True, slots=True)
class PageBreak:
    """What follows starts on a new page."""


Block: TypeAlias = (
    Section
    | Paragraph
    | ItemList
    | Quote
    | Terms
    | Box
    | Table
    | Figure
    | Contents
    | Index
    | PageBreak
)
Blocks: TypeAlias = tuple[Block, ...]


# ---------------------------------------------------------------- the whole


class DocumentKind(StrEnum):
    """What is printed; the theme has a form for each."""

    REPORT = "report"
    COUNCIL_PAPER = "council-paper"
    PLAIN_LANGUAGE = "plain-language"
    """Leichte Sprache."""


@dataclass(frozen=True, slots=True)
class Meta:
    """What is true of the document as a whole."""

    title: str
    kind: DocumentKind = DocumentKind.REPORT
    subtitle: str = ""
    author: str = ""
    """The publishing office."""
    subject: str = ""
    keywords: tuple[str, ...] = ()
    language: str = "de-DE"
    date: str = ""
    """Redaktionsschluss, ISO 8601; also the date inside the files."""
    running_title: str = ""
    """Short title for the foot of pages; empty means the title."""
    watermark: str = ""
    """What stands across every page, behind the text; empty for nothing."""
    line_numbers: bool = False
    """Whether every fifth line has a number beside it."""
    fields: Fields = field(default=NO_FIELDS, repr=False)
    """What forms that are designed in Word can print."""
    town: str = ""
    """Of which place it tells."""
    licence: str = ""
    """Under which its data may be used."""
    is_fictitious: bool = False
    """Whether its data are invented."""
    has_data_files: bool = True
    """Whether the data of its exhibits go with its PDF as files."""


@dataclass(frozen=True, slots=True)
class Document:
    """The whole; top-level blocks are the sections of the chapters."""

    meta: Meta
    blocks: Blocks
    is_whole: bool = True
    """False when a chapter could not be read, so that labels may be missing."""
