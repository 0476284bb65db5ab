"""The outlines of a town's smallest places, to adorn a cover: no numbers, names or keys.

They are drawn for print alone: on a cover in Word they would push the words off the page.
"""

from dataclasses import replace

from reportgen.document.colours import lightened, lightness
from reportgen.document.drawing import Drawing
from reportgen.exhibits.maps.outlines import ground, has_outline
from reportgen.exhibits.sheet.canvas import canvas
from reportgen.exhibits.sheet.drawing import drawn
from reportgen.exhibits.sheet.marks import Area
from reportgen.exhibits.stage import Stage
from reportgen.places import Place, Places

WIDTH = "wide"
HIGHEST = 1.0
"""Height as a share of the width, at most."""
TINT = 8.0
"""L* by which the places are lighter than the lead colour, their borders being of it."""
BORDER = 1.6
"""Points."""


def ornament(stage: Stage) -> Drawing | None:
    """Draw the outlines in a tint of the lead colour; None when the town has none."""
    keys = tuple(sorted(place.key for place in _smallest(stage.places, stage.places.root)))
    if not keys:
        return None
    sheet = canvas(stage, WIDTH)
    placed = ground(stage.places, keys, sheet.width, sheet.width * HIGHEST)
    lead = sheet.colours.lead
    tint = lightened(lead, min(96.0, lightness(lead) + TINT))
    marks = tuple(Area(each.rings, tint, lead, BORDER) for each in placed.outlines)
    return drawn(marks, sheet.width, placed.height, replace(stage, raster=False))


def _smallest(places: Places, place: Place) -> tuple[Place, ...]:
    """The smallest parts of a place that are drawn; none of them lies in another."""
    parts = [each for child in places.children(place.key) for each in _smallest(places, child)]
    if parts:
        return tuple(parts)
    is_part = place.key != places.root.key
    return (place,) if is_part and has_outline(places, place) else ()
