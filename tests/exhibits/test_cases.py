"""Runs `tests/cases/exhibits/*.md`: places, numbers and a spec in, the exhibit as text out.

A case begins at a heading; a block before the first heading holds for all cases of the file.

    places      key, level, parent (or "-"), options `unlocated`, `square=x,y` and `also=` (a place
                of another geography), then the name; a region outside is of the level "benchmark"
    numbers x   members of the keys and a number, after a line of the keys; options `kind`, `unit`,
                `classes`, `decimals`, `polarity`, `name`, `note`, `source`, `break`
                (`meant` if numbers may be compared all the same) as `key=value`, "_" for a space;
                marks of a number stand behind it, as in "12.5p" or "(12.5)"
    list x      things: a name, then key=value parted by " | " (kind, place, at=x,y in kilometres,
                begin, end, state, address, key, count; others are texts)
    exhibit     the spec as TOML
    table       the expected table; `figure`, `data` and `problems` likewise
    model       the expected model of a drawing: what it shows, before it is drawn
    csv         the expected file of its data
"""

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass, replace
from datetime import date
from pathlib import Path
from xml.etree import ElementTree as Tree

import pandas as pd
import pytest
from pydantic import TypeAdapter

from reportgen.document.inlines import Inlines, LineBreak, Picture, Strong, Text, Value
from reportgen.document.nodes import (
    Block,
    Document,
    Figure,
    Heat,
    Meta,
    Paragraph,
    Row,
    Table,
    TableCell,
)
from reportgen.document.theme import Theme, load_theme
from reportgen.errors import Problems, Where
from reportgen.exhibits.figure import making
from reportgen.exhibits.lookup.cells import Printed
from reportgen.exhibits.lookup.choice import Choice
from reportgen.exhibits.lookup.plan import Plan
from reportgen.exhibits.lookup.records import chosen
from reportgen.exhibits.records import making as drawing
from reportgen.exhibits.show import show
from reportgen.exhibits.spec import DrawnSpec, ExhibitSpec
from reportgen.exhibits.specs.maps import MapSpec
from reportgen.exhibits.specs.matrix import MatrixSpec
from reportgen.exhibits.specs.records import ListTableSpec, PointMapSpec, TimetableSpec
from reportgen.exhibits.specs.table import TableSpec
from reportgen.exhibits.stage import Stage
from reportgen.frame import (
    PERIOD,
    PLACE,
    SINCE,
    Break,
    Frame,
    Kind,
    Measure,
    NamedClass,
    Origin,
    Polarity,
    derived_id,
    frame,
)
from reportgen.messages import message
from reportgen.places import Level, Place, Places
from reportgen.records import Record, Records
from reportgen.released import Released
from reportgen.status import Flag, Status
from reportgen.world import MemoryWorld
from reportgen.writers.csv.exhibits import data_files

FOLDER = Path(__file__).parents[1] / "cases" / "exhibits"
EXPECTED = ("table", "model", "figure", "data", "csv", "problems")
SIGNS = {
    "–": Status.ZERO,
    "0~": Status.ROUNDED_ZERO,
    "/": Status.UNRELIABLE,
    "…": Status.NOT_YET,
    ".": Status.UNKNOWN,
    "*": Status.SECRET,
    "x": Status.NOT_APPLICABLE,
}
FLAGS = {"p": Flag.PRELIMINARY, "r": Flag.REVISED, "s": Flag.ESTIMATED}
ORIGIN = Origin("ew", "data/ew.csv", "Stadt Musterstadt", title="Melderegister")
LEVELS = (
    Level("stadt", "Stadt", "Städte", "Städten"),
    Level("bezirk", "Bezirk", "Bezirke", "Bezirken"),
    Level("viertel", "Viertel", "Viertel"),
    Level("schulbezirk", "Schulbezirk", "Schulbezirke", "Schulbezirken", geography="schule"),
    Level("programm", "Programmgebiet", "Programmgebiete", geography="programm", partial=True),
)
BENCHMARK = "benchmark"
SPEC: TypeAdapter[ExhibitSpec] = TypeAdapter(ExhibitSpec)
SPACES = str.maketrans("\u202f\u2002\u00a0", "   ")
_BLOCK = re.compile(r"^```(\w+) ?(.*)\n(?s:(.*?))^```$", flags=re.MULTILINE)


