"""A random table in the style of a random office is read back as it was."""

from collections.abc import Callable

from hypothesis import given, settings
from hypothesis import strategies as st

from reportgen.errors import Problems
from reportgen.messages import line
from reportgen.places import Level, Place, Places
from reportgen.sources.read import read_source
from reportgen.sources.spec import SourceSpec
from reportgen.status import Flag, Status
from reportgen.world import MemoryWorld

KEYS = ("01", "02", "011", "012")
PLACES = Places(
    (Place("000", "Stadt", "s", None), *(Place(key, f"Ort {key}", "b", "000") for key in KEYS)),
    (Level("s", "S", "S"), Level("b", "B", "B")),
)
Cell = tuple[str, float | None, Status, Flag]
"""As it is written in German, with a point for thousands, and what it means."""
SIGNS: tuple[Cell, ...] = (
    ("-", 0, Status.ZERO, Flag.NONE), ("–", 0, Status.ZERO, Flag.NONE),
    (".", None, Status.UNKNOWN, Flag.NONE), ("/", None, Status.UNRELIABLE, Flag.NONE),
    ("...", None, Status.NOT_YET, Flag.NONE), ("x", None, Status.NOT_APPLICABLE, Flag.NONE),
    ("*", None, Status.SECRET, Flag.NONE), ("< 3", None, Status.SECRET, Flag.NONE),
    ("k. A.", None, Status.UNKNOWN, Flag.NONE),
)  # fmt: skip
MARKS = {"": Flag.NONE, "p": Flag.PRELIMINARY, "r": Flag.REVISED, "e": Flag.FINAL}


def written(count: int, mark: str, *, limited: bool) -> Cell:
    digits = f"{count / 4:,.2f}".replace(",", "'").replace(".", ",").replace("'", ".")
    text = f"({digits}{mark})" if limited else digits + mark
    flags = MARKS[mark] | (Flag.LIMITED if limited else Flag.NONE)
    return text, count / 4, Status.PRESENT, flags


numbers = st.builds(
    written, st.integers(1, 40_000_000), st.sampled_from(list(MARKS)), limited=st.booleans()
)
cells = st.one_of(numbers, st.sampled_from(SIGNS))
tables = st.dictionaries(
    st.tuples(st.sampled_from(KEYS), st.integers(2015, 2024)), cells, min_size=1, max_size=12
)
quotes: tuple[Callable[[str], str], ...] = (str, lambda cell: f'"{cell}"')


@settings(max_examples=150)
@given(
    tables,
    st.sampled_from(["utf-8", "utf-8-sig", "cp1252", "utf-16"]),
    st.sampled_from([";", "\t", "|"]),
    st.sampled_from([".", " ", "\u00a0", "\u202f", ""]),
    st.sampled_from(["\n", "\r\n"]),
    st.tuples(st.sampled_from(quotes), st.integers(0, 2), st.booleans(), st.booleans()),
)
def test_what_an_office_writes_is_read_back(
    table: dict[tuple[str, int], Cell],
    encoding: str,
    mark: str,
    thousands: str,
    end: str,
    style: tuple[Callable[[str], str], int, bool, bool],
) -> None:
    quote, titles, footed, padded = style
    if encoding == "cp1252" and thousands == "\u202f":
        thousands = "\u00a0"

    def row(*parts: str) -> str:
        return mark.join(map(quote, parts))

    lines = [row(f"Tabelle {n}: Fälle", "", "") for n in range(titles)]
    lines.append(row("Schlüssel", "Stichtag", "Fälle"))
    for (place, year), (text, *_) in table.items():
        key = place if padded else place.lstrip("0")
        number = text.replace(".", thousands) if "," in text else text
        lines.append(row(key, f"31.12.{year}", number))
    last = len(lines)
    lines += [row("", "", ""), row("Quelle: Amt für Statistik", "", "")] if footed else [""]
    spec = SourceSpec.model_validate(
        {
            "title": "t", "file": "a.csv", "format": "csv", "persons": False,
            "header": [titles + 1], "last_row": last,
            "keys": {"place": "Schlüssel", "period": "Stichtag"}, "values": {"n": "Fälle"},
        }
    )  # fmt: skip
    problems = Problems()
    world = MemoryWorld({"a.csv": end.join(lines).encode(encoding)})
    frames = read_source("s", spec, PLACES, world, problems)
    assert frames, [line(each) for each in problems.found]
    assert len(frames["n"].table) == len(table)
    for (place, year), (_, amount, status, flags) in table.items():
        cell = frames["n"].cell(place, str(year))
        assert (cell.amount, cell.status, cell.flags) == (amount, status, flags)
