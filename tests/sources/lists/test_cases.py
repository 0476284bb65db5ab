"""The documents of `cases/lists`: a declaration and files in, messages and records out.

The town is a square of four kilometres, its two districts are its halves; west of it there is
nothing. `pytest --accept` writes what came out.
"""

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from reportgen.errors import Problems, Where
from reportgen.messages import line
from reportgen.places import Level, Place, Places, Polygon
from reportgen.records import Record, Records
from reportgen.sources.lists.read import read_list
from reportgen.sources.lists.spec import ListSpec
from reportgen.world import MemoryWorld

FOLDER = Path(__file__).parents[2] / "cases" / "lists"
BLOCK = re.compile(r"^```(\w+) ?([^\n]*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
EAST, NORTH = 400_000.0, 5_700_000.0
"""Corner of the town in metres: 7.5578 degrees east, 51.4434 degrees north."""


def square(left: float, wide: float) -> tuple[Polygon, ...]:
    x, y = EAST + left, NORTH
    return ((((x, y), (x + wide, y), (x + wide, y + 4000), (x, y + 4000), (x, y)),),)


PLACES = Places(
    (
        Place("000", "Neustadt", "stadt", None, outline=square(0, 4000)),
        Place("01", "Westhang", "bezirk", "000", outline=square(0, 2000)),
        Place("02", "Ostend", "bezirk", "000", outline=square(2000, 2000)),
        Place("S1", "Schulbezirk Eins", "schulbezirk", "000"),
    ),
    (
        Level("stadt", "Stadt", "Städte"),
        Level("bezirk", "Bezirk", "Bezirke"),
        Level("schulbezirk", "Schulbezirk", "Schulbezirke", geography="schule"),
    ),
)


def cases() -> Iterator[tuple[Path, str, str]]:
    for path in sorted(FOLDER.glob("*.md")):
        _, *parts = re.split(r"^## ", path.read_text(encoding="utf-8"), flags=re.MULTILINE)
        for part in parts:
            title, _, body = part.partition("\n")
            yield path, title, body


def read(declaration: str, files: dict[str, bytes | str]) -> str:
    problems = Problems()
    given = {"title": "Liste", "format": "csv", **tomllib.loads(declaration)}
    spec = ListSpec.model_validate(given)
    where = Where("report.toml", 7)
    found = read_list("liste", spec, PLACES, MemoryWorld(files), problems, where)
    told = [f"{line(each)}\n" for each in problems.found]
    return "".join(told + list(records(found)))


def records(found: Records | None) -> Iterator[str]:
    for each in found.all if found else ():
        yield f"{' | '.join(record(each))}\n"


def record(each: Record) -> Iterator[str]:
    for name in ("key", "name", "kind", "place", "point", "address", "state", "count"):
        told = getattr(each, name)
        if told not in ("", None):
            yield str(told)
    if each.begin or each.end:
        yield f"{each.begin} – {each.end}"
    yield from (f"{name}: {text}" for name, text in each.texts if text)
    yield f"{each.where.file}:{each.where.line or each.where.cell}"


@pytest.mark.parametrize("case", list(cases()), ids=lambda case: f"{case[0].stem}: {case[1]}")
def test_case(case: tuple[Path, str, str], *, accept: bool) -> None:
    path, title, text = case
    blocks = BLOCK.findall(text)
    files: dict[str, bytes | str] = {name: body for kind, name, body in blocks if kind == "file"}
    declaration = next(body for kind, _, body in blocks if kind == "toml")
    found = read(declaration, files)
    if accept:
        document = path.read_text(encoding="utf-8")
        start = document.index(f"## {title}\n")
        before = document[start:].partition("\n## ")[0]
        after = re.sub(
            r"^```text\n.*?^```$", lambda _: f"```text\n{found}```", before, flags=re.M | re.S
        )
        path.write_text(document.replace(before, after, 1), encoding="utf-8")
        return
    assert found == next(body for kind, _, body in blocks if kind == "text")
