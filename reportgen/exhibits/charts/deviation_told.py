"""What is said of a deviation plot: what is above, near and below, and from where on."""

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from reportgen import formats
from reportgen.exhibits.charts.deviation import Deviation, Side, deviation
from reportgen.exhibits.charts.parts import listed
from reportgen.exhibits.lookup import names
from reportgen.exhibits.lookup.choice import Choice
from reportgen.exhibits.sheet import scale
from reportgen.exhibits.specs.deviation import DeviationSpec
from reportgen.exhibits.tables.made import Made
from reportgen.exhibits.tables.nouns import nouns
from reportgen.exhibits.tables.table import subject
from reportgen.exhibits.words import alternative, notes
from reportgen.messages import word

SIDES = tuple(Side)


def made(spec: DeviationSpec, choice: Choice) -> Made[Deviation] | None:
    """A chart with its table and words; None when its spec is wrong."""
    chart = deviation(spec, choice)
    if chart is None:
        return None
    told = tuple(sentences(chart)), tuple(remarks(chart))
    return Made(chart, chart.plan, *told, is_calculated=True)


def sentences(chart: Deviation) -> Iterator[str]:
    """What the alternative text may say: counts, then names by side."""
    nouns_of = nouns(chart.plan)
    extent = alternative.counted(len(chart.lags), *nouns_of)
    about = subject(chart.plan)
    if chart.is_of_place:
        about = replace(about, measures=())
    yield alternative.opening(
        word("exhibit-deviations"), about, chart.place.name if chart.is_of_place else "", extent
    )
    sides = {side: [lag.label for lag in chart.lags if lag.side is side] for side in SIDES}
    counts = {side.value: len(found) for side, found in sides.items()}
    yield word("exhibit-deviation-counts", genitive=names.genitive(chart.root), **counts)
    for side, key in ((Side.ABOVE, "exhibit-above"), (Side.BELOW, "exhibit-below")):
        if sides[side]:
            told = formats.joined(sides[side])
            yield word(key, genitive=names.genitive(chart.root), names=told)
    hidden = sum(lag.amount is None for lag in chart.lags)
    yield alternative.missing(hidden, *nouns_of)


def remarks(chart: Deviation) -> Iterator[str]:
    """What the drawing needs said: the band, the unit of the axis, rows without a dot, signs."""
    genitive = names.genitive(chart.root)
    yield "" if chart.is_empty else _band(chart, genitive)
    if chart.is_standard:
        places = chart.plan.choice.places
        level = places.level(chart.level)
        many = level.plural if level else word("exhibit-places-many")
        yield word("exhibit-deviation-standard", genitive=genitive, many=many)
    yield from listed("exhibit-deviation-without", chart.few, nouns(chart.plan))
    values = word("exhibit-values-one"), word("exhibit-values-many")
    cells = (cell for lag in chart.lags for cell in (lag.own, lag.beside))
    yield from notes.signs(notes.unseen(cells), *values)


def _band(chart: Deviation, genitive: str) -> str:
    """From where to where a number is near."""
    if chart.near is None:
        share = formats.number(chart.plan.choice.near)
        return word("exhibit-deviation-near", genitive=genitive, share=share)
    amount = formats.number(chart.near, scale.decimals((Decimal(str(chart.near)),)))
    return word("exhibit-deviation-band", genitive=genitive, amount=amount)
