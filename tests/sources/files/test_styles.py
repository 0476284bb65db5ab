"""Whatever style an office writes in: a table goes into a workbook and comes back equal."""

from dataclasses import dataclass
from io import BytesIO

from hypothesis import given, settings
from hypothesis import strategies as st
from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from reportgen.places import Level, Place, Places
from reportgen.status import Status
from tests.sources.files.workbooks import read_in

DISTRICTS = ("Nord", "Süd", "West")
TOWN = Places(
    (
        Place("0", "Nord", "stadt", None),
        *(Place(f"{number}", name, "bezirk", "0") for number, name in enumerate(DISTRICTS, 1)),
        *(Place(f"{n}{m}", name, "viertel", f"{n}") for n in (1, 2, 3)
          for m, name in enumerate((f"{DISTRICTS[n - 1]}", f"Am Kai {n}"))),
    ),
    tuple(Level(each, each, each) for each in ("stadt", "bezirk", "viertel")),
)  # fmt: skip
ORDER = [place for place in TOWN if place.level == "stadt"] + [
    place for district in TOWN.at("bezirk") for place in (district, *TOWN.children(district.key))
]
SIGNS = {
    "-": Status.ZERO, "–": Status.ZERO, ".": Status.UNKNOWN, "/": Status.UNRELIABLE,
    "...": Status.NOT_YET, "x": Status.NOT_APPLICABLE, "*": Status.SECRET, "k. A.": Status.UNKNOWN,
}  # fmt: skip
AMOUNTS = st.integers(1, 5_000_000) | st.sampled_from(list(SIGNS))
YEARS = ("2022", "2023")


@dataclass(frozen=True)
class Style:
    """How an office writes its tables."""

    title: int
    """Rows above."""
    left: int
    """Columns left of it."""
    two_heads: bool
    as_text: str
    """Thousands mark of numbers that are texts; empty: typed numbers."""
    spaces: bool
    """Whether labels stand in by spaces, not by their format."""
    dates: bool
    foot: bool
    other: bool
    """Whether another table stands above, under another title."""
    hidden: bool
    """Whether a row of last year's numbers is hidden."""
    blank: bool
    """Whether blank rows part the districts."""


STYLES = st.builds(
    Style, st.integers(0, 4), st.integers(0, 3), st.booleans(), st.sampled_from(["", ".", " "]),
    *[st.booleans()] * 6,
)  # fmt: skip
TABLES = st.lists(st.tuples(AMOUNTS, AMOUNTS), min_size=len(ORDER), max_size=len(ORDER))


def written(table: list[tuple[int | str, int | str]], style: Style) -> bytes:
    data = BytesIO()
    with Workbook(data) as book:
        sheet = book.add_worksheet("Daten")
        indents = [book.add_format({"indent": depth}) for depth in range(3)]
        row = style.title
        if style.other:
            sheet.write_column(row, style.left, ("Tabelle 1: Haushalte", "Gebiet", "Nord", "©"))
            row += 5
        sheet.write(row, style.left, "Tabelle 2: Einwohner")
        row = _head(sheet, row + 1, style)
        for place, amounts in zip(ORDER, table, strict=True):
            row += style.blank and place.level == "bezirk"
            _label(sheet, (row, style.left), place, style, indents)
            for number, amount in enumerate(amounts):
                _write(sheet, row, style.left + 1 + number, amount, style)
            row += 1
        if style.hidden:
            sheet.write_row(row, style.left, ("Vorjahr", 1, 2))
            sheet.set_row(row, None, None, {"hidden": True})
        if style.foot:
            sheet.write(row + 2, style.left, "Quelle: Amt für Statistik; - nichts")
    return data.getvalue()


def _head(sheet: Worksheet, row: int, style: Style) -> int:
    """Write the head and give the row of the first data."""
    years = [f"31.12.{year}" if style.dates else int(year) for year in YEARS]
    if not style.two_heads:
        sheet.write_row(row, style.left, ("Gebiet", *years))
        return row + 1
    sheet.merge_range(row, style.left, row + 1, style.left, "Gebiet")
    sheet.merge_range(row, style.left + 1, row, style.left + 2, "Personen\nam Ort")
    sheet.write_row(row + 1, style.left + 1, years)
    return row + 2


def _label(
    sheet: Worksheet, at: tuple[int, int], place: Place, style: Style, indents: list[Format]
) -> None:
    depth = ("stadt", "bezirk", "viertel").index(place.level)
    if style.spaces:
        sheet.write(*at, "  " * depth + place.name)
    else:
        sheet.write(*at, place.name, indents[depth])


def _write(sheet: Worksheet, row: int, column: int, amount: int | str, style: Style) -> None:
    if style.as_text and isinstance(amount, int):
        sheet.write_string(row, column, f"{amount:,}".replace(",", style.as_text))
    else:
        sheet.write(row, column, amount)


@settings(max_examples=40)
@given(TABLES, STYLES)
def test_a_table_comes_back_equal(table: list[tuple[int | str, int | str]], style: Style) -> None:
    frames, problems = read_in(
        TOWN,
        written(table, style),
        start="^Tabelle 2",
        end="^Quelle",
        hidden="skip",
        header=[1, 2] if style.two_heads else [1],
        keys={"place": {"column": "Gebiet", "levels": ["stadt", "bezirk", "viertel"]}},
        spread={
            "key": "period", "columns": "(?:Personen am Ort / )?(.*20[0-9]{2})", "measure": "n",
            "read": "year",
        },
    )  # fmt: skip
    assert problems == []
    for place, amounts in zip(ORDER, table, strict=True):
        for year, amount in zip(YEARS, amounts, strict=True):
            cell = frames["n"].cell(place.key, year)
            if isinstance(amount, str):
                assert cell.status is SIGNS[amount]
            else:
                assert (cell.amount, cell.status) == (amount, Status.PRESENT)
