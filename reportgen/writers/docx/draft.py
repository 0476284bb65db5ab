"""What grows while a document is written, and where in it a block stands."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from reportgen.document.flow import Page
from reportgen.document.nodes import DocumentKind, Table
from reportgen.document.tokens import Colours, Sizes
from reportgen.writers.docx.anchors import Anchors
from reportgen.writers.docx.charts.chart import Charts
from reportgen.writers.docx.fields import Bookmarks
from reportgen.writers.docx.letters import Letters
from reportgen.writers.docx.links import Links
from reportgen.writers.docx.lists import Lists
from reportgen.writers.docx.media import Media
from reportgen.writers.docx.notes import Notes
from reportgen.writers.docx.pages import Layouts
from reportgen.writers.docx.template.styles import CLOSE, Style
from reportgen.writers.docx.template.stylesheet import Styles


@dataclass(slots=True)
class Draft:
    """The parts of the Word file that writing a block may add to."""

    kind: DocumentKind
    layouts: Layouts
    styles: Styles
    lists: Lists
    media: Media
    links: Links
    notes: Notes
    charts: Charts
    numbers: Mapping[str, str]
    """Number of each label that there is: "3.2"; empty where nothing is counted."""
    pages: Mapping[str, int]
    """Page of each label, where known."""
    entries: Mapping[str, tuple[str, ...]]
    """By its label the marks of each block that an index names."""
    sizes: Sizes
    """Widths that exhibits are drawn for."""
    colours: Colours
    advances: Mapping[str, Mapping[str, float]]
    """By the families that the file brings the widths of their letters."""
    bookmarks: Bookmarks
    anchors: Anchors
    drawings: Iterator[int]
    """Numbers of pictures, which must differ."""
    page: Page
    """The page that is being filled, as far as that can be told."""
    is_bare: bool = False
    """Whether numbers have no content control around them, as in cells and notes."""
    is_inside: bool = False
    """Whether what is written stands in a column or cell, where no section can end."""
    is_close: bool = False
    """Whether exhibits stand side by side, in styles for less room."""
    letters: dict[str, Letters] = field(default_factory=dict)
    """By their names those of styles, as far as they are known."""
    asked_pages: set[str] = field(default_factory=set)
    """Labels whose page is printed."""

    def is_form(self, table: Table) -> bool:
        """Whether a table is part of a form, with room for those who fill it in."""
        return self.kind is DocumentKind.COUNCIL_PAPER and not table.is_listed

    def style(self, style: Style) -> Style:
        """The style of a piece of an exhibit where it stands."""
        return CLOSE.get(style, style) if self.is_close else style

    def narrowed(self, room: int, *, is_close: bool = False) -> "Draft":
        """The same draft for what is written into a column or cell."""
        layouts = replace(self.layouts, text=replace(self.layouts.text, width=room))
        return replace(self, layouts=layouts, is_inside=True, is_close=is_close)


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a block stands."""

    style: str = Style.BODY
    """Style of plain paragraphs."""
    depth: int = 1
    """Depth of the next heading."""
    level: int = 0
    """How many lists stand around."""
    indent: int = 0
    """How far plain paragraphs stand in beside what their style says, in twentieths of a point."""
    is_framed: bool = False
    """Whether `style` has borders or ground that lists inside must share."""
