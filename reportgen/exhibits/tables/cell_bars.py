"""Bars beside the numbers of a table, all of an indicator on one scale that holds nought."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from reportgen import formats
from reportgen.document.colours import safe
from reportgen.document.inlines import Picture, Text
from reportgen.document.nodes import Row
from reportgen.exhibits.lookup.cells import Show
from reportgen.exhibits.lookup.plan import Plan
from reportgen.exhibits.sheet.marks import Area, Line, Mark, box, down
from reportgen.exhibits.sheet.scale import Scale
from reportgen.exhibits.stage import Stage
from reportgen.exhibits.tables.cell_drawing import drawing
from reportgen.exhibits.tables.columns import Leaf
from reportgen.exhibits.tables.entry import Line as TableLine
from reportgen.exhibits.tables.fields import Field, Spot, fields, is_known
from reportgen.formats import NARROW
from reportgen.frame import Polarity
from reportgen.messages import word

WIDE, HIGH = 16.0, 2.4
"""Millimetres of a bar at most."""
EDGE = 0.2
"""Millimetres left beside the line of nought."""
EN_SPACE, FIGURE_SPACE = "\u2002", "\u2007"


@dataclass(frozen=True, slots=True)
class CellBars:
    """Bars by the number they stand beside, and what is said of them."""

    pictures: dict[Spot, Picture]
    notes: tuple[str, ...]


def cell_bars(
    plan: Plan, columns: Sequence[Leaf], body: Sequence[TableLine], stage: Stage
) -> CellBars:
    """The bars that the spec asks for; wrong names are noted."""
    if not plan.spec.bars or not is_known(plan, plan.spec.bars, "exhibit-cell-bars"):
        return CellBars({}, ())
    pictures: dict[Spot, Picture] = {}
    notes: list[str] = []
    for each in fields(plan, columns, body, plan.spec.bars):
        scale = _scale(each)
        blank = Picture(drawing((), WIDE, HIGH, stage))
        places = {column for _, column in each.numbers}
        pictures |= {
            (row, column): blank for row in range(len(body)) for column in places if body[row][1]
        }
        for spot, number in each.numbers.items():
            marks = _marks(scale, float(number), each, stage)
            pictures[spot] = Picture(drawing(marks, WIDE, HIGH, stage))
        notes.append(_note(plan, each, scale))
    return CellBars(pictures, tuple(notes))


def _scale(field: Field) -> Scale:
    """From nought, or the lowest number below it, to the highest."""
    numbers = [float(number) for number in field.numbers.values()]
    low, high = min(0.0, *numbers), max(0.0, *numbers)
    return Scale(low, high if high > low else low + 1.0, EDGE, WIDE - EDGE)


def _marks(scale: Scale, number: float, field: Field, stage: Stage) -> tuple[Mark, ...]:
    colours = safe(stage.theme.tokens.colours)
    is_neutral = field.measure.polarity is Polarity.NEUTRAL and field.show is Show.VALUE
    left, right = sorted((scale(0.0), scale(number)))
    bar = Area((box(left, 0.0, right - left, HIGH),), colours.muted if is_neutral else colours.lead)
    nought = Line((down(scale(0.0), 0.0, HIGH),), colours.text, stage.theme.tokens.lines.hair)
    return (bar, nought) if right > left else (nought,)


def _note(plan: Plan, field: Field, scale: Scale) -> str:
    is_named = len(plan.frames) > 1 or field.show is not Show.VALUE
    low, high = (
        formats.number(each, field.measure.decimals if each else 0)
        for each in (scale.low, scale.high)
    )
    of = f" ({field.measure.label})" if is_named else ""
    return word("exhibit-bars-note", of=of, low=low, high=high)


def with_bars(rows: tuple[Row, ...], bars: CellBars) -> tuple[Row, ...]:
    """Rows with their bars behind the numbers."""
    return tuple(_with_bars(row, number, bars) for number, row in enumerate(rows))


def _with_bars(row: Row, number: int, bars: CellBars) -> Row:
    cells = list(row.cells)
    for place in range(1, len(cells)):
        found = bars.pictures.get((number, place - 1))
        if found:
            cell = cells[place]
            space = "".join(FIGURE_SPACE if each.isdigit() else NARROW for each in cell.room)
            content = (*cell.content, Text(f"{space}{EN_SPACE}"), found)
            cells[place] = replace(cell, content=content, room="")
    return replace(row, cells=tuple(cells))
