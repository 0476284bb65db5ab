"""A finished Word file as one reads it, by the standard and the names of styles alone."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from io import BytesIO
from zipfile import ZipFile

from lxml import etree

from tests.writers.beside.said import Cells, Exhibit, Piece, Said, Told, even, named
from tests.writers.beside.word_lists import Lists
from tests.writers.beside.word_text import NAMESPACES, Element, Texts, W, find, value

_INSTEAD = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_ALTERNATIVE = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"
_AROUND = tuple(f"{W}{each}" for each in ("sdt", "sdtContent", "tbl", "tr", "tc"))
"""What holds blocks; a table is one where it only sets things side by side."""
_HEADING = re.compile(r"heading (\d)")
_ENTRY = re.compile(r"toc \d|table of figures")
_ROLES = {
    "caption": "caption",
    "Tabelle Einheit": "unit",
    "Anmerkung": "below",
    "Marginalie": "margin",
    "Title": "apart",
    "Zwischentitel": "apart",
    "TOC Heading": "apart",
}
"""By names of styles what paragraphs are for."""


def read_word(data: bytes) -> Told:
    """Read a Word file."""
    with ZipFile(BytesIO(data)) as package:
        names = ("document", "styles", "numbering", "footnotes")
        held = package.namelist()
        parts = {
            name: etree.fromstring(package.read(f"word/{name}.xml"))
            for name in names
            if f"word/{name}.xml" in held
        }
    texts = Texts(parts.get("footnotes"))
    reader = _Reader(roles(parts["styles"]), texts, Lists(parts.get("numbering")))
    return Told(list(_whole(list(reader.blocks(parts["document"][0])))), texts.notes)


def roles(styles: Element) -> dict[str, str]:
    """By the ids of styles what paragraphs in them are for; one on another's base is for the same.

    Text of its own has none.
    """
    every = {value(each, "styleId"): each for each in styles.iterfind("w:style", NAMESPACES)}
    found: dict[str, str] = {}
    for style in every:
        base = style
        while base in every and style not in found:
            if role := _role(value(find(every[base], "w:name"))):
                found[style] = role
            base = value(find(every[base], "w:basedOn"))
    return found


@dataclass
class _Reader:
    roles: dict[str, str]
    """By the ids of styles."""
    texts: Texts
    lists: Lists
    merged: dict[int, str] = field(default_factory=dict)
    """By their columns the words of cells that go on in the next row."""

    def blocks(self, parent: Element) -> Iterator[Said]:
        for node in parent:
            if node.tag == f"{W}p":
                yield from self.paragraph(node)
            elif node.tag == f"{W}tbl" and find(node, "w:tblPr/w:tblStyle") is not None:
                yield self.table(node)
            elif node.tag in _AROUND:
                yield from self.blocks(node)

    def paragraph(self, node: Element) -> Iterator[Said]:
        role = self.roles.get(value(find(node, "w:pPr/w:pStyle")), "text")
        is_index = self.texts.is_index
        label, words = self.lists.label(node), self.texts.of(node)
        pictures = _pictures(node)
        if pictures and not label and not words:
            yield Exhibit(pictures=pictures)
            return
        if label:
            yield Piece("item", f"{label} {words}".strip())
        elif is_index or self.texts.is_index:
            yield Piece("text", named(words))
        elif words:
            yield Piece(role, words)
        yield from (Piece("picture", each) for each in pictures)

    def table(self, node: Element) -> Exhibit:
        head, body = list[Cells](), list[Cells]()
        for row in node.iterfind("w:tr", NAMESPACES):
            is_head = find(row, "w:trPr/w:tblHeader") is not None
            (head if is_head else body).append(tuple(self.row(row)))
        return Exhibit(head=tuple(head), rows=tuple(body), pictures=_pictures(node))

    def row(self, row: Element) -> Iterator[str]:
        """Cells; what a head over several rows says stands in the lowest of them."""
        for place, cell in _places(row):
            words = "".join(map(self.texts.of, cell.iter(f"{W}p")))
            words = self.merged.pop(place, "") + words
            if _goes_on(row, place):
                self.merged[place], words = words, ""
            yield words


def _role(style: str) -> str:
    if found := _HEADING.fullmatch(style):
        return f"H{min(int(found[1]), 6)}"
    return "entry" if _ENTRY.fullmatch(style) else _ROLES.get(style, "")


def _pictures(node: Element) -> tuple[str, ...]:
    """What Word shows; a picture that other programs show instead says the same once more."""
    shown = (
        each for each in node.iter(_ALTERNATIVE) if next(each.iterancestors(_INSTEAD), None) is None
    )
    return tuple(filter(None, (even(each.get("descr", "")) for each in shown)))


def _places(row: Element | None) -> Iterator[tuple[int, Element]]:
    """The cells of a row, each with its column."""
    place = 0
    for cell in () if row is None else row.iterfind("w:tc", NAMESPACES):
        yield place, cell
        place += int(value(find(cell, "w:tcPr/w:gridSpan")) or "1")


def _goes_on(row: Element, wanted: int) -> bool:
    """Whether the cell below belongs to the one in a column of a row."""
    below = dict(_places(row.getnext())).get(wanted)
    merged = None if below is None else find(below, "w:tcPr/w:vMerge")
    return merged is not None and value(merged) != "restart"


def _whole(pieces: Iterable[Said]) -> Iterator[Said]:
    """Titles, tables, pictures and what stands below them, put together."""
    made: Exhibit | None = None
    for piece in pieces:
        match piece:
            case Piece("unit", words) if made:
                made = replace(made, caption=made.caption + words)
            case Piece("below", words) if made:
                made = replace(made, below=(*made.below, words))
            case Exhibit() if made and not (made.rows or made.pictures or made.below):
                made = replace(piece, caption=made.caption)
            case Exhibit() | Piece("caption"):
                yield from (made,) if made else ()
                made = piece if isinstance(piece, Exhibit) else Exhibit(piece.words)
            case Piece(role, words):
                yield from (made,) if made else ()
                yield Piece("text", words) if role == "below" else piece
                made = None
    yield from (made,) if made else ()
