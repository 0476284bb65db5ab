"""A Word file to what stands in it: tables, paragraphs, notes, alternative texts, drawings, charts.

A part that is not known here is not passed over but named.
"""

import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from io import BytesIO
from zipfile import BadZipFile, ZipFile

from reportgen.audit.charts import CHART, read_chart
from reportgen.audit.data import read_data
from reportgen.audit.markup import Element, MarkupError, every_text, read_markup
from reportgen.audit.pieces import Content, Drawn, Keyed, Spot, Teller, Words, even
from reportgen.audit.svg import Vector

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
SVG = "{http://schemas.microsoft.com/office/drawing/2016/SVG/main}"
ANCHORS = "{urn:reportgen:anchors:1}"
_CAPTIONS = ("Caption", "BeschriftungEng")
_PLAIN = re.compile(
    r"(\[Content_Types\]\.xml|(.*/)?_rels/.*|word/(styles|stylesWithEffects|numbering|fontTable"
    r"|webSettings|comments(Extended|Ids|Extensible)|theme/.*|document|media/.*\.(png|jpe?g|svg|emf|wmf|gif))(\.xml)?|word/fonts/.*\.odttf|.*/)"
)
"""Parts without words of their own, and those that are read from the document."""
_WORDS = re.compile(r"word/(footnotes|endnotes|header\d*|footer\d*|comments)\.xml")
_ASIDE = re.compile(r"(docProps|customXml)/.*\.xml|word/(settings|people|glossary/.*)\.xml")
"""Parts whose words no page shows."""
_CHART = re.compile(r"word/charts/chart[^/]*\.xml")
_DATA = re.compile(r"word/embeddings/.*|customXml/.*\.(json|csv|txt)")
_LOOKS = re.compile(r"word/charts/(style|colors)[^/]*\.xml|docProps/thumbnail\.(jpe?g|png|emf)")
_TEXTS = (f"{W}t", f"{W}delText", f"{W}br", f"{W}tab", f"{W}noBreakHyphen")
"""What is written, and what is deleted while changes are tracked."""
_SIGNS = {f"{W}br": " ", f"{W}tab": " ", f"{W}noBreakHyphen": "\u2011"}
"""What is written as an element."""


def read_word(file: str, data: bytes) -> Content:
    """Read a Word file; `ValueError` when it is none."""
    try:
        with ZipFile(BytesIO(data)) as package:
            return _read(file, package)
    except (BadZipFile, KeyError, MarkupError) as error:
        raise ValueError(str(error)) from None


def _read(file: str, package: ZipFile) -> Content:
    teller = Teller(file)
    related = _related(package)
    body = read_markup(package.read("word/document.xml"))[0]
    _tell(body, teller, related)
    for code in body.iter(f"{W}instrText", f"{W}delInstrText"):
        teller.aside(code.text or "", "word/document.xml")
    for name in package.namelist():
        if _WORDS.fullmatch(name):
            for paragraph in read_markup(package.read(name)).iter(f"{W}p"):
                teller.aside(_text(paragraph), name)
        elif _ASIDE.fullmatch(name):
            _aside(name, read_markup(package.read(name)), teller)
        elif _CHART.fullmatch(name):
            teller.pieces += read_chart(related.spot(file, name), read_markup(package.read(name)))
        elif _DATA.fullmatch(name):
            _data(related.spot(file, name), package, teller)
        elif not _PLAIN.fullmatch(name) and not _LOOKS.fullmatch(name):
            teller.unread.append(name)
    return teller.content


def _aside(name: str, root: Element, teller: Teller) -> None:
    """Words that no page shows; a manifest of anchors tells numbers by their addresses."""
    if root.tag != f"{ANCHORS}manifest":
        return teller.aside(" ".join(every_text(root)), name)
    spot = Spot(teller.file, part=name)
    teller.aside(" ".join(map(str, root.attrib.values())), name)
    for each in root:
        key, text = each.get("key", ""), even(each.get("text", ""))
        teller.pieces.append(Keyed(spot, key, text) if text else Words(spot, key))
    return None


