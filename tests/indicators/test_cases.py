"""Runs `tests/cases/indicators/*.md`: places, sources and indicators in, tables and mistakes out.

A case begins at a heading. Its fenced blocks say what goes in and what must come out; a block
before the first heading holds for all cases of the file. `expected x` lists every row of the
frame `x`, `problems` every problem, `bases x` and `dependences x` what the gate is told of `x`,
`frames` all frames in order, `measures` unit and decimals of some, `trace x/place/period` the
formula of a number and the rows of sources that it was calculated from, `notes x` what is
printed below `x`, `breaks x` where its series breaks.
"""

import math
import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pandas as pd
import pytest

from reportgen.computed import Basis, Computed, Dependence
from reportgen.errors import Problems, Where
from reportgen.frame import Break, Frame, Key, Kind, Measure, frame
from reportgen.indicators.compute import compute
from reportgen.indicators.spec import IndicatorSpec
from reportgen.indicators.tracing.formula import formula
from reportgen.indicators.tracing.trace import Tracer, is_traced, operands
from reportgen.indicators.tracing.traced import Term, Traced
from reportgen.messages import Language, message
from reportgen.places import Level, Place, Places
from reportgen.status import Flag, Status

FOLDER = Path(__file__).parents[1] / "cases" / "indicators"
SIGNS = {
    "–": Status.ZERO,
    "0": Status.ROUNDED_ZERO,
    "/": Status.UNRELIABLE,
    "…": Status.NOT_YET,
    ".": Status.UNKNOWN,
    "*": Status.SECRET,
    "x": Status.NOT_APPLICABLE,
}
FLAGS = {"p": Flag.PRELIMINARY, "r": Flag.REVISED, "s": Flag.ESTIMATED, "l": Flag.LIMITED}
REQUIRED = {"name": "Kennzahl", "unit": ""}
_BLOCK = re.compile(r"^```(\w+) ?(.*)\n(?s:(.*?))^```$", flags=re.MULTILINE)


@dataclass(frozen=True)
class Case:
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
            yield Case(f"{path.stem}: {title}", (*shared, *_BLOCK.findall(body)))


def places(text: str) -> Places:
    """A line is `key level[@geography] [parent] [also=KEY] [since=PERIOD] [unlocated]`.

    A region outside is `key benchmark`; a level with "?" is partial.
    """
    found, outside, levels = [], [], {}
    for line in text.splitlines():
        key, level, *more = line.split()
        if level == "benchmark":
            outside.append(Place(key, key, "", None))
            continue
        said = dict(word.split("=") for word in more if "=" in word)
        parent = next((word for word in more if word != "unlocated" and "=" not in word), None)
        name, _, geography = level.partition("@")
        levels[name] = Level(name, name, name, "", geography.strip("?"), geography.endswith("?"))
        also = tuple(filter(None, [said.get("also", "")]))
        place = Place(
            key, f"Ort {key}", name, parent, others=also, since=said.get("since", ""),
            located="unlocated" not in more,
        )  # fmt: skip
        found.append(place)
    return Places(tuple(found), tuple(levels.values()), tuple(outside))


def source(about: str, text: str) -> tuple[str, str, Frame]:
    name, *options = about.split()
    head, *lines = text.splitlines()
    keys = tuple(head.split()[:-1])
    rows = [line.split() for line in lines]
    table = pd.DataFrame([row[: len(keys)] for row in rows], columns=list(keys))
    read = [cell(row[-1]) for row in rows]
    table["amount"] = [amount for amount, _, _ in read]
    table["status"] = [int(status) for _, status, _ in read]
    table["flags"] = [int(flags) for _, _, flags in read]
    kind = Kind.AMOUNT if "amounts" in options else Kind.COUNT
    breaks = tuple(
        Break(period=each.removeprefix("break:"), text="Neue Zählweise.")
        for each in options
        if each.startswith("break:")
    )
    first, measure = name.split(".")
    return first, measure, frame(Measure(name, name, kind, breaks=breaks), table, keys)


def cell(text: str) -> tuple[float, Status, Flag]:
    flags = Flag.NONE
    while text[-1] in FLAGS and len(text) > 1:
        flags |= FLAGS[text[-1]]
        text = text[:-1]
    if text in SIGNS:
        return 0.0, SIGNS[text], flags
    return float(text), Status.PRESENT, flags


def printed(amount: float, status: int, flags: int) -> str:
    signs = {status: sign for sign, status in SIGNS.items()}
    marks = "".join(mark for mark, flag in FLAGS.items() if flag & flags)
    body = signs[Status(status)] if status else f"{round(amount, 4):g}"
    return body + marks


def told(found: Frame) -> list[str]:
    rows = found.table.itertuples(index=False)
    return [" ".join([*row[:-3], printed(*row[-3:])]) for row in rows]


def told_basis(basis: Basis) -> str:
    whole = f" of {basis.whole.measure.id}" if basis.whole else ""
    fixed = "".join(f" {key}={member}" for key, member in basis.fixed)
    return f"{basis.part.measure.id}{whole} in {basis.source}{fixed}"


