"""The files of data inside the demo town's PDF files, beside the documents they are of."""

import csv
import re
from io import StringIO
from pathlib import Path

import pikepdf
import pytest

from reportgen.build.documents import Desk, composed
from reportgen.document.exhibits import exhibits
from reportgen.document.nodes import Figure, FigureKind, Table
from reportgen.document.walk import plain, walk
from reportgen.errors import Problems

pytestmark = pytest.mark.demo
NAMES = (
    "output/sozialbericht", "output/gallery", "output/beschlussvorlage", "output/leichte-sprache",
    "intern/INTERN-arbeitsfassung",
)  # fmt: skip
PLACED = {"Gruppe", "Beziehung", "Teil von", "Zeilenart"}


def files(path: Path) -> list[tuple[str, list[list[str]]]]:
    """Name and lines of every file inside."""
    with pikepdf.open(path) as pdf:
        return [(str(each.UF), lines(each.EF.F.read_bytes())) for each in pdf.Root.AF]


def lines(data: bytes) -> list[list[str]]:
    return list(csv.reader(StringIO(data.decode("utf-8-sig"), newline=""), delimiter=";"))


def printed(table: Table) -> list[tuple[str, int]]:
    """The digits of each row of numbers, and how many of them are below nought."""
    rows = [row.cells for row in table.body if len(row.cells) > 1 or len(table.columns) == 1]
    texts = [" ".join(plain(cell.content) for cell in cells) for cells in rows]
    return [("".join(re.findall(r"[0-9]", each)), each.count("−")) for each in texts]


def told(sheet: list[list[str]]) -> list[tuple[str, int]]:
    """The same of a file."""
    names, *rows = [line for line in sheet if not line[0].startswith("# ")]
    kept = [
        [cell for name, cell in zip(names, row, strict=True) if name not in PLACED] for row in rows
    ]
    return [
        ("".join(re.findall(r"[0-9]", " ".join(row))), sum(cell[:1] == "-" for cell in row))
        for row in kept
    ]


@pytest.mark.parametrize("path", NAMES)
def test_every_exhibit_has_its_numbers_inside(desk: Desk, town: Path, path: str) -> None:
    name = path.rpartition("/")[2].removeprefix("INTERN-")
    document = composed(name, desk, Problems(), {}).document
    wanted, found = list(exhibits(document.blocks)), files(town / f"{path}.pdf")
    assert len(found) == len(wanted) > 0
    for (_, data), (file, sheet) in zip(wanted, found, strict=True):
        assert told(sheet) == printed(data), file
        assert [line[1] for line in sheet if line[0] == "# Quelle" and len(line[1]) > 8], file
        assert len({len(line) for line in sheet}) == 1, file
        assert len(set(sheet[0])) == len(sheet[0]), file


def test_what_has_no_file_has_no_numbers(desk: Desk) -> None:
    """Every numbered table, chart and map has one, but for maps that only show a place."""
    document = composed("sozialbericht", desk, Problems(), {}).document
    held = {id(exhibit) for exhibit, _ in exhibits(document.blocks)}
    repeated = {
        each.data.label
        for each, _ in exhibits(document.blocks)
        if isinstance(each, Figure) and each.data
    }
    left = [
        each for each in walk(document.blocks)
        if isinstance(each, Table | Figure) and each.number and id(each) not in held
        and each.label not in repeated
    ]  # fmt: skip
    assert all(isinstance(each, Figure) and each.kind is FigureKind.MAP for each in left)
    assert not any(isinstance(each, Figure) and each.has_numbers for each in left)


def test_every_chart_leads_to_its_table(desk: Desk) -> None:
    """By a link whose words are the name of the table."""
    document = composed("sozialbericht", desk, Problems(), {}).document
    figures = [each for each, data in exhibits(document.blocks) if each is not data]
    assert len(figures) > 100
    for each in figures:
        assert isinstance(each, Figure)
        assert re.fullmatch(r"Daten: Tabelle\s[A-Z\d]+\.\d+", plain(each.see)), each.label
