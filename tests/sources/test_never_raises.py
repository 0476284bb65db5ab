"""Whatever a file holds: frames or messages come out, and never both errors and frames."""

from hypothesis import given, settings
from hypothesis import strategies as st

from reportgen.errors import Problems
from reportgen.messages import line
from reportgen.places import Level, Place, Places
from reportgen.sources.geography.places import read_places
from reportgen.sources.read import read_source
from reportgen.sources.spec import LevelSpec, PlacesSpec, SourceSpec
from reportgen.world import MemoryWorld

PLACES = Places(
    (Place("0", "Stadt", "stadt", None), Place("01", "Nord", "bezirk", "0")),
    (Level("stadt", "Stadt", "Städte"), Level("bezirk", "Bezirk", "Bezirke")),
)
PIECES = st.sampled_from(
    [
        "Bezirk", "Jahr", "Zahl", "0", "01", "1", "2024", "31.12.2024", "-", ".", "x", "1.234,5p",
        "Insgesamt", ";", ";", ",", "\t", "\n", "\n", "\r\n", '"', '""', " ", "\u00a0", "\ufeff",
        "__________\n", "Stand: 31.02.2024", "© Amt, 2024", "GENESIS-Tabelle: 1", "\x00", "ä",
    ]
)  # fmt: skip
TEXTS = st.one_of(st.lists(PIECES, max_size=40).map("".join), st.text(max_size=60))
FILES = st.one_of(TEXTS.map(str.encode), TEXTS.map(lambda text: text.encode("cp1252", "replace")))
DATA = FILES | st.binary(max_size=80) | FILES.map(lambda data: b"Bezirk;Jahr;Zahl\n" + data)
FORMATS = st.sampled_from(["csv", "xlsx", "ods", "genesis", "fixed", "ffcsv"])
HEADS = st.lists(st.integers(0, 3), max_size=3)
COLUMNS = st.sampled_from(["Bezirk", "Jahr", "Zahl", "2", 1, 2, 3])


@settings(max_examples=300)
@given(DATA, FORMATS, HEADS, st.tuples(COLUMNS, COLUMNS, COLUMNS), st.booleans())
def test_any_source(
    data: bytes,
    kind: str,
    head: list[int],
    columns: tuple[object, ...],
    spread: bool,  # noqa: FBT001
) -> None:
    place, period, value = columns
    declared: dict[str, object] = {"keys": {"place": place, "period": period}}
    declared["values"] = {"n": value}
    if spread:
        declared["keys"] = {"place": place}
        declared["spread"] = {"key": "period", "columns": r"(\d+)", "measure": "m"}
    spec = SourceSpec.model_validate(
        {"title": "t", "file": "a", "format": kind, "header": head, "widths": [4, 2]} | declared
    )
    problems = Problems()
    frames = read_source("s", spec, PLACES, MemoryWorld({"a": data}), problems)
    assert bool(frames) != any(problems.errors())
    assert all(line(each) for each in problems.found)


@settings(max_examples=200)
@given(DATA, DATA)
def test_any_table_of_places(table: bytes, outlines: bytes) -> None:
    levels = (LevelSpec(key="stadt", name="Stadt", plural="Städte"),)
    spec = PlacesSpec(file="a", levels=levels, outlines="b")
    whole = b"key;name;level;parent\n0;Stadt;stadt;\n"
    for files in ({"a": table, "b": outlines}, {"a": whole, "b": outlines}):
        problems = Problems()
        places = read_places(spec, MemoryWorld(files), problems)
        assert (places is None) == any(problems.errors())
        assert all(line(each) for each in problems.found)