@dataclass(frozen=True)
class Case:
    path: Path
    title: str
    blocks: tuple[tuple[str, str, str], ...]

    def all(self, kind: str) -> Iterator[tuple[str, str]]:
        return ((about, body) for found, about, body in self.blocks if found == kind)

    def one(self, kind: str) -> str:
        return [body for _, body in self.all(kind)][-1]


def cases() -> Iterator[Case]:
    for path in sorted(FOLDER.glob("*.md")):
        head, *parts = re.split(r"^## ", path.read_text(encoding="utf-8"), flags=re.MULTILINE)
        shared = _BLOCK.findall(head)
        for part in parts:
            title, _, body = part.partition("\n")
            yield Case(path, title, (*shared, *_BLOCK.findall(body)))


# ---------------------------------------------------------------- what goes in


def places(text: str) -> Places:
    found = tuple(map(_place, text.splitlines()))
    inside = tuple(place for place in found if place.level != BENCHMARK)
    outside = tuple(replace(place, level="") for place in found if place not in inside)
    return Places(inside, LEVELS, benchmarks=outside)


def _place(line: str) -> Place:
    key, level, parent, *words = line.split()
    name = " ".join(word for word in words if "=" not in word and word != "unlocated")
    options = dict(word.split("=") for word in words if "=" in word)
    corner = options.get("square", "")
    return Place(
        key, name, level, None if parent == "-" else parent,
        located="unlocated" not in words, inside=f"in {name}", genitive=f"von {name}",
        short=options.get("short", "").replace("_", " "),
        others=(options["also"],) if "also" in options else (),
        outline=((_square(*map(float, corner.split(","))),),) if corner else (),
    )  # fmt: skip


def _square(x: float, y: float) -> tuple[tuple[float, float], ...]:
    steps = ((0, 0), (1, 0), (1, 1), (0, 1))
    return tuple(((x + right) * 1000, (y + up) * 1000) for right, up in steps)


def breaks(text: str) -> Iterator[Break]:
    """One break: its first period and what is printed, parted by a colon; perhaps "meant"."""
    period, _, told = text.partition(":")
    if period:
        is_meant = told.startswith("meant ")
        yield Break(period=period, text=told.removeprefix("meant "), comparable=is_meant)


def named_classes(text: str) -> Iterator[NamedClass]:
    """Names with their upper bounds: "hoch:-1,mittel:1,niedrig"."""
    for each in filter(None, text.split(",")):
        name, found, bound = each.partition(":")
        yield NamedClass(name=name, upto=float(bound) if found else None)


def numbers(about: str, text: str) -> Frame:
    name, *words = about.split()
    options = {key: told.replace("_", " ") for key, told in (word.split("=") for word in words)}
    measure = Measure(
        name, options.get("name", name), Kind(options.get("kind", "anzahl")),
        options.get("unit", ""), int(options.get("decimals", "0")),
        Polarity(options.get("polarity", "neutral")), note=options.get("note", ""),
        short=options.get("short", ""), breaks=tuple(breaks(options.get("break", ""))),
        classes=tuple(named_classes(options.get("classes", ""))),
    )  # fmt: skip
    head, *lines = text.splitlines()
    keys = tuple(head.split()[:-1])
    rows = [line.split() for line in lines]
    table = pd.DataFrame([row[: len(keys)] for row in rows], columns=list(keys))
    cells = [_cell(row[-1]) for row in rows]
    for number, column in enumerate(("amount", "status", "flags")):
        table[column] = [cell[number] for cell in cells]
    origin = replace(ORIGIN, title=options.get("source", ORIGIN.title), extracted=date(2025, 2, 14))
    return frame(measure, table, keys, (origin,))


