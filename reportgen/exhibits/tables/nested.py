"""Lines of a stub that are parts of others: "davon" all of them, "darunter" some.

What stands below "davon" must add up to the line above it, as printed; official tables promise it.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from reportgen.document.nodes import RowRole
from reportgen.exhibits.lookup import names
from reportgen.exhibits.lookup.cells import Address
from reportgen.exhibits.lookup.choice import INDICATOR
from reportgen.exhibits.lookup.plan import Plan
from reportgen.exhibits.specs.table import LineSpec
from reportgen.exhibits.tables.entry import Entry, Line
from reportgen.exhibits.tables.stubs import indicator_row

ALL = "davon"


def nested(plan: Plan) -> Iterator[Entry]:
    """The declared lines, and before each breakdown the word that says what it is."""
    indents = [0]
    told: dict[int, str] = {}
    lines: list[LineSpec] = []
    for line in plan.spec.lines:
        depth = line.depth
        told = {each: said for each, said in told.items() if each <= depth}
        above = indents[depth - 1] if depth else 0
        said = told.get(depth, "") if line.relation else ""
        if line.relation and (line.by or not said.startswith(line.relation)):
            said = f"{line.relation} {line.by}".strip()
            yield Entry(said, {}, RowRole.RELATION, above + 1)
        told[depth] = said
        indent = above + (2 if line.relation else int(depth > 0))
        indents = [*indents[:depth], indent]
        lines = [*lines[:depth], line]
        label, address = _named(plan, lines)
        yield Entry(label, address, indent=indent, depth=depth, relation=said)


def _named(plan: Plan, lines: list[LineSpec]) -> tuple[str, Address]:
    """The name of a line below others: members that those above name are not told again."""
    line = lines[-1]
    above = {pair for each in lines[:-1] for pair in each.groups.items()}
    labels, rows = plan.spec.labels, plan.spec.rows
    if rows != INDICATOR:
        return line.label or names.member(rows, line.member, labels), {rows: line.member}
    name, address = indicator_row(plan, plan.choice.released[line.indicator].measure)
    own = (pair for pair in line.groups.items() if pair not in above)
    members = (names.member(group, key, labels) for group, key in own)
    return line.label or ", ".join(members) or name, {**address, **line.groups}


@dataclass(frozen=True, eq=False)
class Breakdown:
    """A line and those that are its parts."""

    whole: Line
    parts: tuple[Line, ...]
    is_complete: bool


def breakdowns(body: Iterable[Line]) -> Iterator[Breakdown]:
    """Every line that has parts, with each way in which it is parted."""
    above: list[Line] = []
    found: dict[tuple[int, str], list[Line]] = {}
    wholes: dict[int, Line] = {}
    for line in body:
        entry, cells = line
        if not cells:
            continue
        above = [each for each in above if each[0].depth < entry.depth]
        if above and entry.relation:
            wholes[id(above[-1])] = above[-1]
            found.setdefault((id(above[-1]), entry.relation), []).append(line)
        above.append(line)
    for (whole, relation), parts in found.items():
        yield Breakdown(wholes[whole], tuple(parts), relation.startswith(ALL))
