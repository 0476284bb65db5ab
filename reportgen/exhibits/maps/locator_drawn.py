"""A locator map as marks: flat places, the marked ones in the focus colour."""

from reportgen.document.colours import lightened
from reportgen.exhibits.maps.furniture import ARROW, north
from reportgen.exhibits.maps.locator import Locator
from reportgen.exhibits.maps.named import Wish, lettered
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
    placed = ground(found.every, keys, sheet.width, sheet.width * HIGHEST, found.turn)
    colours = sheet.colours
    others = lightened(colours.muted, OTHERS)
    border = sheet.lines.border + 2 * sheet.lines.hair
    marks: list[Mark] = [Area(placed.around, "", colours.muted, border)]
    for outline in placed.outlines:
        fill = colours.focus if outline.key in found.marked else others
        marks.append(Area(outline.rings, fill, colours.paper, sheet.lines.border))
    wishes = [Wish(found.every.by_key[each.key], each, others) for each in placed.outlines]
    words = lettered(wishes, "none" if found.marked else found.lettering, sheet)
    height = placed.height
    if placed.turn:
        height += 2 * ARROW
        marks += north(placed.turn, (sheet.width - 2 * ARROW, height - ARROW), sheet)
    told = words.gaps() if found.is_index else words.notes()
    return Laid((*marks, *words.marks), halves(height), tuple(told))
