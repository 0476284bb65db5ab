"""XLS workbooks: what they hide and show, and those that claim too much or are broken."""

import struct

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.places import Level, Place, Places
from reportgen.status import Status
from tests.sources.files.old_workbooks import (
    INDENTED,
    PERCENT,
    claimed,
    compound,
    failed,
    hidden_columns,
    hidden_row,
    merged,
    number,
    record,
    text,
    xls,
)
from tests.sources.files.workbooks import PLAIN, read, read_in

HEAD = (text(0, 0, "Bezirk"), text(0, 1, "Stand"), text(0, 2, "Zahl"))
ROW = (text(1, 0, "01"), number(1, 1, 2024))
TABLE = (*HEAD, *ROW, number(1, 2, 5))


def test_a_table_with_hidden_rows_and_columns() -> None:
    data = xls(hidden_row(1), hidden_columns(2, 2), *TABLE)
    frames, problems = read(data, **PLAIN)
    assert frames["n"].cell("01", "2024").amount == 5
    assert [each.split("\n")[0].split(": ", 2)[2] for each in problems] == [
        "Ausgeblendete Zeilen wurden gelesen: 2.",
        "Ausgeblendete Spalten wurden gelesen: C.",
    ]


def test_merged_head_per_cent_and_a_failed_formula() -> None:
    head = (text(0, 0, "Bezirk"), text(0, 1, "Zahlen"), text(1, 1, "Quote"), text(1, 2, "Formel"))
    cells = (text(2, 0, "01"), number(2, 1, 0.5, PERCENT), failed(2, 2))
    frames, problems = read(
        xls(*head, *cells, merged(0, 1, 0, 2)),
        header=[1, 2],
        keys={"place": "Bezirk", "period": {"fixed": "2024"}},
        values={"quota": "Zahlen / Quote", "formula": "Zahlen / Formel"},
        signs={"#DIV/0!": "n/a"},
        persons=False,
    )
    assert frames["quota"].cell("01", "2024").amount == 0.5
    assert frames["formula"].cell("01", "2024").status is Status.NOT_APPLICABLE
    assert len(problems) == 1
    assert "Zelle B3: Die Zelle zeigt Prozent" in problems[0]


def test_labels_indented_by_their_format() -> None:
    town = Places(
        (Place("0", "Mitte", "stadt", None), Place("1", "Mitte", "bezirk", "0")),
        (Level("stadt", "Stadt", "Städte"), Level("bezirk", "Bezirk", "Bezirke")),
    )
    cells = (text(1, 0, "Mitte"), number(1, 1, 7), text(2, 0, "Mitte", INDENTED), number(2, 1, 3))
    frames, problems = read_in(
        town,
        xls(text(0, 0, "Gebiet"), text(0, 1, "Zahl"), *cells),
        keys={"place": {"column": 1, "levels": ["stadt", "bezirk"]}, "period": {"fixed": "2024"}},
        values={"n": "Zahl"},
    )
    assert problems == []
    assert frames["n"].table["place"].tolist() == ["0", "1"]


CIRCLE = bytearray(compound(b""))
CIRCLE[512 + 8 : 512 + 12] = struct.pack("<I", 2)


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (xls(*TABLE, number(65535, 60000, 1)), "Das Blatt will 65536 Zeilen und 60001 Spalten"),
        (xls(*TABLE, number(65535, 255, 1)), "Zelle IV65536: Das Blatt reicht bis zu dieser"),
        (xls(claimed(4_000_000_000, 256), *TABLE), "Das Blatt will 4000000000 Zeilen"),
        (xls(claimed(1_000_000, 16_000), *TABLE), "Das Blatt reicht bis zu dieser Zelle"),
        (xls(*TABLE, locked=True), "mit einem Kennwort geschützt"),
        (bytes(CIRCLE), "a.xlsx"),
        (xls(*TABLE)[:1500], "a.xlsx"),
        (xls(*TABLE)[:600], "lässt sich nicht lesen"),
        (xls(), "Blatt „Daten“: Das Blatt ist leer."),
    ],
)
def test_refused_in_one_message(data: bytes, said: str) -> None:
    frames, problems = read(data, **PLAIN)
    assert frames == {}
    assert len(problems) == 1
    assert said in problems[0]


def test_many_sheets_claim_all_their_cells() -> None:
    frames, problems = read(xls(claimed(65_536, 256), *TABLE), **PLAIN)
    assert problems == []
    assert frames["n"].cell("01", "2024").amount == 5


@given(st.lists(st.tuples(st.integers(0, 0x2FF), st.binary(max_size=30)), max_size=12), st.data())
def test_any_records(records: list[tuple[int, bytes]], draw: st.DataObject) -> None:
    data = bytearray(xls(*TABLE, *(record(kind, body) for kind, body in records)))
    at = draw.draw(st.integers(8, len(data) - 1))
    data[at] = draw.draw(st.integers(0, 255))
    frames, problems = read(bytes(data), **PLAIN)
    assert bool(frames) != any(each.startswith("Fehler") for each in problems)
