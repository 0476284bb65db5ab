"""Measures how sources are read, each beside the library alone that does the same to the bytes.

    python -m benchmarks.sources

A function for each row of `README.md`; the data are made up and the same in every run.
"""

from collections.abc import Callable
from io import BytesIO
from time import process_time

from python_calamine import CalamineWorkbook
from xlsxwriter import Workbook

from reportgen.errors import Problems
from reportgen.places import Level, Place, Places
from reportgen.sources.read import read_source
from reportgen.sources.spec import SourceSpec
from reportgen.world import MemoryWorld

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
    xlsx()
