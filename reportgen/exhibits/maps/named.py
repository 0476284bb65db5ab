"""Names on a map: inside their places where they fit, else the key, told in a note."""

from collections.abc import Iterable, Iterator

from reportgen.document.colours import written_on
from reportgen.exhibits.maps.outlines import Outline, centre, room
from reportgen.exhibits.sheet.canvas import Canvas, block
from reportgen.exhibits.sheet.fonts import POINT
from reportgen.exhibits.sheet.marks import SMALL, Anchor, Area, Mark, box
from reportgen.messages import word
from reportgen.places import Place, Point

PITCH = 1.12 * SMALL * POINT
"""Millimetres of a line of a name."""
AIR = 0.8
"""Millimetres left free beside a name."""


def named(
    place: Place, outline: Outline, fill: str | None, canvas: Canvas, number: str = ""
) -> tuple[list[Mark], str]:
    """The marks of a name, and "key name" where only the key fits.

    `fill` is the colour below it; None is a hatch, on which a name gets a patch of paper. A
    `number` stands below the name.
    """
    below = (number,) if number else ()
    for words in _wordings(place.name, place.short):
        text = (*words, *below)
        wide = canvas.widest(text, SMALL) + AIR
        at = room(outline.rings, wide, PITCH * len(text))
        if at:
            return _written(text, at, fill, canvas), ""
    key = (place.key, *below)
    high = PITCH * len(key)
    at = room(outline.rings, canvas.widest(key, SMALL), high) or centre(outline.rings)
    return _written(key, at, fill, canvas), f"{place.key} {place.name}"


def remarks(used: Iterable[str]) -> Iterator[str]:
    """What the keys on a map mean."""
    told = "; ".join(sorted(used))
    if told:
        yield word("exhibit-map-keys", keys=told)


def _wordings(name: str, short: str) -> Iterator[tuple[str, ...]]:
    """A name in one line, in two, then the short name."""
    for each in filter(None, dict.fromkeys((name, short))):
        yield (each,)
        for mark in (" ", "-"):
            first, found, second = each.partition(mark)
            if found and second:
                yield (f"{first}{mark}".rstrip(), second)


def _written(text: tuple[str, ...], at: Point, fill: str | None, canvas: Canvas) -> list[Mark]:
    colours = canvas.colours
    colour = written_on(fill or colours.paper, colours.text, colours.paper)
    labels = block(at, text, colour, Anchor.MIDDLE, SMALL)
    if fill is not None:
        return list(labels)
    wide, high = canvas.widest(text, SMALL) + AIR, PITCH * len(text)
    patch = box(at[0] - wide / 2, at[1] - high / 2, wide, high)
    return [Area((patch,), colours.paper), *labels]
