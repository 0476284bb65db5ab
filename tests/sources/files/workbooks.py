"""Workbooks made for tests: with xlsxwriter, ODS by hand, and how they are read."""

import zipfile
from collections.abc import Callable, Mapping
from io import BytesIO

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from reportgen.errors import Problems
from reportgen.frame import Frame
from reportgen.messages import line
from reportgen.places import Level, Place, Places
from reportgen.sources.read import read_source
from reportgen.sources.spec import SourceSpec
from reportgen.world import MemoryWorld

PLACES = Places(
    (
        Place("000", "Neustadt", "stadt", None),
        Place("01", "Nord", "bezirk", "000"),
        Place("02", "Süd", "bezirk", "000"),
    ),
    (Level("stadt", "Stadt", "Städte"), Level("bezirk", "Bezirk", "Bezirke")),
)
PLAIN = {"keys": {"place": "Bezirk", "period": "Stand"}, "values": {"n": "Zahl"}}


def workbook(*fills: tuple[str, Callable[[Worksheet], None]]) -> bytes:
    data = BytesIO()
    with Workbook(data) as book:
        for name, fill in fills:
            fill(book.add_worksheet(name))
    return data.getvalue()


def read(data: bytes, **declared: object) -> tuple[dict[str, Frame], list[str]]:
    return read_in(PLACES, data, **declared)


def read_in(places: Places, data: bytes, **declared: object) -> tuple[dict[str, Frame], list[str]]:
    """Read a workbook in a town of these places."""
    problems = Problems()
    spec = SourceSpec.model_validate({"title": "t", "file": "a.xlsx", "format": "xlsx"} | declared)
    frames = read_source("s", spec, places, MemoryWorld({"a.xlsx": data}), problems)
    return frames, [line(each) for each in problems.found]


def rows(*given: tuple[object, ...]) -> Callable[[Worksheet], None]:
    def fill(sheet: Worksheet) -> None:
        for number, row in enumerate(given):
            sheet.write_row(number, 0, row)

    return fill


def changed(data: bytes, part: str, old: str, new: str) -> bytes:
    """A workbook in whose part a text is replaced."""
    before = dict(parts(data))
    assert old.encode() in before[part]
    return archive(before | {part: before[part].replace(old.encode(), new.encode())})


def parts(data: bytes) -> Mapping[str, bytes]:
    """The parts of an archive."""
    with zipfile.ZipFile(BytesIO(data)) as opened:
        return {name: opened.read(name) for name in opened.namelist()}


def archive(given: Mapping[str, bytes | str]) -> bytes:
    """An archive of these parts."""
    data = BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as made:
        for name, part in given.items():
            packed = zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
            made.writestr(name, part, packed)
    return data.getvalue()


SHEET = "xl/worksheets/sheet1.xml"
"""The first sheet of a workbook."""

_NAMES = {
    "office": "urn:oasis:names:tc:opendocument:xmlns:office:1.0",
    "table": "urn:oasis:names:tc:opendocument:xmlns:table:1.0",
    "text": "urn:oasis:names:tc:opendocument:xmlns:text:1.0",
    "style": "urn:oasis:names:tc:opendocument:xmlns:style:1.0",
    "fo": "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0",
    "calcext": "urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0",
}
_MANIFEST = "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"


def ods(*tables: str, styles: str = "", manifest: str = "") -> bytes:
    """An ODS workbook of these tables; each is the XML inside `<table:table>`."""
    names = " ".join(f'xmlns:{prefix}="{name}"' for prefix, name in _NAMES.items())
    sheets = "".join(
        f'<table:table table:name="Blatt{number}">{table}</table:table>'
        for number, table in enumerate(tables, start=1)
    )
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content {names}>'
        f"<office:automatic-styles>{styles}</office:automatic-styles>"
        f"<office:body><office:spreadsheet>{sheets}</office:spreadsheet></office:body>"
        "</office:document-content>"
    )
    return archive(
        {
            "mimetype": "application/vnd.oasis.opendocument.spreadsheet",
            "META-INF/manifest.xml": (
                f'<manifest:manifest xmlns:manifest="{_MANIFEST}">{manifest}</manifest:manifest>'
            ),
            "content.xml": content,
        }
    )


def ods_row(*cells: str | float, given: str = "") -> str:
    """A row of an ODS table; a text that begins with "<" is XML."""
    inside = "".join(map(_ods_cell, cells))
    return f"<table:table-row {given}>{inside}</table:table-row>"


def _ods_cell(cell: str | float) -> str:
    match cell:
        case str() if cell.startswith("<"):
            return cell
        case str():
            return ods_text(cell)
        case float() | int():
            typed = f'office:value-type="float" office:value="{cell}"'
            return f"<table:table-cell {typed}><text:p>{cell}</text:p></table:table-cell>"


def ods_text(text: str, given: str = "") -> str:
    """A cell of text with more attributes."""
    typed = f'office:value-type="string" {given}'
    return f"<table:table-cell {typed}><text:p>{text}</text:p></table:table-cell>"
