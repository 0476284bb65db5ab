"""A drawn exhibit as a figure: title, drawing, alternative text, numbers, notes and source."""

from dataclasses import replace

from reportgen.document.nodes import Figure, Table, Text
from reportgen.exhibits import alternative, notes, titles
from reportgen.exhibits.bars_drawn import show_bars
from reportgen.exhibits.canvas import Canvas, canvas
from reportgen.exhibits.choice import Choice
from reportgen.exhibits.choropleth_drawn import show_map
from reportgen.exhibits.dots_drawn import show_dots
from reportgen.exhibits.drawing import drawn
from reportgen.exhibits.lines_drawn import show_lines
from reportgen.exhibits.locator import show_locator
from reportgen.exhibits.made import Made
from reportgen.exhibits.pyramid_drawn import show_pyramid
from reportgen.exhibits.spec import BarsSpec, DotsSpec, LinesSpec, MapSpec, PyramidSpec
from reportgen.exhibits.stage import Stage
from reportgen.exhibits.table import remarks, subject
from reportgen.messages import word

TALLEST = 225.0
"""Millimetres that a page has room for, title and source beside."""
Drawable = BarsSpec | LinesSpec | PyramidSpec | DotsSpec | MapSpec


def show_figure(spec: Drawable, choice: Choice, stage: Stage) -> Figure | None:
    """Draw a chart or map; None when its spec is wrong."""
    sheet = canvas(stage, spec.width)
    if isinstance(spec, MapSpec) and spec.locator:
        return show_locator(spec, choice, stage, sheet)
    made = _made(spec, choice, stage, sheet)
    if made is None:
        return None
    if made.height > TALLEST:
        told = round(made.height)
        choice.problems.notice("exhibit-tall", choice.where, exhibit=choice.name, height=told)
    has_heads = isinstance(spec, BarsSpec)  # they have the names of a table's rows
    return Figure(
        title=made.data.title,
        drawing=drawn(made.marks, sheet.width, made.height, stage),
        alternative=_alternative(spec, made, choice),
        kind=made.kind,
        data=_data(made.data),
        label=choice.name,
        notes=notes.inlines((*remarks(made.plan, has_heads=has_heads), *made.notes)),
        source=made.data.source,
        where=choice.where,
    )


def _made(spec: Drawable, choice: Choice, stage: Stage, sheet: Canvas) -> Made | None:
    match spec:
        case BarsSpec():
            return show_bars(spec, choice, stage, sheet)
        case LinesSpec():
            return show_lines(spec, choice, stage, sheet)
        case PyramidSpec():
            return show_pyramid(spec, choice, stage, sheet)
        case DotsSpec():
            return show_dots(spec, choice, stage, sheet)
        case MapSpec():
            return show_map(spec, choice, stage, sheet)


def _data(table: Table) -> Table:
    """The numbers under a title of their own; the annex gives them their place."""
    return replace(table, title=(Text(word("exhibit-data")), *table.title), label="")


def _alternative(spec: Drawable, made: Made, choice: Choice) -> str:
    """The author's words, or those made from the numbers."""
    if not spec.alternative:
        return alternative.told(made.sentences)
    text = titles.filled(spec.alternative, subject(made.plan))
    alternative.check(text, choice)
    return text
