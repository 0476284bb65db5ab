"""What stands in a file, as a reader finds it: rows of tables, texts, drawings, plain data."""

import re
from dataclasses import dataclass, field
from typing import Protocol, TypeAlias

_CAPTION = re.compile(r"((?:Tabelle|Abbildung|Karte)\s[\dA-Z]+(?:\.\d+)*)\s+(.*)", re.DOTALL)
_SPACES = re.compile(r"[ \t\n\r]+")


@dataclass(frozen=True, slots=True)
class Spot:
    """Where something stands in a file."""

    file: str
    exhibit: str = ""
    """"Tabelle 3.2"; empty in running text."""
    title: str = ""
    page: int = 0
    """Of a PDF, from 1."""
    part: str = ""
    """What it is in within the file, beside its pages: "word/comments.xml", "/Outlines"."""

    def __str__(self) -> str:
        page = f"Seite {self.page}" if self.page else ""
        return ", ".join(each for each in (self.file, self.part, self.exhibit, page) if each)


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table."""

    spot: Spot
    head: str
    cells: tuple[str, ...]
    """Without the head."""
    columns: tuple[str, ...] = ()
    """What stands above the cells."""


@dataclass(frozen=True, slots=True)
class Words:
    """A paragraph, a note, an alternative text."""

    spot: Spot
    text: str


@dataclass(frozen=True, slots=True)
class Grid:
    """A table of plain data: what a CSV or a sheet of a workbook holds, its head first."""

    spot: Spot
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Fact:
    """A number in a tree of data, and every text that it hangs on."""

    spot: Spot
    texts: tuple[str, ...]
    number: str


@dataclass(frozen=True, slots=True)
class Keyed:
    """A number that names its address itself."""

    spot: Spot
    key: str
    text: str


Point: TypeAlias = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Label:
    """A word in a drawing: the middle of its base line."""

    text: str
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Shape:
    """Lines or areas of a drawing that were drawn at once."""

    fill: str
    """"#1f4e79"; empty: not filled."""
    stroke: str
    rings: tuple[tuple[Point, ...], ...]


class Sketch(Protocol):
    """A drawing, read only when it is looked at."""

    @property
    def labels(self) -> tuple[Label, ...]:
        """Its words."""

    @property
    def shapes(self) -> tuple[Shape, ...]:
        """Its lines and areas, the first ones at the back; y runs down."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """A drawing and where it stands."""

    spot: Spot
    sketch: Sketch


Piece: TypeAlias = Row | Words | Grid | Fact | Keyed | Drawn


@dataclass(frozen=True, slots=True)
class Content:
    """All of a file."""

    pieces: tuple[Piece, ...]
    unread: tuple[str, ...] = ()
    """Parts that nobody here can read."""


@dataclass(slots=True)
class Teller:
    """Gathers pieces in reading order, and remembers the last caption."""

    file: str
    pieces: list[Piece] = field(default_factory=list)
    exhibit: str = ""
    title: str = ""
    page: int = 0
    unread: list[str] = field(default_factory=list)

    @property
    def spot(self) -> Spot:
        """Where we are in an exhibit."""
        return Spot(self.file, self.exhibit, self.title, self.page)

    @property
    def content(self) -> Content:
        """All that was told."""
        return Content(tuple(self.pieces), tuple(self.unread))

    def caption(self, text: str) -> None:
        """A title, with a number or without."""
        self.exhibit, self.title = named(text) or ("", text)
        self.pieces.append(Words(self.spot, text))

    def words(self, text: str, *, is_inside: bool = False) -> None:
        """A text outside all exhibits, or inside one."""
        if text:
            here = self.spot if is_inside else Spot(self.file, page=self.page)
            self.pieces.append(Words(here, text))

    def aside(self, text: str, part: str) -> None:
        """A text that stands on no page."""
        if text := even(text):
            self.pieces.append(Words(Spot(self.file, page=self.page, part=part), text))

    def table(self, head: list[list[str]], body: list[list[str]]) -> None:
        """A table below the last caption."""
        width = max((len(row) for row in (*head, *body)), default=0)
        columns = tuple(
            " ".join(dict.fromkeys(row[at] for row in head if at < len(row) and row[at]))
            for at in range(width)
        )
        for cells in body:
            self.pieces.append(Row(self.spot, cells[0], tuple(cells[1:]), columns[1:]))
        self.exhibit = self.title = ""


def named(caption: str) -> tuple[str, str] | None:
    """The name and the title of a numbered exhibit; None when a text is no caption of one."""
    found = _CAPTION.fullmatch(caption)
    return (even(found[1]), found[2]) if found else None


def even(text: str) -> str:
    """Without the differences between spaces that no reader sees."""
    return _SPACES.sub(" ", text.replace("\xa0", " ").replace("\u202f", "\u00a0")).strip()