def _cell(text: str) -> tuple[float, int, int]:
    is_limited = text.startswith("(")
    text = text.strip("()")
    flag = FLAGS.get(text[-1], Flag.NONE) if len(text) > 1 else Flag.NONE
    body = text[:-1] if flag else text
    flag |= Flag.LIMITED if is_limited else Flag.NONE
    if body in SIGNS:
        return 0.0, int(SIGNS[body]), int(flag)
    return float(body), int(Status.PRESENT), int(flag)


def lists(case: Case) -> dict[str, Records]:
    found = {}
    for about, text in case.all("list"):
        name, one, many, *unit = about.split()
        records = tuple(map(_record, text.splitlines()))
        columns = tuple(dict.fromkeys(each for record in records for each, _ in record.texts))
        origin = replace(ORIGIN, title="Verzeichnis")
        found[name] = Records(name, one, many, records, (origin,), "".join(unit), columns)
    return found


def _record(line: str) -> Record:
    name, *parts = line.split(" | ")
    told = dict(part.split("=", 1) for part in parts)
    corner = told.pop("at", "")
    x, y = map(float, corner.split(",")) if corner else (0.0, 0.0)
    count = told.pop("count", "")
    key, kind, place, address, begin, end, state = (
        told.pop(each, "") for each in ("key", "kind", "place", "address", "begin", "end", "state")
    )
    return Record(
        name, key, kind, place, (x * 1000, y * 1000) if corner else None, address, begin, end,
        state, int(count) if count else None, tuple(told.items()),
    )  # fmt: skip


def released(case: Case) -> Released:
    frames = {each.measure.id: each for each in (numbers(*one) for one in case.all("numbers"))}
    for source in tuple(frames.values()):
        if not source.groups:
            for each in (change(source), deviation(source)):
                frames[each.measure.id] = each
    return Released(frames)


def change(source: Frame) -> Frame:
    before = source.table.rename(columns={PERIOD: SINCE, "amount": "old", "status": "was"})
    both = source.table.merge(before[[PLACE, SINCE, "old", "was"]], on=PLACE)
    both = both[both[SINCE] < both[PERIOD]].copy()
    is_count = source.measure.kind is Kind.COUNT
    both["amount"] -= both["old"]
    if is_count:
        both["amount"] *= 100 / both["old"]
    both["status"] = both[["status", "was"]].max(axis=1)
    for each in source.measure.breaks:
        across = (both[SINCE] < each.period) & (both[PERIOD] >= each.period)
        if not each.comparable:
            both.loc[across, "status"] = int(Status.NOT_APPLICABLE)
    return _derived(source, "change", both, (PLACE, PERIOD, SINCE), unit="%" if is_count else "")


def deviation(source: Frame) -> Frame:
    root = source.table[source.table[PLACE] == "0"]
    both = source.table.merge(root[[PERIOD, "amount", "status"]], on=PERIOD, suffixes=("", "_root"))
    both["amount"] -= both["amount_root"]
    both["status"] = both[["status", "status_root"]].max(axis=1)
    return _derived(source, "deviation", both, (PLACE, PERIOD), unit="")


def _derived(
    source: Frame, what: str, table: pd.DataFrame, keys: tuple[str, ...], *, unit: str
) -> Frame:
    own = source.measure
    told = unit or ("Prozentpunkte" if own.is_percentage else own.unit)
    measure = replace(own, id=derived_id(own.id, what), unit=told, decimals=1, kind=Kind.INDEX)
    return frame(measure, table, keys, source.origins)


# ---------------------------------------------------------------- what comes out


def table_text(table: Table) -> str:
    lines = [_titled(table)]
    lines += [" | ".join(map(_head, row.cells)) for row in table.head]
    lines += [_row(row) for row in table.body]
    lines += _below(table.notes, table.source)
    lines += [f"{sign} {meaning}" for sign, meaning in table.signs]
    return "\n".join(lines) + "\n"


