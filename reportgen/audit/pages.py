"""A tagged PDF to what stands in it (ISO 32000-1, 14.7 and 14.8), by its tree of structure.

Text is read from the marked content of the pages; the words of drawings are forms of their own.
Content that is marked as an artefact is text too: it is read page by page.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any, TypeAlias

import pikepdf

from reportgen.audit.glyphs import SHOWN, SPACED, UNKNOWN, Font, characters, decoded
from reportgen.audit.outside import tell_outside
from reportgen.audit.pieces import Content, Drawn, Spot, Teller, Words, even
from reportgen.audit.strokes import SAME, Form, Strokes

_SOFT = rb"/ActualText\s*<FEFF00AD>\s*>>\s*BDC\s*\[<\w{4}>\]\s*TJ\s*EMC"
"""One glyph that is told to be a soft hyphen: there a line ends within a word."""
_TOKEN = re.compile(
    rb"/MCID\s+(?P<mcid>\d+)\s*>>\s*BDC|(?P<soft>" + _SOFT
    + rb")|(?P<open>\bB(?:MC|DC)\s)|(?P<close>\bEMC\b)"
    rb"|/(?P<font>\S+)\s+[\d.]+\s+Tf|(?P<begin>\bBT\s)|"
    + SPACED + rb"|" + SHOWN + rb"|/(?P<form>\S+)\s+Do",
    re.DOTALL,
)  # fmt: skip
_FIGURE = re.compile(rb"/Figure\s*<<\s*/MCID\s+(\d+)\s*>>\s*BDC")
_MARK = re.compile(rb"(?P<open>\bB(?:MC|DC)\s)|(?P<close>\bEMC\b)")
_BLOCKS = ("P", "H1", "H2", "H3", "H4", "H5", "H6", "LI", "Note", "Caption")


@dataclass(slots=True)
class _Page:
    """The texts and drawings of a page by their marks."""

    texts: dict[int, str] = field(default_factory=dict)
    drawings: dict[int, list[Strokes]] = field(default_factory=dict)
    loose: str = ""
    """What is not part of the structure: running heads, page numbers."""


def read_pdf(file: str, data: bytes) -> Content:
    """Read a PDF; `ValueError` when it is none, or has no structure."""
    try:
        pdf = pikepdf.open(BytesIO(data))
        if "/StructTreeRoot" not in pdf.Root:
            raise ValueError("/StructTreeRoot")
        return _Reader(pdf, Teller(file)).content()
    except pikepdf.PdfError as error:
        raise ValueError(str(error)) from None


@dataclass(eq=False)
class _Names:
    """What the names on a page stand for."""

    held: Any
    fonts: dict[tuple[int, int], Font]
    pdf: pikepdf.Pdf
    """Kept open: names are looked up when drawings are looked at."""

    def font(self, name: str) -> Font:
        """A font; one that is not declared has plain letters."""
        font = self.held.get("/Font", {}).get(f"/{name}")
        if font is None:
            return Font()
        if font.objgen not in self.fonts or font.objgen == (0, 0):
            self.fonts[font.objgen] = _font(font)
        return self.fonts[font.objgen]

    def form(self, name: str) -> Form | None:
        """A form; None for a picture."""
        form = self.held.get("/XObject", {}).get(f"/{name}")
        if form is None or form.get("/Subtype") != "/Form":
            return None
        own = _Names(form.get("/Resources", self.held), self.fonts, self.pdf)
        a, b, c, d, e, f = (float(each) for each in form.get("/Matrix", SAME))
        return Form(_bytes(form), own, (a, b, c, d, e, f))


class _Reader:
    def __init__(self, pdf: pikepdf.Pdf, teller: Teller) -> None:
        self.pdf, self.teller = pdf, teller
        self.fonts: dict[tuple[int, int], Font] = {}
        self.numbers = {page.obj.objgen: at for at, page in enumerate(pdf.pages, 1)}
        self.pages = {page.obj.objgen: self._page(page.obj) for page in pdf.pages}

    def content(self) -> Content:
        """Every piece in reading order, and what stands outside the structure."""
        self._tell(self.pdf.Root.StructTreeRoot, None)
        for key, page in self.pages.items():
            if text := even(page.loose):
                spot = Spot(self.teller.file, page=self.numbers[key])
                self.teller.pieces.append(Words(spot, text))
        tell_outside(self.pdf, self.teller)
        mute = any(UNKNOWN in text for font in self.fonts.values() for text in font.known.values())
        if mute:
            self.teller.unread.append("/ToUnicode")
        return self.teller.content

    # ------------------------------------------------------------ pages

    def _page(self, page: Any) -> _Page:
        contents = page.get("/Contents")
        if contents is None:
            return _Page()
        streams = contents if isinstance(contents, pikepdf.Array) else [contents]
        found = _Page()
        names = _Names(page.get("/Resources", pikepdf.Dictionary()), self.fonts, self.pdf)
        self._read(b"\n".join(_bytes(each) for each in streams), names, found)
        return found

    def _read(self, stream: bytes, names: _Names, page: _Page) -> None:
        """Texts by their marks; drawings are cut out as they are."""
        marks: list[int | None] = [None]
        font, start = Font(), 0
        while (found := _FIGURE.search(stream, start)) is not None:
            marks, font = _texts(stream[start : found.start()], names, page, (marks, font))
            start = _end(stream, found.end())
            drawn = Strokes(stream[found.end() : start], names)
            page.drawings.setdefault(int(found[1]), []).append(drawn)
        _texts(stream[start:], names, page, (marks, font))

    # ------------------------------------------------------------ structure

    def _tell(self, node: Any, page: Any) -> None:
        kind, page = str(node.get("/S", "")).lstrip("/"), node.get("/Pg", page)
        if page is not None:
            self.teller.page = self.numbers.get(page.objgen, 0)
        if kind == "Table":
            self._table(node, page)
            return
        if kind == "Figure":
            self._figure(node, page)
            return
        if kind == "Caption":
            self.teller.caption(self._text(node, page))
            return
        inner = [each for each in _kids(node) if isinstance(each, pikepdf.Dictionary)]
        if kind in _BLOCKS:
            self.teller.words(self._text(node, page))
        for each in inner:
            if kind not in _BLOCKS or _has(each, "Figure"):
                self._tell(each, page)
        if kind and kind not in _BLOCKS and len(inner) < len(list(_kids(node))):
            self.teller.words(self._text(node, page))

    def _figure(self, node: Any, page: Any) -> None:
        self.teller.words(even(str(node.get("/Alt", ""))), is_inside=True)
        drawings = (
            each for own, mark in self._marks(node, page) for each in own.drawings.get(mark, ())
        )
        self.teller.pieces += [Drawn(self.teller.spot, each) for each in drawings]

    def _table(self, node: Any, page: Any) -> None:
        head: list[list[str]] = []
        body: list[list[str]] = []
        for kind, row, here in self._rows(node, page, ""):
            if kind == "Caption":
                self.teller.caption(self._text(row, here))
                continue
            cells = []
            for cell in _kids(row):
                if not isinstance(cell, pikepdf.Dictionary):
                    continue
                text = self._text(cell, here)
                cells += [text] + [""] * (_span(cell) - 1)
            if cells:
                (head if kind == "THead" else body).append(cells)
        self.teller.table(head, body)

    def _rows(self, node: Any, page: Any, within: str) -> Iterator[tuple[str, Any, Any]]:
        for each in _kids(node):
            if isinstance(each, pikepdf.Dictionary):
                kind, here = str(each.get("/S", "")).lstrip("/"), each.get("/Pg", page)
                if kind == "Caption":
                    yield kind, each, here
                elif kind == "TR":
                    yield within, each, here
                else:
                    yield from self._rows(each, here, kind)

    def _marks(self, node: Any, page: Any) -> Iterator[tuple[_Page, int]]:
        page = node.get("/Pg", page)
        for each in _kids(node):
            if isinstance(each, int):
                if page is not None and page.objgen in self.pages:
                    yield self.pages[page.objgen], each
            elif isinstance(each, pikepdf.Dictionary):
                if "/MCID" in each:
                    own = each.get("/Pg", page)
                    yield self.pages[own.objgen], int(each.MCID)
                else:
                    yield from self._marks(each, page)

    def _text(self, node: Any, page: Any) -> str:
        parts = []
        for own, mark in self._marks(node, page):
            parts.append(own.texts.get(mark, ""))
            for drawn in own.drawings.get(mark, ()):
                parts += [f" {label.text} " for label in drawn.labels]
        return even("".join(parts)).replace("\u00ad ", "")


_Held: TypeAlias = tuple[list[int | None], Font]
"""The marks that are open, and the font that is set."""


def _texts(stream: bytes, names: _Names, page: _Page, held: _Held) -> _Held:
    marks, font = held
    for token in _TOKEN.finditer(stream):
        mark = marks[-1]
        match token.lastgroup:
            case "mcid":
                marks.append(int(token["mcid"]))
            case "soft":
                _add(page, mark, "\u00ad")
            case "open":
                marks.append(mark)
            case "close":
                marks = marks[:-1] or [None]
            case "font":
                font = names.font(token["font"].decode("latin-1"))
            case "begin":
                _add(page, mark, " ")
            case "text" | "run":
                _add(page, mark, decoded(token[token.lastgroup], font))
            case _:
                _draw(page, mark, Strokes(token[0], names))
    return marks, font


def _end(stream: bytes, start: int) -> int:
    """Where the mark ends within which we are."""
    depth = 1
    for found in _MARK.finditer(stream, start):
        depth += 1 if found["open"] else -1
        if not depth:
            return found.end()
    return len(stream)


def _add(page: _Page, mark: int | None, text: str) -> None:
    if mark is None:
        page.loose += text
    else:
        page.texts[mark] = page.texts.get(mark, "") + text


def _draw(page: _Page, mark: int | None, drawn: Strokes) -> None:
    if mark is None:
        page.loose += "".join(f" {each.text}" for each in drawn.labels)
    else:
        page.drawings.setdefault(mark, []).append(drawn)


def _kids(node: Any) -> list[Any]:
    kids = node.get("/K")
    if kids is None:
        return []
    return list(kids) if isinstance(kids, pikepdf.Array) else [kids]


def _has(node: Any, kind: str) -> bool:
    if str(node.get("/S", "")) == f"/{kind}":
        return True
    return any(_has(each, kind) for each in _kids(node) if isinstance(each, pikepdf.Dictionary))


def _span(cell: Any) -> int:
    attributes = cell.get("/A")
    if isinstance(attributes, pikepdf.Dictionary):
        return int(attributes.get("/ColSpan", 1))
    return 1


def _font(font: Any) -> Font:
    table = dict(characters(_bytes(font.ToUnicode))) if "/ToUnicode" in font else {}
    return Font(table, font.get("/Subtype") == "/Type0")


def _bytes(stream: Any) -> bytes:
    """What a stream of the file holds, unpacked."""
    return bytes(stream.get_stream_buffer())