def told_dependence(dependence: Dependence) -> str:
    pairs = [f"{theirs}={own}" for theirs, own in dependence.columns]
    pairs += [f"{theirs}:{member}" for theirs, member in dependence.fixed]
    return " ".join([dependence.measure, *pairs])


def declared(case: Case) -> dict[str, IndicatorSpec]:
    tables = tomllib.loads(case.one("toml"))
    return {name: IndicatorSpec.model_validate(REQUIRED | said) for name, said in tables.items()}


def given(case: Case) -> dict[str, dict[str, Frame]]:
    sources: dict[str, dict[str, Frame]] = {}
    for about, body in case.all("source"):
        name, measure, found = source(about, body)
        sources.setdefault(name, {})[measure] = found
    return sources


def run(case: Case) -> tuple[dict[str, Computed], Problems]:
    sources, specs = given(case), declared(case)
    problems = Problems()
    computed = compute(
        specs, sources, places(case.one("places")), problems, lambda name: Where(f"{name}.toml", 1)
    )
    return {each.frame.measure.id: each for each in computed}, problems


@pytest.mark.parametrize("case", list(cases()), ids=lambda case: case.title)
def test_case(case: Case) -> None:
    computed, problems = run(case)
    expected = "".join(body for _, body in case.all("problems"))
    assert [
        " ".join([each.severity, each.code, *(f"{k}={v}" for k, v in each.params)])
        for each in problems.found
    ] == expected.splitlines()
    for about, body in case.all("expected"):
        head, *rows = body.splitlines()
        found = computed[about].frame
        assert " ".join([*found.keys, "value"]) == " ".join(head.split())
        assert told(found) == [" ".join(row.split()) for row in rows]
    for about, body in case.all("bases"):
        assert [told_basis(each) for each in computed[about].bases] == body.splitlines()
    for about, body in case.all("dependences"):
        assert [told_dependence(each) for each in computed[about].dependences] == body.splitlines()
    for about, body in case.all("notes"):
        assert [computed[about].frame.measure.note] == body.splitlines()
    for about, body in case.all("breaks"):
        known = computed[about].frame.measure.breaks
        assert [f"{each.period} {each.text}" for each in known] == body.splitlines()
    for _, body in case.all("frames"):
        assert list(computed) == body.splitlines()
    for _, body in case.all("measures"):
        for line in body.splitlines():
            measure = computed[line.split()[0]].frame.measure
            assert line == f"{measure.id} {measure.unit} {measure.decimals}"


@pytest.mark.parametrize("case", list(cases()), ids=lambda case: case.title)
def test_problems_can_be_told(case: Case) -> None:
    for each in run(case)[1].found:
        for language in Language:
            assert message(each, language).what
        assert each.where == Where(f"{dict(each.params)['indicator']}.toml", 1)


def tracer(case: Case) -> Tracer:
    return Tracer(declared(case), given(case), places(case.one("places")))


def key_of(text: str) -> Key:
    measure, place, period, *groups = text.split("/")
    pairs = (group.partition("=") for group in groups)
    return Key(measure, place, period, tuple((name, member) for name, _, member in pairs))


def told_trace(text: str, tracer: Tracer) -> list[str]:
    key = key_of(text)
    ((_, found),) = tracer.traces([key])
    assert found
    lines = [formula(found.made, key, tracer.places)]
    for part in found.parts:
        lines.append(f"{part.term.source}.{part.term.measure}: {part.amount:g}")
        for each in operands(part):
            cell = printed(each.cell.amount or 0, each.cell.status, each.cell.flags)
            members = " ".join(member for _, member in each.members)
            lines.append(f"  {members} {cell}" + (f" x {each.factor:g}" * (each.factor != 1)))
    return lines


@pytest.mark.parametrize("case", list(cases()), ids=lambda case: case.title)
def test_trace(case: Case) -> None:
    for about, body in case.all("trace"):
        assert told_trace(about, tracer(case)) == body.splitlines()


def put_together(made: Traced) -> float:
    """The number that comes of the operands, by the formula and by nothing else."""
    if isinstance(made, Term):
        taken = (each.factor * (each.cell.amount or 0.0) for each in operands(made))
        return math.fsum(taken)
    if not made.parts:
        return made.amount
    left, right = (put_together(part) for part in made.parts)
    match made.made:
        case "+":
            return left + right
        case "-":
            return left - right
        case "*":
            return left * right
        case _:
            return left / right


@pytest.mark.parametrize("case", list(cases()), ids=lambda case: case.title)
def test_the_operands_of_every_number_make_it_by_its_formula(case: Case) -> None:
    computed, _ = run(case)
    own = tracer(case)
    frames = {name: each.frame for name, each in computed.items() if name in own.specs}
    for found in (found for name, found in frames.items() if is_traced(own.specs[name])):
        rows = found.table.loc[:, list(found.keys)].to_dict("records")
        keys = [
            found.key(**{str(name): str(member) for name, member in row.items()}) for row in rows
        ]
        for key, trace in own.traces(keys):
            amount = found.cell(key.place, key.period, **dict(key.group)).amount
            assert trace
            if amount is not None:
                assert put_together(trace.made) == pytest.approx(amount, rel=1e-12, abs=1e-12)
