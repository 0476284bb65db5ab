"""Data bases as sources: SQLite in memory, secrets that stay secret, and nothing written."""

import sqlite3

import pytest

from reportgen.errors import Problems
from reportgen.frame import Frame
from reportgen.messages import line
from reportgen.places import Level, Place, Places
from reportgen.sources.files.database import shown
from reportgen.sources.read import read_source
from reportgen.sources.spec import SourceSpec
from reportgen.status import Status
from reportgen.world import MemoryWorld

pytest.importorskip("sqlalchemy")
PLACES = Places((Place("01", "Nord", "b", None),), (Level("b", "B", "B"),))
QUERY = "SELECT ort, jahr, n, anteil FROM faelle WHERE art = 'x; delete' ORDER BY ort"


def stored() -> bytes:
    connection = sqlite3.connect(":memory:")
    connection.execute(
        "CREATE TABLE faelle (ort TEXT, jahr DATE, n INTEGER, anteil REAL, art TEXT)"
    )
    rows = [
        ("01", "2023-12-31", 1200, 12.5, "x; delete"),
        ("01", "2024-12-31", None, 7.0, "x; delete"),
        ("99", "2024-12-31", 5, 1.0, "y"),
    ]
    connection.executemany("INSERT INTO faelle VALUES (?, ?, ?, ?, ?)", rows)
    connection.commit()
    data = connection.serialize()
    connection.close()
    return data


def read(
    data: bytes = b"", variables: dict[str, str] | None = None, **declared: object
) -> tuple[dict[str, Frame], list[str], MemoryWorld]:
    problems = Problems()
    world = MemoryWorld({"data/x.sqlite": data or stored()})
    world.variables = variables or {}
    plain = {
        "title": "t", "format": "sql", "url": "sqlite:///data/x.sqlite", "query": QUERY,
        "keys": {"place": "ort", "period": "jahr"}, "values": {"n": "n", "anteil": "anteil"},
    }  # fmt: skip
    spec = SourceSpec.model_validate(plain | declared)
    frames = read_source("s", spec, PLACES, world, problems)
    return frames, [line(each) for each in problems.found], world


def test_a_query_is_a_table() -> None:
    frames, problems, world = read()
    assert [each.split(":")[0] for each in problems] == ["Hinweis"]  # NULL is an empty cell
    assert frames["n"].cell("01", "2023").amount == 1200
    assert frames["n"].cell("01", "2024").status is Status.UNKNOWN
    assert frames["anteil"].cell("01", "2023").amount == 12.5
    assert frames["n"].origins[0].file == "data/x.sqlite"
    assert len(frames["n"].origins[0].digest) == 64
    assert "data/x.sqlite" in world.opened()


def test_a_file_with_a_journal_beside_it() -> None:
    data = bytearray(stored())
    data[18:20] = b"\x02\x02"
    frames, _, _ = read(bytes(data))
    assert frames["n"].cell("01", "2023").amount == 1200


@pytest.mark.parametrize(
    "query",
    [
        "DELETE FROM faelle", "SELECT 1; DROP TABLE faelle", "", "PRAGMA user_version = 3",
        "WITH a AS (SELECT 1) INSERT INTO faelle SELECT * FROM a", "SELECT * INTO b FROM faelle",
        "-- SELECT\nUPDATE faelle SET n = 1",
    ],
)  # fmt: skip
def test_what_writes_is_refused(query: str) -> None:
    frames, problems, _ = read(query=query)
    assert frames == {}
    assert len(problems) == 1
    assert "nur liest" in problems[0] or "query" in problems[0]


@pytest.mark.parametrize(
    ("declared", "said"),
    [
        ({"query": "SELECT * FROM nirgends"}, "no such table: nirgends"),
        ({"url": "sqlite:///data/y.sqlite"}, "data/y.sqlite"),
        ({"url": "nichts"}, "antwortet nicht"),
        ({"url": "unknowndb://a:geheim@host/b"}, "antwortet nicht"),
        ({"url": ""}, "url oder query"),
    ],
)
def test_faults_are_one_message(declared: dict[str, object], said: str) -> None:
    frames, problems, _ = read(b"", None, **declared)
    assert frames == {}
    assert len(problems) == 1
    assert said in problems[0]
    assert "geheim" not in problems[0]


def test_a_file_that_is_no_data_base() -> None:
    frames, problems, _ = read(b"Ort;n\n01;5\n" * 100)
    assert frames == {}
    assert "antwortet nicht" in problems[0]


def test_secrets_come_from_the_environment_and_stay_there() -> None:
    url = "unknowndb://planer:${KENNWORT}@host/b"
    _, problems, _ = read(url=url)
    assert "KENNWORT" in problems[0]
    _, problems, _ = read(url=url, variables={"KENNWORT": "streng:geheim@x"})
    assert "antwortet nicht" in problems[0]
    assert "geheim" not in problems[0]
    assert (
        shown("postgresql://planer:geheim@host/b?password=auch") == "postgresql://planer:***@host/b"
    )
