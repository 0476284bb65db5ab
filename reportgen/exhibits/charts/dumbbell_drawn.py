"""Dumbbells as marks: symbols joined by a line, the outer numbers beside them."""

from collections.abc import Iterator
from dataclasses import replace

from reportgen.document.colours import receding
from reportgen.document.looks import Shape
from reportgen.exhibits.charts.dumbbell import Bell, Dumbbell
from reportgen.exhibits.charts.rows_drawn import Rows, grid, named, patched, rows
from reportgen.exhibits.charts.symbols_drawn import Style, drawn, key, styles
from reportgen.exhibits.lookup import names
from reportgen.exhibits.sheet import scale
from reportgen.exhibits.sheet.canvas import BASELINE, Canvas, halves, middle
from reportgen.exhibits.sheet.marks import Anchor, Label, Laid, Line, Mark, across
from reportgen.frame import PERIOD

RADIUS = 1.15
GAP = 2.0
"""Millimetres from the middle of a symbol to its number."""
FIRM = 1.6
"""Points of the line between the dots."""


def drawn_dumbbell(chart: Dumbbell, canvas: Canvas) -> Laid:
    """The marks of dumbbells and the height."""
    styles_of = looks(chart, canvas)
    head, top = key(canvas, tuple(zip(styles_of, chart.heads, strict=True)))
    unit = names.unit(chart.measure)
    room = canvas.widest(cell.text for bell in chart.bells for cell in bell.cells)
    beside = canvas.widest((gaps(chart, bell) for bell in chart.bells), is_strong=True)
    sides = (room, room + (beside + GAP if beside else 0.0))
    names_of = [bell.name for bell in chart.bells]
    found = rows(canvas, names_of, chart.ticks, top + (BASELINE if unit else 0.0), sides)
    marks: list[Mark] = [*head, *_unit(canvas, unit, top)]
    marks += grid(found, scale.labels(chart.ticks) if chart.amounts else ())
    for number, bell in enumerate(chart.bells):
        marks += named(found, number, is_strong=bell.is_focus or bell.is_total)
    marks += _joints(found, chart)
    numbers = [
        label
        for number, bell in enumerate(chart.bells)
        for label in (*_numbers(found, number, bell), *_missing(found, number, chart, bell))
    ]
    marks += patched(found, numbers)
    dots = [
        (look, (found.axis(amount), found.row(number)))
        for number, bell in enumerate(chart.bells)
        for look, amount in zip(styles_of, bell.amounts, strict=True)
        if amount is not None
    ]
    marks += drawn(canvas, dots, RADIUS)
    return Laid(tuple(marks), halves(found.foot + 0.4))


def _unit(canvas: Canvas, unit: str, top: float) -> Iterator[Mark]:
    if unit:
        at = (0.0, top + BASELINE * 0.7)
        yield Label(at, unit, canvas.colours.muted, Anchor.START, canvas.type.small)


def looks(chart: Dumbbell, canvas: Canvas) -> tuple[Style, ...]:
    """In time the last one is full and those before it are hollow; else shapes and colours."""
    count, colours = len(chart.heads), canvas.colours
    if chart.plan.spec.columns != PERIOD:
        found = styles(canvas, count)
        return tuple(
            replace(style, colour=colours.city) if number == chart.root else style
            for number, style in enumerate(found)
        )
    lead, shapes = canvas.colours.lead, (Shape.DISC, Shape.SQUARE, Shape.UP)
    before = tuple(Style(lead, shape, is_hollow=True) for shape in shapes[: count - 1])
    return (*before, Style(lead))


def _joints(found: Rows, chart: Dumbbell) -> Iterator[Mark]:
    """The lines between the dots of each row, highlighted ones in the focus colour."""
    colours = found.canvas.colours
    for is_focus, colour in ((False, receding(colours.muted)), (True, colours.focus)):
        paths = tuple(
            across(found.row(number), found.axis(min(known)), found.axis(max(known)))
            for number, bell in enumerate(chart.bells)
            if bell.is_focus is is_focus and len(known := bell.known) > 1
        )
        if paths:
            yield Line(paths, colour, FIRM)


def _numbers(found: Rows, number: int, bell: Bell) -> Iterator[Label]:
    """The lowest and the highest number of a row; the signs of what is not shown."""
    colours, y = found.canvas.colours, found.row(number)
    base = y + middle(found.canvas.type.normal)
    texts = {
        amount: cell.text
        for amount, cell in zip(bell.amounts, bell.cells, strict=True)
        if amount is not None
    }
    if not texts:
        signs = " ".join(cell.text for cell in bell.cells)
        yield Label((found.axis.start, base), signs, colours.text, is_strong=True)
        return
    low, high = min(texts), max(texts)
    if low < high:
        yield Label((found.axis(low) - GAP, base), texts[low], colours.text, Anchor.END)
    yield Label((found.axis(high) + GAP, base), texts[high], colours.text)


def gaps(chart: Dumbbell, bell: Bell) -> str:
    """Which dots of a row are not shown, with their signs: "2015: ."."""
    if not bell.known:
        return ""
    rows = zip(chart.heads, bell.amounts, bell.cells, strict=True)
    return ", ".join(f"{head}: {cell.text}" for head, amount, cell in rows if amount is None)


def _missing(found: Rows, number: int, chart: Dumbbell, bell: Bell) -> Iterator[Label]:
    """What is not shown of a row, behind its highest number."""
    if text := gaps(chart, bell):
        canvas, high = found.canvas, max(bell.known)
        told = next(
            cell.text
            for amount, cell in zip(bell.amounts, bell.cells, strict=True)
            if amount == high
        )
        x = found.axis(high) + GAP + canvas.runs(told) + GAP
        at = (x, found.row(number) + middle(canvas.type.normal))
        yield Label(at, text, canvas.colours.text, is_strong=True)
