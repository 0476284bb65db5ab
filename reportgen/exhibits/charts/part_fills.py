"""The fills of parts: a ramp where they have an order, two of them for answers, else six colours.

Every fill can be written on, and no two of a chart are the same in grey.
"""

from collections.abc import Iterator
from functools import cache
from itertools import cycle, islice

from reportgen.document.colours import (
    TEXT_CONTRAST,
    contrast,
    lightened,
    lightness,
    qualitative,
    sequential,
    written_on,
)
from reportgen.document.looks import Fill
from reportgen.document.tokens import Colours
from reportgen.exhibits.charts.stacked import Stacked
from reportgen.exhibits.sheet.patterns import told_apart

PALEST, DEEPEST = 91.0, 31.0
"""L* of neutral answers and of the outermost negative ones."""
FEW = 4
"""So many parts do without the lightest step of their ramp."""


def fills(chart: Stacked, colours: Colours) -> tuple[Fill, ...]:
    """A fill for each part, in their order."""
    return told_apart(writable(each, colours.text, colours.paper) for each in _hues(chart, colours))


def _hues(chart: Stacked, colours: Colours) -> tuple[str, ...]:
    count = len(chart.parts)
    if chart.layout == "diverging":
        return tuple(_answers([part.side for part in chart.parts], colours))
    if chart.is_ordered and count > 1:
        is_short = count <= FEW
        return sequential(colours.lead, count + is_short)[is_short:]
    return tuple(islice(cycle(qualitative(colours.lead, colours.focus, colours.muted)), count))


def _answers(sides: list[int], colours: Colours) -> Iterator[str]:
    """Ramps of focus and lead, darker outwards; the steps of one lie between those of the other,
    so that both sides differ in grey."""
    low, high = sides.count(-1), sides.count(1)
    step = (PALEST - DEEPEST) / (2 * max(low, high, 1))
    neutral = 0
    for number, side in enumerate(sides):
        if side < 0:
            yield lightened(colours.focus, PALEST - 2 * step * (low - number))
        elif side > 0:
            rank = high - (len(sides) - 1 - number)
            yield lightened(colours.lead, PALEST - 2 * step * rank + step)
        else:
            yield lightened(colours.muted, PALEST - 6 * neutral)
            neutral += 1


@cache
def writable(colour: str, dark: str, paper: str) -> str:
    """The colour itself, or the nearest lightness that words of some colour can be read on."""
    own = lightness(colour)
    for distance in range(20):
        for target in (own + distance, own - distance):
            found = colour if distance == 0 else lightened(colour, target)
            if contrast(written_on(found, dark, paper), found) >= TEXT_CONTRAST:
                return found
    return colour
