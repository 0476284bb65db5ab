"""A drawn exhibit as a figure: title, drawing, alternative text, numbers, notes and source."""

from dataclasses import replace

from reportgen.document.drawing import Drawing
from reportgen.document.inlines import Text
from reportgen.document.nodes import Figure, FigureKind, Table
from reportgen.exhibits.charts import (
    bars,
    dots,
    flow,
    gap,
    lines,
    panels,
    points,
    pyramid,
    slope,
    stacked_words,
)
from reportgen.exhibits.lookup.choice import Choice
from reportgen.exhibits.maps import choropleth, classed, locator, symbols
from reportgen.exhibits.shown import Chart, Picture, Shown
from reportgen.exhibits.spec import DrawnSpec
from reportgen.exhibits.specs.bars import BarsSpec
from reportgen.exhibits.specs.box import BoxSpec
from reportgen.exhibits.specs.deviation import DeviationSpec
from reportgen.exhibits.specs.dots import DotsSpec
from reportgen.exhibits.specs.dumbbell import DumbbellSpec
from reportgen.exhibits.specs.flow import FlowSpec
from reportgen.exhibits.specs.gap import GapSpec
from reportgen.exhibits.specs.lines import LinesSpec
from reportgen.exhibits.specs.maps import ClassMapSpec, Mapped, MapSpec, SymbolMapSpec
from reportgen.exhibits.specs.panels import PanelsSpec
from reportgen.exhibits.specs.pyramid import PyramidSpec
from reportgen.exhibits.specs.scatter import ScatterSpec
from reportgen.exhibits.specs.slope import SlopeSpec
from reportgen.exhibits.specs.stacked import StackedSpec
from reportgen.exhibits.stage import Stage
from reportgen.exhibits.tables.columns import leaves
from reportgen.exhibits.tables.made import Made
from reportgen.exhibits.tables.table import laid, remarks, subject
from reportgen.exhibits.words import alternative, notes, titles
from reportgen.messages import word

TALLEST = 225.0
"""Millimetres that a page has room for, title and source beside."""
BLANK = Picture(Drawing(b"", b"", 0.0, 0.0))


def show_figure(spec: DrawnSpec, choice: Choice, stage: Stage) -> Figure | None:
    """Draw a chart or map; None when its spec is wrong."""
    if isinstance(spec, MapSpec) and spec.locator:
        return _locator(spec, choice, stage)
    made = making(spec, choice)
    data = _numbers(made, stage) if made else None
    if made is None or data is None:
        return None
    picture = pictured(made.chart, spec.width, choice, stage)
    said = (*remarks(made.plan, has_heads=made.has_heads), *made.notes, *picture.notes)
    return Figure(
        title=data.title,
        drawing=picture.drawing,
        alternative=_alternative(spec, made, choice),
        kind=FigureKind.MAP if isinstance(spec, Mapped) else FigureKind.CHART,
        data=with_data(data),
        label=choice.name,
        notes=notes.inlines(said),
        source=data.source,
        plot=picture.plot,
        where=choice.where,
    )


def making(  # noqa: C901, PLR0911, PLR0912 -- one branch for each kind
    spec: DrawnSpec, choice: Choice
) -> Made[Chart] | None:
    """What a chart or map shows, before it is drawn; None when its spec is wrong."""
    match spec:
        case BarsSpec():
            return bars.made(spec, choice)
        case LinesSpec():
            return lines.made(spec, choice)
        case SlopeSpec():
            return slope.made(spec, choice)
        case PanelsSpec():
            return panels.made(spec, choice)
        case GapSpec():
            return gap.made(spec, choice)
        case PyramidSpec():
            return pyramid.made(spec, choice)
        case DotsSpec():
            return dots.made(spec, choice)
        case ScatterSpec() | DumbbellSpec() | DeviationSpec() | BoxSpec():
            return points.made(spec, choice)
        case StackedSpec():
            return stacked_words.made(spec, choice)
        case FlowSpec():
            return flow.made(spec, choice)
        case MapSpec():
            return choropleth.made(spec, choice)
        case SymbolMapSpec():
            return symbols.made(spec, choice)
        case ClassMapSpec():
            return classed.made(spec, choice)


def _numbers(made: Made[Chart], stage: Stage) -> Table | None:
    """The table of the numbers that are shown."""
    columns = made.columns or leaves(made.plan)
    return laid(made.plan, columns, stage, is_calculated=made.is_calculated)


def pictured(shown: Shown, width: str, choice: Choice, stage: Stage) -> Picture:
    """The picture of what is shown; one that fits no page is noted."""
    picture = _picture(shown, width, stage)
    if picture.drawing.height > TALLEST:
        choice.notice("exhibit-tall", height=round(picture.drawing.height))
    return picture


def _picture(shown: Shown, width: str, stage: Stage) -> Picture:
    if stage.is_blank:
        return BLANK
    # matplotlib takes half a second to load: only where something is drawn
    from reportgen.exhibits.picture import picture

    return picture(shown, width, stage)


def _locator(spec: MapSpec, choice: Choice, stage: Stage) -> Figure | None:
    """A map without numbers, and so without table and source."""
    found = locator.locator(spec, choice)
    if found is None:
        return None
    told = titles.filled(spec.alternative, found.subject)
    alternative.check(told, choice)
    picture = _picture(found, spec.width, stage)
    return Figure(
        title=(Text(titles.filled(spec.title or locator.title(found), found.subject)),),
        drawing=picture.drawing,
        alternative=told or alternative.told(locator.sentences(found)),
        kind=FigureKind.MAP,
        data=with_data(told_index) if (told_index := locator.index(found)) else None,
        label=choice.name,
        notes=notes.inlines((titles.filled(spec.note, found.subject), *picture.notes)),
        has_numbers=False,
        where=choice.where,
    )


def with_data(table: Table) -> Table:
    """The numbers under a title of their own; the annex gives them their place."""
    return replace(table, title=(Text(word("exhibit-data")), *table.title), label="")


def _alternative(spec: DrawnSpec, made: Made[Chart], choice: Choice) -> str:
    """The author's words, or those made from the numbers."""
    if not spec.alternative:
        return alternative.told(made.sentences)
    text = titles.filled(spec.alternative, subject(made.plan))
    alternative.check(text, choice)
    return text