def _titled(table: Table) -> str:
    unit = f" [{table.unit.translate(SPACES)}]" if table.unit else ""
    wide = " (wide)" if table.is_wide else ""
    parts = f" (parts: {table.splits})" if table.splits else ""
    return f"# {_told(table.title)}{unit}{wide}{parts}"


def _head(cell: TableCell) -> str:
    spans = f" <{cell.columns}x{cell.rows}>" if cell.columns * cell.rows > 1 else ""
    return _told(cell.content) + spans


def _row(row: Row) -> str:
    marks = {"body": " ", "group": ">", "relation": "~", "subtotal": "+", "total": "="}
    mark = marks[row.role]
    cells = [f"{'  ' * cell.indent}{_told(cell.content)}{_shade(cell.heat)}" for cell in row.cells]
    return f"{mark} {' | '.join(cells)}"


def _shade(heat: Heat | None) -> str:
    return f" #{heat.ramp[0]}{heat.step}/{heat.last}" if heat else ""


def figure_text(figure: Figure) -> str:
    lines = [f"# {_told(figure.title)} ({figure.kind})"]
    lines += _words(figure.drawing.svg)
    lines += _below(figure.notes, figure.source)
    lines.append(f"Alt: {figure.alternative}")
    return "\n".join(lines) + "\n"


def _words(svg: bytes) -> list[str]:
    """The words of a drawing, line by line from the top, as a reader meets them."""
    found = [
        (
            round(float(each.attrib["y"]) / 3),
            float(each.attrib["x"]),
            (each.text or "").translate(SPACES),
        )
        for each in Tree.fromstring(svg).iter("{http://www.w3.org/2000/svg}text")
    ]
    lines: dict[int, list[tuple[float, str]]] = {}
    for y, x, text in found:
        lines.setdefault(y, []).append((x, text))
    return [" | ".join(text for _, text in sorted(lines[y])) for y in sorted(lines)]


def _below(notes: tuple[Inlines, ...], source: Inlines) -> list[str]:
    told = [f"Note: {_told(note)}" for note in notes]
    return [*told, f"Source: {_told(source)}"] if source else told


def _told(content: Inlines) -> str:
    parts = []
    for inline in content:
        match inline:
            case Text() | Value():
                parts.append(inline.text)
            case LineBreak():
                parts.append(" / ")
            case Strong(content=inner):
                parts.append(f"**{_told(inner)}**")
            case Picture(drawing, alternative):
                told = f": {alternative}" if alternative else ""
                parts.append(f"[{drawing.width:g} x {drawing.height:g}{told}]")
            case _:
                raise AssertionError(inline)
    return "".join(parts).translate(SPACES)


def csv_text(block: Table | Figure) -> str:
    files = data_files(Document(Meta("Bericht"), (block,)))
    return "".join(file.data.decode("utf-8-sig") for file in files).replace("\r\n", "\n")


def model_text(
    spec: DrawnSpec | PointMapSpec | TimetableSpec, shown: Released, stage: Stage
) -> str:
    if isinstance(spec, MapSpec) and spec.locator:
        return ""
    choice = Choice("x", shown, stage.places, Problems(), Where(), lists=stage.lists)
    if isinstance(spec, PointMapSpec | TimetableSpec):
        found = chosen(spec, choice)
        drawable = found and drawing(spec, found, choice)
        assert drawable
        return "".join(f"{line}\n" for line in _dumped(drawable.shown))
    made = making(spec, choice)
    assert made is not None
    return "".join(f"{line}\n" for line in _dumped(made.chart))


def _dumped(model: object) -> Iterator[str]:
    """A frozen model as indented text; what stands behind it (plan, measure) is left out."""
    assert is_dataclass(model)
    for each in fields(model):
        found = getattr(model, each.name)
        if isinstance(found, Plan | Measure | Places | Record) or found in (None, (), "", False):
            continue
        if is_dataclass(found) and not isinstance(found, Place | Printed):
            yield from (f"{each.name}.{line}" for line in _dumped(found))
        elif isinstance(found, tuple) and found and isinstance(found[0], Record):
            yield f"{each.name} {', '.join(one.name for one in found)}"
        elif isinstance(found, tuple) and found and isinstance(found[0], Place):
            yield f"{each.name} {_plain(found)}"
        elif isinstance(found, tuple) and found and is_dataclass(found[0]):
            for number, one in enumerate(found):
                told = " · ".join(_dumped(one)) if not isinstance(one, Printed) else _plain(one)
                yield f"{each.name}[{number}] {told}"
        else:
            yield f"{each.name} {_plain(found)}"


