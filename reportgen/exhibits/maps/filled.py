"""Places of a map as marks: coloured areas with paper between them, hatches for what is hidden."""

from collections.abc import Collection, Iterator, Mapping

from reportgen.exhibits.maps.outlines import Ground, hatch
from reportgen.exhibits.sheet.canvas import Canvas
from reportgen.exhibits.sheet.marks import Area, Line, Mark, Points

SLANT = 1.3
"""Millimetres between the lines of a hatch."""
FIRM = 1.8
"""Points of the outline of highlighted places."""


def filled(
    canvas: Canvas, ground: Ground, fills: Mapping[str, str | None], strong: Collection[str]
) -> Iterator[Mark]:
    """Places by their colours (None: a hatch), a line around the whole, strong outlines."""
    colours, pens = canvas.colours, canvas.lines
    yield Area(ground.around, "", colours.muted, pens.border + 2 * pens.hair)
    parts: dict[str, list[Points]] = {}
    for each in ground.outlines:
        parts.setdefault(fills[each.key] or colours.paper, []).extend(each.rings)
    for fill, rings in sorted(parts.items()):
        yield Area(tuple(rings), fill, colours.paper, pens.border)
    hidden = [each for each in ground.outlines if fills[each.key] is None]
    if hidden:
        slanting = (line for each in hidden for line in hatch(each.shape, SLANT))
        yield Line(tuple(slanting), colours.muted, pens.hair)
        rim = tuple(ring for each in hidden for ring in each.rings)
        yield Area(rim, "", colours.muted, pens.hair)
    marked = tuple(ring for each in ground.outlines if each.key in strong for ring in each.rings)
    if marked:
        yield Area(marked, "", colours.paper, FIRM + 1.2)
        yield Area(marked, "", colours.focus, FIRM)
