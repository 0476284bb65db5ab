"""The documents of `cases/sources` and `cases/messages`: files in, frames or messages out.

A case is a heading, a declaration (`toml`), files (`file NAME`) and what is expected (`text`):
messages as they are printed, then every frame. A case without a declaration is a table of places,
`places` says what is declared of them.
`pytest --accept` writes what came out.
"""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from reportgen.errors import Problems, Where
from reportgen.frame import Frame, Origin
from reportgen.messages import line
from reportgen.places import Level, Place, Places
from reportgen.sources.geography.changes import read_changes
from reportgen.sources.geography.places import read_places
from reportgen.sources.read import read_source
from reportgen.sources.spec import LevelSpec, PlacesSpec, SourceSpec
from reportgen.status import Flag, Status
from reportgen.world import MemoryWorld

CASES = Path(__file__).parents[1] / "cases"
DOCUMENTS = [*sorted((CASES / "sources").glob("*.md")), CASES / "messages" / "sources.md"]
BLOCK = re.compile(r"^```(\w+) ?([^\n]*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
DECLARED = Where("report.toml", 7)
PLACES = Places(
    (
        Place("000", "Neustadt", "stadt", None),
        Place("01", "Nord", "bezirk", "000"),
        Place("02", "Süd", "bezirk", "000"),
        Place("011", "Hafen", "viertel", "01"),
        Place("012", "Nord", "viertel", "01"),
    ),
    (
        Level("stadt", "Stadt", "Städte"),
        Level("bezirk", "Bezirk", "Bezirke"),
        Level("viertel", "Viertel", "Viertel"),
    ),
)


@dataclass(frozen=True)
class Case:
    document: Path
    title: str
    text: str

    def block(self, kind: str) -> str:
        return next((body for found, _, body in BLOCK.findall(self.text) if found == kind), "")

    @property
    def files(self) -> dict[str, bytes | str]:
        return {name: body for kind, name, body in BLOCK.findall(self.text) if kind == "file"}


def cases() -> list[Case]:
    return [case for document in DOCUMENTS for case in cases_of(document)]


def cases_of(document: Path) -> Iterator[Case]:
    for text in re.split(r"^(?=## )", document.read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]:
        yield Case(document, text.splitlines()[0].removeprefix("## "), text)


def outcome(case: Case) -> str:
    problems = Problems()
    found = source(case, problems) if case.block("toml") else places(case, problems)
    return "\n".join([*(line(each) for each in problems.found), *found]) + "\n"


def source(case: Case, problems: Problems) -> list[str]:
    declared = {"title": "Titel", "format": "csv"} | tomllib.loads(case.block("toml"))
    spec = SourceSpec.model_validate(declared)
    world, known = MemoryWorld(case.files), PLACES
    if "gebiete.csv" in case.files:
        changes = read_changes("gebiete.csv", PLACES.by_key, world, problems)
        known = replace(PLACES, successions=changes)
    frames = read_source("quelle", spec, known, world, problems, DECLARED)
    return [row for frame in frames.values() for row in dump(frame)]


def places(case: Case, problems: Problems) -> list[str]:
    declared = {
        "file": "orte.csv",
        "levels": (
            LevelSpec(key="stadt", name="Stadt", plural="Städte"),
            LevelSpec(key="bezirk", name="Bezirk", plural="Bezirke"),
        ),
        "outlines": "umrisse.json" if "umrisse.json" in case.files else "",
    } | tomllib.loads(case.block("places"))
    spec = PlacesSpec.model_validate(declared)
    found = read_places(spec, MemoryWorld(case.files), problems, DECLARED)
    every = (*found, *found.benchmarks) if found else ()
    return [row for place in every for row in told(place)]


def told(place: Place) -> Iterator[str]:
    marks = [f"short {place.short}"] if place.short else []
    marks += [] if place.located else ["not located"]
    marks += [f"also in {', '.join(place.others)}"] if place.others else []
    marks += [f"from {place.since} until {place.until}"] if place.since or place.until else []
    words = [place.level, place.named, place.inside, place.genitive, *marks]
    yield f"{place.key} < {place.parent or ''}: {' | '.join(words)}"
    for polygon in place.outline:
        rings = (" ".join(f"{x:g},{y:g}" for x, y in ring) for ring in polygon)
        yield f"  {' minus '.join(rings)}"


def _told(origin: Origin) -> Iterator[str]:
    yield from filter(None, (origin.reference, "restated" if origin.restated else ""))


def dump(frame: Frame) -> Iterator[str]:
    yield f"{frame.measure.id} ({', '.join(frame.keys)})"
    yield from (f"  [{told}]" for each in frame.origins if (told := ", ".join(_told(each))))
    for *members, amount, status, flags in frame.table.to_numpy(dtype=object).tolist():
        number = f"{amount:g}" if Status(status).is_number else ""
        words = [Status(status).name] if Status(status) is not Status.PRESENT else []
        words += [flag.name or "" for flag in Flag if flag & flags]
        yield f"  {' '.join(members)}: {' '.join([number, *words]).strip()}"


@pytest.mark.parametrize("case", cases(), ids=lambda case: f"{case.document.stem}: {case.title}")
def test_case(case: Case, *, accept: bool) -> None:
    found = outcome(case)
    if accept:
        expected = re.compile(r"(?<=^```text\n).*?(?=^```$)", re.MULTILINE | re.DOTALL)
        written = expected.sub(lambda _: found, case.text)
        document = case.document.read_text(encoding="utf-8")
        case.document.write_text(document.replace(case.text, written), encoding="utf-8")
    else:
        assert found == case.block("text")
