"""Plain data to pieces: CSV, JSON, workbooks, XML and texts, alone or inside another file."""

import csv
import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from io import BytesIO, StringIO
from zipfile import BadZipFile, ZipFile

from reportgen.audit.charts import is_unsigned
from reportgen.audit.markup import Element, MarkupError, every_text, read_markup
from reportgen.audit.pieces import Fact, Grid, Piece, Spot, Words, even, named

SHEET = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
SEPARATORS = ";\t,|"
REMARK = "#"
_DECIMAL = re.compile(r"-?\d+\.\d+(?:[eE][+-]?\d+)?")
_SHEETS = re.compile(r"xl/worksheets/[^/]*\.xml")
_LOOKS = re.compile(
    r"\[Content_Types\]\.xml|(.*/)?_rels/.*|xl/(theme/.*|styles\.xml|sharedStrings\.xml"
    r"|calcChain\.xml|metadata\.xml)|.*/"
)
"""Parts of a workbook without words of their own, and those read with its sheets."""


def read_data(spot: Spot, name: str, data: bytes) -> tuple[Piece, ...]:
    """What a file of data holds; `ValueError` when it is of no known kind or damaged."""
    try:
        return tuple(_read(spot, name.rpartition(".")[2].casefold(), data))
    except (BadZipFile, KeyError, ValueError, RecursionError, csv.Error, MarkupError) as error:
        raise ValueError(f"{name}: {error}") from None


def _read(spot: Spot, kind: str, data: bytes) -> Iterator[Piece]:
    match kind:
        case "csv" | "tsv":
            yield from _sheet(spot, tuple(_lines(_decoded(data))))
        case "json" | "geojson":
            yield from _tree(spot, json.loads(_decoded(data)), ())
        case "xlsx":
            yield from _book(spot, data)
        case "xml" | "svg" | "html":
            yield from _texts(spot, data)
        case "txt" | "md":
            yield Words(spot, even(_decoded(data)))
        case _:
            raise ValueError(kind)


def _decoded(data: bytes) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace")


def german(text: str) -> str:
    """A decimal number with the comma that it has in German texts."""
    return text.replace(".", ",") if _DECIMAL.fullmatch(text) else text


def _lines(text: str) -> Iterator[tuple[str, ...]]:
    first = text.partition("\n")[0]
    separator = max(SEPARATORS, key=first.count)
    for line in csv.reader(StringIO(text), delimiter=separator):
        if line:
            yield tuple(german(even(cell)) if separator == "," else even(cell) for cell in line)


def _sheet(spot: Spot, lines: tuple[tuple[str, ...], ...]) -> Iterator[Piece]:
    """A table, and the remarks around it; one of them may be the caption of an exhibit."""
    remarks = [line for line in lines if line[0].startswith(REMARK)]
    captions = (named(cell) for line in remarks for cell in line[1:])
    exhibit, title = next(filter(None, captions), (spot.exhibit, spot.title))
    rows = tuple(line for line in lines if not line[0].startswith(REMARK))
    yield Grid(replace(spot, exhibit=exhibit, title=title), rows)
    yield from (Words(spot, " ".join(filter(None, line)).lstrip(REMARK)) for line in remarks)


def _texts(spot: Spot, data: bytes) -> Iterator[Words]:
    told = " ".join(each for each in map(even, every_text(read_markup(data))) if each)
    if told:
        yield Words(spot, told)


# ---------------------------------------------------------------- trees


def _tree(spot: Spot, node: object, above: tuple[str, ...]) -> Iterator[Piece]:
    """Each number of a tree with the names and texts on the way to it and beside it."""
    if isinstance(node, dict):
        beside = tuple(even(each) for each in node.values() if isinstance(each, str))
        for name, value in node.items():
            own = tuple(each for each in beside if each is not value)
            yield from _tree(spot, value, (*above, *own, even(str(name))))
    elif isinstance(node, list):
        if columns := _columns(node):
            rows = (tuple(_plain(each.get(name)) for name in columns) for each in node)
            yield Grid(Spot(spot.file, title=" ".join(above), part=spot.part), (columns, *rows))
        else:
            for each in node:
                yield from _tree(spot, each, above)
    elif isinstance(node, str):
        yield Words(spot, even(node))
    elif isinstance(node, int | float) and not isinstance(node, bool):
        yield Fact(spot, above, _plain(node))


def _columns(nodes: list[object]) -> tuple[str, ...]:
    """The names in a list of flat objects; none when it is none."""
    found: dict[str, None] = {}
    for node in nodes:
        if not isinstance(node, dict) or any(isinstance(e, dict | list) for e in node.values()):
            return ()
        found |= dict.fromkeys(map(str, node))
    return tuple(found)


def _plain(value: object) -> str:
    return "" if value is None else german(even(str(value)))


# ---------------------------------------------------------------- workbooks


def _book(spot: Spot, data: bytes) -> Iterator[Piece]:
    """Every sheet of a workbook, hidden ones too, and whatever else it says."""
    with ZipFile(BytesIO(data)) as package:
        names = package.namelist()
        shared: list[str] = []
        if "xl/sharedStrings.xml" in names:
            held = read_markup(package.read("xl/sharedStrings.xml"))
            shared = ["".join(t.text or "" for t in si.iter(f"{SHEET}t")) for si in held]
        unsigned = _unsigned(package) if "xl/styles.xml" in names else frozenset()
        for name in sorted(names):
            part = f"{spot.part}, {name}" if spot.part else name
            here = Spot(spot.file, spot.exhibit, spot.title, spot.page, part)
            if _SHEETS.fullmatch(name):
                rows = read_markup(package.read(name)).iter(f"{SHEET}row")
                yield Grid(here, tuple(tuple(_cells(row, shared, unsigned)) for row in rows))
            elif name.endswith((".xml", ".vml")) and not _LOOKS.fullmatch(name):
                yield from _texts(here, package.read(name))
            elif not _LOOKS.fullmatch(name):
                raise ValueError(name)


def _unsigned(package: ZipFile) -> frozenset[str]:
    """The numbers of formats that print numbers below nought without their sign."""
    styles = read_markup(package.read("xl/styles.xml"))
    codes = styles.iter(f"{SHEET}numFmt")
    plain = {each.get("numFmtId") for each in codes if is_unsigned(each.get("formatCode", ""))}
    formats = styles.iterfind(f"{SHEET}cellXfs/{SHEET}xf")
    return frozenset(f"{at}" for at, each in enumerate(formats) if each.get("numFmtId") in plain)


def _cells(row: Iterable[Element], shared: list[str], unsigned: frozenset[str]) -> Iterator[str]:
    at = 0
    for cell in row:
        column = _column(cell.get("r", ""))
        while at < column - 1:
            yield ""
            at += 1
        text = _cell(cell, shared)
        yield text.removeprefix("-") if cell.get("s") in unsigned else text
        at += 1


def _column(reference: str) -> int:
    """The number of a column from "AB12"; 0 where there is none."""
    found = 0
    for letter in reference.rstrip("0123456789"):
        found = 26 * found + ord(letter) - 64
    return found


def _cell(cell: Element, shared: list[str]) -> str:
    value = cell.findtext(f"{SHEET}v") or ""
    if cell.get("t") == "s" and value.isdecimal():
        return even(shared[int(value)])
    inline = "".join(t.text or "" for t in cell.iter(f"{SHEET}t"))
    return even(inline) or german(value)