def _data(spot: Spot, package: ZipFile, teller: Teller) -> None:
    try:
        teller.pieces += read_data(spot, spot.part, package.read(spot.part))
    except ValueError as error:
        teller.unread.append(str(error))


@dataclass(frozen=True, slots=True)
class _Related:
    """What the document shows that stands in parts of its own."""

    drawings: dict[str, bytes]
    """By their ids."""
    charts: dict[str, tuple[str, ...]]
    """By the ids of charts their parts: the chart, and the workbooks inside it."""
    spots: dict[str, Spot] = field(default_factory=dict)
    """By parts of charts where they are shown, as far as the document is read."""

    def spot(self, file: str, part: str) -> Spot:
        """Where a part is shown, if it is."""
        return replace(self.spots.get(part, Spot(file)), part=part)


def _related(package: ZipFile) -> _Related:
    targets = dict(_targets(package, "word/document.xml"))
    drawings = {key: package.read(path) for key, path in targets.items() if path.endswith(".svg")}
    charts = {
        key: (path, *(inside for _, inside in _targets(package, path)))
        for key, path in targets.items()
        if _CHART.fullmatch(path)
    }
    return _Related(drawings, charts)


def _targets(package: ZipFile, part: str) -> Iterator[tuple[str, str]]:
    """By their ids the parts that a part refers to, as far as they are in the file."""
    folder, name = posixpath.split(part)
    held = set(package.namelist())
    relations = f"{folder}/_rels/{name}.rels"
    for each in read_markup(package.read(relations)) if relations in held else ():
        path = posixpath.normpath(posixpath.join("/", folder, each.get("Target", ""))).lstrip("/")
        if path in held:
            yield each.get("Id", ""), path


def _tell(parent: Element, teller: Teller, related: _Related) -> None:
    for node in parent:
        if node.tag == f"{W}p":
            _paragraph(node, teller, related)
        elif node.tag == f"{W}tbl" and not _is_layout(node):
            _table(node, teller, related)
        else:
            _tell(node, teller, related)


def _is_layout(table: Element) -> bool:
    """Whether a table only sets exhibits side by side, each with its caption in a cell."""
    return any(map(_is_caption, table.iter(f"{W}p")))


def _is_caption(paragraph: Element) -> bool:
    """By its style, or the field that counts it: a town's style has another id."""
    style = paragraph.find(f"{W}pPr/{W}pStyle")
    codes = ((each.text or "").lstrip() for each in paragraph.iter(f"{W}instrText"))
    is_styled = style is not None and style.get(f"{W}val") in _CAPTIONS
    return is_styled or any(each.startswith("SEQ ") for each in codes)


def _paragraph(node: Element, teller: Teller, related: _Related) -> None:
    text = _text(node)
    if _is_caption(node):
        teller.caption(text)
    else:
        teller.words(text)
    _pictures(node, teller, related)


def _pictures(node: Element, teller: Teller, related: _Related) -> None:
    for told in node.iter(f"{WP}docPr"):
        teller.words(told.get("descr", ""), is_inside=True)
    for shown in node.iter(f"{SVG}svgBlip"):
        if drawn := related.drawings.get(shown.get(f"{R}embed", "")):
            teller.pieces.append(Drawn(teller.spot, Vector(drawn)))
    for shown in node.iter(f"{CHART}chart"):
        for part in related.charts.get(shown.get(f"{R}id", ""), ()):
            related.spots[part] = teller.spot


def _table(node: Element, teller: Teller, related: _Related) -> None:
    head: list[list[str]] = []
    body: list[list[str]] = []
    _pictures(node, teller, related)
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
    """What is written inside an element, and what is deleted while changes are tracked."""
    parts = (_SIGNS.get(str(each.tag), each.text or "") for each in node.iter(*_TEXTS))
    return even("".join(parts))