def _plain(found: object) -> str:
    match found:
        case Place(key=key):
            return key
        case Printed(text=text):
            return text.translate(SPACES)
        case tuple():
            return " ".join(map(_plain, found))
        case None:
            return "?"
        case _:
            return str(found).translate(SPACES)


def problems_text(problems: Problems) -> str:
    lines = []
    for found in problems.found:
        told = message(found)
        lines += [f"{found.severity}: {told.what}", *([f"  {told.hint}"] if told.hint else [])]
    return "".join(f"{line}\n" for line in lines)


@pytest.fixture(scope="module")
def theme() -> Theme:
    return load_theme("standard", MemoryWorld(), Problems())


def outcome(case: Case, theme: Theme) -> Mapping[str, str]:
    spec = SPEC.validate_python(tomllib.loads(case.one("exhibit")))
    stage = Stage(places(case.one("places")), theme, lists=lists(case))
    problems = Problems()
    shown = released(case)
    block: Block | None = show("x", spec, shown, stage, problems, Where("report.toml", 1))
    found = {"problems": problems_text(problems)}
    if isinstance(block, Paragraph):
        found["table"] = f"{_told(block.content)}\n"
    if isinstance(block, Table):
        found["table"] = table_text(block)
    if isinstance(block, Figure):
        assert not isinstance(spec, TableSpec | MatrixSpec | ListTableSpec)
        found["model"] = model_text(spec, shown, stage)
        found["figure"] = figure_text(block)
        found["data"] = table_text(block.data) if block.data else ""
    if isinstance(block, Table | Figure):
        found["csv"] = csv_text(block)
    return found


@pytest.mark.parametrize("case", list(cases()), ids=lambda case: f"{case.path.stem}: {case.title}")
def test_case(case: Case, theme: Theme, *, accept: bool) -> None:
    expected = {kind: body for kind, _, body in case.blocks if kind in EXPECTED}
    found = outcome(case, theme)
    if accept:
        write(case, found)
        return
    assert expected, "a case without expectation proves nothing"
    assert {kind: found.get(kind, "") for kind in expected} == expected
    assert "problems" in expected or not found["problems"]


def write(case: Case, found: Mapping[str, str]) -> None:
    """Put what came out in the place of what was expected."""
    text = case.path.read_text(encoding="utf-8")
    start = text.index(f"## {case.title}\n")
    end = text.find("\n## ", start)
    part = text[start:] if end < 0 else text[start:end]
    for kind, _, body in case.blocks:
        if kind in EXPECTED:
            part = part.replace(f"```{kind}\n{body}```", f"```{kind}\n{found.get(kind, '')}```")
    case.path.write_text(text[:start] + part + ("" if end < 0 else text[end:]), encoding="utf-8")


def test_what_does_not_fit_a_page_is_noted(theme: Theme) -> None:
    keys = [f"{number:03}" for number in range(1, 71)]
    told = [f"{key} viertel 0 Viertel {key}" for key in keys]
    numbers = [f"{key} 2024 {int(key)}" for key in ("0", *keys)]
    blocks = (
        ("places", "", "\n".join(["0 stadt - Stadt", *told])),
        ("numbers", "bev name=Bevölkerung", "\n".join(["place period value", *numbers])),
        ("exhibit", "", 'kind = "bars"\nindicator = "bev"'),
    )
    found = outcome(Case(FOLDER, "tall", blocks), theme)
    assert found["problems"].startswith("notice: „x“ wird 291 mm hoch")
    assert "Viertel 070" in found["figure"]
