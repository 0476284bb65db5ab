"""A tagged PDF to what stands in it (ISO 32000-1, 14.7 and 14.8), by its tree of structure.

Text is read from the marked content of the pages; the words of drawings are forms of their own.
Content that is marked as an artefact is text too: it is read page by page.
"""

import re
import struct
from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any

import pikepdf

from reportgen.audit.pieces import Content, Drawn, Label, Spot, Teller, Words, even

_TOKEN = re.compile(
    rb"/MCID\s+(?P<mcid>\d+)\s*>>\s*BDC|(?P<open>B(?:MC|DC)\s)|(?P<close>EMC\s)"
    rb"|/(?P<font>\S+)\s+[\d.]+\s+Tf|(?P<begin>BT\s)"
    rb"|\[(?P<text>[^\]]*)\]\s*TJ|<(?P<one>[0-9a-fA-F]+)>\s*Tj|/(?P<form>\S+)\s+Do"
)
_PLACED = re.compile(_TOKEN.pattern + rb"|(?P<x>-?[\d.]+)\s+(?P<y>-?[\d.]+)\s+Tm")
"""With the places of words too, which are of no interest outside drawings."""
_HEX = re.compile(rb"<([0-9a-fA-F]+)>")
_CHAR = re.compile(rb"<([0-9a-fA-F]+)>\s*<([0-9a-fA-F]+)>")
_RANGE = re.compile(rb"<([0-9a-fA-F]+)>\s*<([0-9a-fA-F]+)>\s*<([0-9a-fA-F]+)>")
_BLOCKS = ("P", "H1", "H2", "H3", "H4", "H5", "H6", "LI", "Note", "Caption")


@dataclass(slots=True)
class _Page:
    """The texts of a page by their marks, and the labels of its drawings."""

    texts: dict[int, str] = field(default_factory=dict)
    labels: dict[int, list[Label]] = field(default_factory=dict)
    loose: str = ""
    """What is not part of the structure: running heads, page numbers."""


def read_pdf(file: str, data: bytes) -> Content:
    """Read a PDF; `ValueError` when it is none, or has no structure."""
    try:
        with pikepdf.open(BytesIO(data)) as pdf:
            if "/StructTreeRoot" not in pdf.Root:
                raise ValueError("/StructTreeRoot")
            return _Reader(pdf, Teller(file)).content()
    except pikepdf.PdfError as error:
        raise ValueError(str(error)) from None


