"""What readers could work out of an exhibit by subtraction: nothing, behind the real gate."""

from collections.abc import Iterator

import pytest
from pydantic import TypeAdapter

from reportgen.computed import Basis, Computed
from reportgen.document.inlines import Text, Value
from reportgen.document.nodes import Figure, RowRole, Table, TableCell
from reportgen.document.theme import load_theme
from reportgen.errors import Problems, Where
from reportgen.exhibits.show import show
from reportgen.exhibits.spec import ExhibitSpec
from reportgen.exhibits.stage import Stage
from reportgen.protection.release import release
from reportgen.protection.spec import ProtectionSpec
from reportgen.world import MemoryWorld
from tests.protection.outsider import Atom, counted, town

SPEC: TypeAdapter[ExhibitSpec] = TypeAdapter(ExhibitSpec)
PLACES = town("Stadt\n  a\n  b\n  c\n  d")
GROUPS = {"stand": ("x", "y", "z")}
PEOPLE: dict[Atom, int] = {
    (place, stand): 1 if place + stand == "bz" else 11 + 7 * row + 5 * column
    for row, place in enumerate("abcd")
    for column, stand in enumerate("xyz")
}
"""One person alone in a cell; all other counts are large."""
SPECS: dict[str, dict[str, object]] = {
    "stacked": {"kind": "stacked", "indicator": "n", "parts": "stand"},
    "percent": {"kind": "stacked", "indicator": "n", "parts": "stand", "layout": "percent"},
    "grouped": {"kind": "stacked", "indicator": "n", "parts": "stand", "layout": "grouped"},
    "flow": {"kind": "flow", "indicator": "n", "origin": "stand"},
    "shares": {"kind": "table", "indicators": ["n"], "columns": "stand", "shares": True},
    "davon": {
        "kind": "table", "indicators": ["n"], "rows": "stand", "columns": "place",
        "lines": [{"member": "_T"}, *({"member": each, "relation": "davon"} for each in "xyz")],
    },
    "darunter": {
        "kind": "table", "indicators": ["n"], "rows": "stand", "columns": "place",
        "lines": [{"member": "_T"}, *({"member": each, "relation": "darunter"} for each in "yz")],
    },
}  # fmt: skip


def shown(name: str) -> Table:
    frame = counted("n", PLACES, GROUPS, PEOPLE)
    released = release((Computed(frame, (Basis("amt", frame),)),), PLACES, ProtectionSpec())
    problems = Problems()
    stage = Stage(PLACES, load_theme("standard", MemoryWorld(), Problems()))
    spec = SPEC.validate_python(SPECS[name])
    block = show(name, spec, released, stage, problems, Where())
    assert not problems.found
    table = block.data if isinstance(block, Figure) else block
    assert isinstance(table, Table)
    return table


def rows(table: Table) -> Iterator[list[str]]:
    for row in table.body:
        if row.role not in (RowRole.GROUP, RowRole.RELATION):
            yield [_told(cell) for cell in row.cells if not cell.is_head]


def _told(cell: TableCell) -> str:
    return "".join(each.text for each in cell.content if isinstance(each, Text | Value))


@pytest.mark.parametrize("name", SPECS)
def test_no_gap_stands_alone(name: str) -> None:
    """Where one number of a row or column is hidden, a second one is; some parts add up to
    nothing."""
    lines = list(rows(shown(name)))
    gaps = [[text == "." for text in line] for line in lines]
    assert any(map(any, gaps))
    columns = [] if name == "darunter" else list(zip(*gaps, strict=True))
    for across in (gaps, columns):
        assert all(sum(line) != 1 for line in across), lines
