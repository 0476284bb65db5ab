"""A locator map as marks: flat places, the marked ones in the focus colour."""

from reportgen.document.colours import lightened
from reportgen.exhibits.maps import named as map_names
from reportgen.exhibits.maps.locator import Locator
from reportgen.exhibits.maps.outlines import ground
from reportgen.exhibits.sheet.canvas import Canvas, halves
from reportgen.exhibits.sheet.marks import Area, Laid, Mark

HIGHEST = 0.92
"""Height as a share of the width, at most."""
OTHERS = 88.0
"""L* of the places around."""


def drawn_locator(found: Locator, sheet: Canvas) -> Laid:
    """The marks, their height, and the keys that stand for names (an overview names all places)."""
    keys = tuple(sorted(place.key for place in found.places))
    placed = ground(found.every, keys, sheet.width, sheet.width * HIGHEST)
    colours = sheet.colours
    others = lightened(colours.muted, OTHERS)
    border = sheet.lines.border + 2 * sheet.lines.hair
    marks: list[Mark] = [Area(placed.around, "", colours.muted, border)]
    used: list[str] = []
    for outline in placed.outlines:
        fill = colours.focus if outline.key in found.marked else others
        marks.append(Area(outline.rings, fill, colours.paper, sheet.lines.border))
    for outline in placed.outlines if not found.marked else ():
        labels, key = map_names.named(found.every.by_key[outline.key], outline, others, sheet)
        marks += labels
        used += [key] if key else []
    return Laid(tuple(marks), halves(placed.height), tuple(map_names.remarks(used)))
