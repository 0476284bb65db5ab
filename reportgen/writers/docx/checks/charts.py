"""Charts that show other numbers than the cells that they refer to: whoever opens the workbook
would see the chart change.
"""

import posixpath
import re
from collections.abc import Iterator, Mapping
from io import BytesIO
from zipfile import ZipFile

from reportgen.writers.docx.charts.elements import CHART
from reportgen.writers.docx.checks.opened import CHARTS, RELS, WordFile, parsed
from reportgen.writers.docx.markup import Element

SHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_REFERENCE = re.compile(r"'?(.+?)'?!\$([A-Z]+)\$(\d+)(?::\$([A-Z]+)\$(\d+))?")
_ROW = re.compile(r"\d+")
Cells = Mapping[tuple[str, int], str]
"""Texts by column and row."""


def charts_astray(file: WordFile) -> Iterator[str]:
    """References whose cells are not what the chart shows; only of charts that we make."""
    for path, content in file.files.items():
        if not CHARTS.fullmatch(path):
            continue
        for name, cells in _workbooks(file, path):
            for each in parsed(content).iter(f"{{{CHART}}}f"):
                if not _is_right(each, name, cells):
                    yield f"{posixpath.basename(path)}: {each.text}"


def _is_right(reference: Element, name: str, cells: Cells) -> bool:
    """Whether what a chart keeps beside a reference stands in the cells."""
    found = _REFERENCE.fullmatch(reference.text or "")
    kept = reference.getnext()
    if found is None or kept is None or found[1] != name:
        return False
    points = {
        int(each.get("idx", "0")): each.findtext(f"{{{CHART}}}v") or ""
        for each in kept.iter(f"{{{CHART}}}pt")
    }
    return all(
        _same(points.get(number, ""), cells.get(place, ""))
        for number, place in enumerate(_places(found))
    )


def _places(found: re.Match[str]) -> list[tuple[str, int]]:
    """The cells of a column, or of a row."""
    left, first, right, last = found[2], int(found[3]), found[4], int(found[5] or found[3])
    if right in (None, left):
        return [(left, row) for row in range(first, last + 1)]
    return [(chr(column), first) for column in range(ord(left), ord(right) + 1)]


def _same(one: str, other: str) -> bool:
    """Whether texts are the same, or the numbers they stand for."""
    try:
        return one == other or float(one) == float(other)
    except ValueError:
        return False


def _workbooks(file: WordFile, chart: str) -> Iterator[tuple[str, Cells]]:
    """The name of the sheet inside a chart, and its cells; one that is lost is told elsewhere."""
    folder, base = posixpath.split(chart)
    for rel in parsed(file.files.get(f"{folder}/_rels/{base}{RELS}", b"<none/>")):
        path = posixpath.normpath(posixpath.join(folder, rel.get("Target", ""))).lstrip("/")
        if path in file.files:
            with ZipFile(BytesIO(file.files[path])) as book:
                yield _read(book)


def _read(book: ZipFile) -> tuple[str, Cells]:
    names = [each.get("name", "") for each in _all(book, "xl/workbook.xml", "sheet")]
    texts = [
        "".join(map(str, each.itertext())) for each in _all(book, "xl/sharedStrings.xml", "si")
    ]
    cells = {}
    for each in _all(book, "xl/worksheets/sheet1.xml", "c"):
        told = each.findtext(f"{{{SHEET}}}v")
        if told is not None:
            place = each.get("r", "")
            row = _ROW.search(place)
            column = place[: row.start()] if row else place
            is_shared = each.get("t") == "s"
            cells[column, int(row[0]) if row else 0] = texts[int(told)] if is_shared else told
    return names[0], cells


def _all(book: ZipFile, part: str, tag: str) -> Iterator[Element]:
    return parsed(book.read(part)).iter(f"{{{SHEET}}}{tag}")
