"""Measures how sources are read, each beside the library alone that does the same to the bytes.

    python -m benchmarks.sources

A function for each row of `README.md`; the data are made up and the same in every run.
"""

import csv
import resource
import tempfile
from collections.abc import Callable
from io import BytesIO, StringIO
from pathlib import Path
from time import process_time

from python_calamine import CalamineWorkbook
from xlsxwriter import Workbook

from reportgen.errors import Problems
from reportgen.places import Level, Place, Places
from reportgen.sources.read import read_source
from reportgen.sources.spec import SourceSpec
from reportgen.world import DiskWorld, MemoryWorld

ROWS = 50_000
AREAS = tuple(f"{number:03d}" for number in range(1, 251))
PLACES = Places(
    (
        Place("000", "Stadt", "stadt", None),
        *(Place(key, f"Bezirk {key}", "bezirk", "000") for key in AREAS),
    ),
    (Level("stadt", "Stadt", "Städte"), Level("bezirk", "Bezirk", "Bezirke")),
)
HEAD = ("Bezirk", "Stichtag", "Alter", "Geschlecht", "Einwohner", "Haushalte", "Quote", "Betrag")
DECLARED = {
    "title": "Einwohner",
    "persons": False,
    "keys": {"place": "Bezirk", "period": "Stichtag", "age": "Alter", "sex": "Geschlecht"},
    "values": {
        "residents": "Einwohner",
        "households": "Haushalte",
        "quota": "Quote",
        "sum": "Betrag",
    },
}


def table() -> list[tuple[str | float, ...]]:
    """50,000 rows of four keys and four numbers: 250 places, two sexes, ten years, ten ages."""
    rows: list[tuple[str | float, ...]] = []
    for number in range(ROWS):
        rest, age = divmod(number, 10)
        rest, sex = divmod(rest, 2)
        year, area = divmod(rest, len(AREAS))
        band = f"{age * 10} bis unter {age * 10 + 10} Jahre"
        count = number * 7919 % 4001
        rows.append(
            (AREAS[area], f"31.12.{2015 + year}", band, "mw"[sex], count, count % 997, count / 8,
             number / 4)
        )  # fmt: skip
    return rows


def timed(work: Callable[[], object]) -> float:
    before = process_time()
    work()
    return process_time() - before


def read(data: bytes, form: str) -> None:
    problems = Problems()
    spec = SourceSpec.model_validate(DECLARED | {"file": "a", "format": form})
    frames = read_source("s", spec, PLACES, MemoryWorld({"a": data}), problems)
    assert len(frames["sum"].table) == ROWS, [each.code for each in problems.found]


def told(name: str, own: float, plain: float) -> None:
    print(f"{name:<32}{own:8.2f} s CPU {own / plain:8.1f} times the library alone")


def peak() -> float:
    """The most memory held so far, in MiB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def delimited() -> None:
    text = StringIO()
    csv.writer(text, delimiter=";").writerows((HEAD, *table()))
    whole = text.getvalue().replace(".", ",")
    own = timed(lambda: read(whole.encode("cp1252"), "csv"))
    plain = timed(lambda: list(csv.reader(StringIO(whole, newline=""), delimiter=";")))
    told("CSV, 50,000 x 8", own, plain)


LONG = 200 * 2**20
"""Bytes of a file that is longer than a report should ever need."""


def long_file() -> None:
    """A table of the country, of which one town is wanted: memory must not grow with the file."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "a.csv"
        _write_long(path)
        key = {"column": "Gemeinde", "read": "place", "elsewhere": "skip"}
        declared = {
            "title": "t", "file": "a.csv", "format": "csv", "values": {"n": "Einwohner"},
            "keys": {"place": key, "period": "Stichtag", "age": "Alter"},
        }  # fmt: skip
        spec, problems, before = SourceSpec.model_validate(declared), Problems(), peak()
        world = DiskWorld(Path(folder))
        own = timed(lambda: read_source("s", spec, PLACES, world, problems))
        grown = peak() - before
        assert not any(problems.errors())
        with path.open(encoding="cp1252", newline="") as file:
            plain = timed(lambda: sum(1 for _ in csv.reader(file, delimiter=";")))
        told("CSV, 200 MiB", own, plain)
        print(f"{'':32}{grown:8.0f} MiB more, {grown * 2**20 / LONG:.2f} of the file")


def _write_long(path: Path) -> None:
    with path.open("w", encoding="cp1252", newline="") as file:
        file.write("Gemeinde;Name;Stichtag;Alter;Einwohner\r\n")
        number = 0
        while file.tell() < LONG:
            for _ in range(10_000):
                round_, area = divmod(number, 11000)
                year, age = divmod(round_, 100)
                number += 1
                file.write(
                    f"{area:03d};Gemeinde Nr. {area};31.12.{2000 + year};{age};"
                    f"{number * 7919 % 4001}\r\n"
                )


def xlsx() -> None:
    data = BytesIO()
    with Workbook(data) as book:
        sheet = book.add_worksheet("Daten")
        for number, row in enumerate((HEAD, *table())):
            sheet.write_row(number, 0, row)
    whole = data.getvalue()
    own = timed(lambda: read(whole, "xlsx"))
    plain = timed(
        lambda: CalamineWorkbook.from_filelike(BytesIO(whole)).get_sheet_by_index(0).to_python()
    )
    told("XLSX, 50,000 x 8", own, plain)


if __name__ == "__main__":
    long_file()
    delimited()
    xlsx()
