"""A drawn exhibit as a figure: title, drawing, alternative text, numbers, notes and source."""

from dataclasses import replace

from reportgen.document.nodes import Drawing, Figure, FigureKind, Table, Text
from reportgen.exhibits import (
    alternative,
    bars,
    choropleth,
    dots,
    lines,
    locator,
    notes,
    pyramid,
    titles,
)
from reportgen.exhibits.choice import Choice
from reportgen.exhibits.columns import leaves
from reportgen.exhibits.made import Chart, Made, Picture, Shown
from reportgen.exhibits.spec import BarsSpec, DotsSpec, LinesSpec, MapSpec, PyramidSpec
from reportgen.exhibits.stage import Stage
from reportgen.exhibits.table import laid, remarks, subject
from reportgen.messages import word

TALLEST = 225.0
"""Millimetres that a page has room for, title and source beside."""
BLANK = Picture(Drawing(b"", b"", 0.0, 0.0))
Drawable = BarsSpec | LinesSpec | PyramidSpec | DotsSpec | MapSpec


def show_figure(spec: Drawable, choice: Choice, stage: Stage) -> Figure | None:
    """Draw a chart or map; None when its spec is wrong."""
    if isinstance(spec, MapSpec) and spec.locator:
        return _locator(spec, choice, stage)
    made = _made(spec, choice)
    data = _numbers(made.chart, stage) if made else None
    if made is None or data is None:
        return None
    plan, picture = made.chart.plan, _picture(made.chart, spec.width, stage)
    if picture.drawing.height > TALLEST:
        told = round(picture.drawing.height)
        choice.problems.notice("exhibit-tall", choice.where, exhibit=choice.name, height=told)
    has_heads = isinstance(spec, BarsSpec)  # they have the names of a table's rows
    said = (*remarks(plan, has_heads=has_heads), *made.notes, *picture.notes)
    return Figure(
        title=data.title,
        drawing=picture.drawing,
        alternative=_alternative(spec, made, choice),
        kind=FigureKind.MAP if isinstance(spec, MapSpec) else FigureKind.CHART,
        data=_data(data),
        label=choice.name,
        notes=notes.inlines(said),
        source=data.source,
        where=choice.where,
    )


def _made(spec: Drawable, choice: Choice) -> Made | None:
    match spec:
        case BarsSpec():
            ranked = bars.bars(spec, choice)
            return Made(ranked, bars.sentences(ranked), bars.remarks(ranked)) if ranked else None
        case LinesSpec():
            series = lines.lines(spec, choice)
            return Made(series, lines.sentences(series), lines.remarks(series)) if series else None
        case PyramidSpec():
            ages = pyramid.pyramid(spec, choice)
            return Made(ages, pyramid.sentences(ages), pyramid.remarks(ages)) if ages else None
        case DotsSpec():
            peers = dots.dots(spec, choice)
            return Made(peers, dots.sentences(peers), dots.remarks(peers)) if peers else None
        case MapSpec():
            areas = choropleth.choropleth(spec, choice)
            if areas is None:
                return None
            return Made(areas, choropleth.sentences(areas), choropleth.remarks(areas))


def _numbers(chart: Chart, stage: Stage) -> Table | None:
    """The table of the numbers that are shown."""
    if isinstance(chart, pyramid.Pyramid):
        return laid(chart.plan, chart.columns, stage, is_calculated=chart.is_share)
    return laid(chart.plan, leaves(chart.plan), stage)


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
        label=choice.name,
        notes=notes.inlines((titles.filled(spec.note, found.subject), *picture.notes)),
        has_numbers=False,
        where=choice.where,
    )


def _data(table: Table) -> Table:
    """The numbers under a title of their own; the annex gives them their place."""
    return replace(table, title=(Text(word("exhibit-data")), *table.title), label="")


def _alternative(spec: Drawable, made: Made, choice: Choice) -> str:
    """The author's words, or those made from the numbers."""
    if not spec.alternative:
        return alternative.told(made.sentences)
    text = titles.filled(spec.alternative, subject(made.chart.plan))
    alternative.check(text, choice)
    return text