class _Reader:
    def __init__(self, pdf: pikepdf.Pdf, teller: Teller) -> None:
        self.pdf, self.teller = pdf, teller
        self.fonts: dict[tuple[int, int], dict[int, str]] = {}
        self.forms: dict[tuple[int, int], list[Label]] = {}
        self.numbers = {page.obj.objgen: at for at, page in enumerate(pdf.pages, 1)}
        self.pages = {page.obj.objgen: self._page(page.obj) for page in pdf.pages}

    def content(self) -> Content:
        """Every piece in reading order, and what stands outside the structure."""
        self._tell(self.pdf.Root.StructTreeRoot, None)
        for key, page in self.pages.items():
            if text := even(page.loose):
                spot = Spot(self.teller.file, page=self.numbers[key])
                self.teller.pieces.append(Words(spot, text))
        return Content(tuple(self.teller.pieces))

    # ------------------------------------------------------------ pages

    def _page(self, page: Any) -> _Page:
        contents = page.get("/Contents")
        if contents is None:
            return _Page()
        streams = contents if isinstance(contents, pikepdf.Array) else [contents]
        found = _Page()
        self._read(b"\n".join(_bytes(each) for each in streams), page.Resources, found)
        return found

    def _read(self, stream: bytes, resources: Any, page: _Page) -> None:
        marks: list[int | None] = [None]
        font: dict[int, str] = {}
        for token in _TOKEN.finditer(stream):
            mark = marks[-1]
            match token.lastgroup:
                case "mcid":
                    marks.append(int(token["mcid"]))
                case "open":
                    marks.append(mark)
                case "close":
                    marks = marks[:-1] or [None]
                case "font":
                    font = self._font(resources, token["font"].decode("latin-1"))
                case "begin":
                    _add(page, mark, " ")
                case "text":
                    _add(page, mark, _decoded(token["text"], font))
                case "one":
                    _add(page, mark, _decoded(b"<" + token["one"] + b">", font))
                case "form":
                    _draw(page, mark, self._form(resources, token["form"].decode("latin-1")))
                case _:
                    pass

    def _font(self, resources: Any, name: str) -> dict[int, str]:
        font = resources.Font[f"/{name}"]
        key = font.objgen
        if key not in self.fonts:
            found: dict[int, str] = {}
            if "/ToUnicode" in font:
                found = dict(_characters(_bytes(font.ToUnicode)))
            self.fonts[key] = found
        return self.fonts[key]

    def _form(self, resources: Any, name: str) -> list[Label]:
        """The words that a form draws; a picture draws none."""
        form = resources.XObject.get(f"/{name}")
        if form is None or form.get("/Subtype") != "/Form":
            return []
        key = form.objgen
        if key not in self.forms:
            self.forms[key] = []  # for a form within itself
            self.forms[key] = list(self._labels(form, resources))
        return self.forms[key]

    def _labels(self, form: Any, resources: Any) -> Iterator[Label]:
        own = form.get("/Resources", resources)
        stream, font, text, spot = _bytes(form), dict[int, str](), "", (0.0, 0.0)
        for token in _PLACED.finditer(stream):
            match token.lastgroup:
                case "font":
                    font = self._font(own, token["font"].decode("latin-1"))
                case "text":
                    text += _decoded(token["text"], font)
                case "one":
                    text += _decoded(b"<" + token["one"] + b">", font)
                case "y" if not text:
                    spot = float(token["x"]), float(token["y"])
                case "form":
                    yield from self._form(own, token["form"].decode("latin-1"))
                case _:
                    pass
        if text.strip():
            yield Label(even(text), *spot)

    # ------------------------------------------------------------ structure

    def _tell(self, node: Any, page: Any) -> None:
        kind, page = str(node.get("/S", "")).lstrip("/"), node.get("/Pg", page)
        if page is not None:
            self.teller.page = self.numbers.get(page.objgen, 0)
        if kind == "Table":
            self._table(node, page)
            return
        if kind == "Figure":
            self.teller.words(even(str(node.get("/Alt", ""))), is_inside=True)
            labels = tuple(self._words(node, page))
            if labels:
                self.teller.pieces.append(Drawn(self.teller.spot, labels))
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
            parts += [f" {label.text} " for label in own.labels.get(mark, ())]
        return even("".join(parts))

    def _words(self, node: Any, page: Any) -> Iterator[Label]:
        for own, mark in self._marks(node, page):
            yield from own.labels.get(mark, ())
            if text := even(own.texts.get(mark, "")):
                yield Label(text, 0.0, 0.0)


def _add(page: _Page, mark: int | None, text: str) -> None:
    if mark is None:
        page.loose += text
    else:
        page.texts[mark] = page.texts.get(mark, "") + text


def _draw(page: _Page, mark: int | None, labels: list[Label]) -> None:
    if mark is None:
        page.loose += "".join(f" {each.text}" for each in labels)
    else:
        page.labels.setdefault(mark, []).extend(labels)


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


def _decoded(text: bytes, font: dict[int, str]) -> str:
    found = []
    for run in _HEX.findall(text):
        glyphs = struct.unpack(f">{len(run) // 4}H", bytes.fromhex(run.decode()))
        found += [font.get(glyph, "\ufffd") for glyph in glyphs]
    return "".join(found)


def _characters(table: bytes) -> Iterator[tuple[int, str]]:
    """What the glyphs of a font mean."""
    for block in re.findall(rb"beginbfchar(.*?)endbfchar", table, re.DOTALL):
        for glyph, letters in _CHAR.findall(block):
            yield int(glyph, 16), bytes.fromhex(letters.decode()).decode("utf-16-be")
    for block in re.findall(rb"beginbfrange(.*?)endbfrange", table, re.DOTALL):
        for first, last, letters in _RANGE.findall(block):
            start = int(letters, 16)
            for at in range(int(first, 16), int(last, 16) + 1):
                yield at, chr(start + at - int(first, 16))


def _bytes(stream: Any) -> bytes:
    """What a stream of the file holds, unpacked."""
    return bytes(stream.get_stream_buffer())
