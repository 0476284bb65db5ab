"""A Word file to what stands in it: tables, paragraphs, notes, alternative texts, drawings, charts.

A part that is not known here is not passed over but named.
"""

import re
from collections.abc import Iterator
from io import BytesIO
from zipfile import BadZipFile, ZipFile

from lxml import etree

from reportgen.audit.pieces import Content, Drawn, Label, Teller, even

Element = etree._Element  # noqa: SLF001 -- lxml has no other name for it
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
SVG = "{http://schemas.microsoft.com/office/drawing/2016/SVG/main}"
CHART = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
SHEET = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_PLAIN = re.compile(
    r"(\[Content_Types\]\.xml|(.*/)?_rels/.*|docProps/.*|customXml/.*|word/(styles|settings"
    r"|numbering|fontTable|webSettings|theme/.*|document|media/.*\.(png|jpe?g|svg|emf|wmf|gif))"
    r"(\.xml)?)"
)
"""Parts without words of their own, and those that are read from the document."""
_WORDS = re.compile(r"word/(footnotes|endnotes|header\d*|footer\d*|comments)\.xml")
_CHART = re.compile(r"word/charts/chart[^/]*\.xml")
_BOOK = re.compile(r"word/embeddings/.*\.xlsx")
_LOOKS = re.compile(r"word/charts/(style|colors)[^/]*\.xml")


def read_word(file: str, data: bytes) -> Content:
    """Read a Word file; `ValueError` when it is none."""
    try:
        with ZipFile(BytesIO(data)) as package:
            return _read(file, package)
    except (BadZipFile, KeyError, etree.XMLSyntaxError) as error:
        raise ValueError(str(error)) from None


def _read(file: str, package: ZipFile) -> Content:
    teller = Teller(file)
    unread: list[str] = []
    drawings = dict(_drawings(package))
    body = etree.fromstring(package.read("word/document.xml"))[0]
    _tell(body, teller, drawings)
    for name in package.namelist():
        if _WORDS.fullmatch(name):
            for paragraph in etree.fromstring(package.read(name)).iter(f"{W}p"):
                teller.words(_text(paragraph))
        elif _CHART.fullmatch(name):
            for series in etree.fromstring(package.read(name)).iter(f"{CHART}ser"):
                teller.title = name
                teller.table(*_chart(series))
        elif _BOOK.fullmatch(name):
            head, *others = [*_book(package.read(name))] or [[""]]
            teller.title = name
            teller.table([head], [head, *others])
        elif not _PLAIN.fullmatch(name) and not _LOOKS.fullmatch(name) and name[-1] != "/":
            unread.append(name)
    return Content(tuple(teller.pieces), tuple(unread))


def _drawings(package: ZipFile) -> Iterator[tuple[str, bytes]]:
    """By their ids the drawings that the document shows."""
    for each in etree.fromstring(package.read("word/_rels/document.xml.rels")):
        target = each.get("Target", "")
        if target.endswith(".svg"):
            path = target.lstrip("/") if target.startswith("/") else f"word/{target}"
            yield each.get("Id", ""), package.read(path)


def _tell(parent: Element, teller: Teller, drawings: dict[str, bytes]) -> None:
    for node in parent:
        if node.tag == f"{W}p":
            _paragraph(node, teller, drawings)
        elif node.tag == f"{W}tbl":
            _table(node, teller, drawings)
        elif node.tag in (f"{W}sdt", f"{W}sdtContent", f"{W}customXml", f"{W}ins"):
            _tell(node, teller, drawings)


def _paragraph(node: Element, teller: Teller, drawings: dict[str, bytes]) -> None:
    style = node.find(f"{W}pPr/{W}pStyle")
    text = _text(node)
    if style is not None and style.get(f"{W}val") == "Caption":
        teller.caption(text)
    else:
        teller.words(text)
    _pictures(node, teller, drawings)


def _pictures(node: Element, teller: Teller, drawings: dict[str, bytes]) -> None:
    for told in node.iter(f"{WP}docPr"):
        teller.words(told.get("descr", ""), is_inside=True)
    for shown in node.iter(f"{SVG}svgBlip"):
        if drawn := drawings.get(shown.get(f"{R}embed", "")):
            teller.pieces.append(Drawn(teller.spot, tuple(svg_labels(drawn))))


def _table(node: Element, teller: Teller, drawings: dict[str, bytes]) -> None:
    head: list[list[str]] = []
    body: list[list[str]] = []
    _pictures(node, teller, drawings)
    for row in node.iter(f"{W}tr"):
        cells: list[str] = []
        for cell in row.iter(f"{W}tc"):
            span = cell.find(f"{W}tcPr/{W}gridSpan")
            text = " ".join(_text(each) for each in cell.iter(f"{W}p"))
            cells += [text] + [""] * (int(span.get(f"{W}val", "1")) - 1 if span is not None else 0)
        is_head = row.find(f"{W}trPr/{W}tblHeader") is not None
        (head if is_head else body).append(cells)
    teller.table(head, body)


def _text(node: Element) -> str:
    found = node.iter(f"{W}t", f"{W}br", f"{W}tab", f"{W}noBreakHyphen")
    return even("".join((each.text or "") if each.tag == f"{W}t" else " " for each in found))


def svg_labels(data: bytes) -> Iterator[Label]:
    """The words of a drawing."""
    for each in etree.fromstring(data).iter("{http://www.w3.org/2000/svg}text"):
        text = even("".join(str(part) for part in each.itertext()))
        yield Label(text, float(each.get("x", "0")), float(each.get("y", "0")))


def _chart(series: Element) -> tuple[list[list[str]], list[list[str]]]:
    """Head and rows of a series of a chart: a row for each category."""
    told = "".join(each.text or "" for each in series.iterfind(f"{CHART}tx//{CHART}v"))
    names = _points(series, "cat")
    values = _points(series, "val").items()
    return [["", told]], [[names.get(at, ""), value.replace(".", ",")] for at, value in values]


def _points(series: Element, kind: str) -> dict[str, str]:
    return {
        point.get("idx", ""): point.findtext(f"{CHART}v") or ""
        for held in series.iter(f"{CHART}{kind}")
        for point in held.iter(f"{CHART}pt")
    }


def _book(data: bytes) -> Iterator[list[str]]:
    """The rows of all sheets of a workbook."""
    with ZipFile(BytesIO(data)) as package:
        names = package.namelist()
        shared: list[str] = []
        if "xl/sharedStrings.xml" in names:
            held = etree.fromstring(package.read("xl/sharedStrings.xml"))
            shared = ["".join(t.text or "" for t in si.iter(f"{SHEET}t")) for si in held]
        for name in sorted(names):
            if re.fullmatch(r"xl/worksheets/[^/]*\.xml", name):
                for row in etree.fromstring(package.read(name)).iter(f"{SHEET}row"):
                    cells = [_cell(cell, shared) for cell in row.iter(f"{SHEET}c")]
                    yield cells or [""]


def _cell(cell: Element, shared: list[str]) -> str:
    value = cell.findtext(f"{SHEET}v") or ""
    if cell.get("t") == "s" and value.isdecimal():
        return shared[int(value)]
    inline = "".join(t.text or "" for t in cell.iter(f"{SHEET}t"))
    return inline or value.replace(".", ",")
