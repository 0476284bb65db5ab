"""Names on a map: inside their places where they fit, else the key, told in a note."""

from collections.abc import Iterable, Iterator

from reportgen.document.colours import written_on
from reportgen.exhibits.maps.outlines import Outline, centre, room
from reportgen.exhibits.sheet.canvas import LEADING, Canvas
from reportgen.exhibits.sheet.fonts import POINT
from reportgen.exhibits.sheet.marks import Anchor, Area, Mark, box
from reportgen.messages import word
from reportgen.places import Place, Point

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
        wide = canvas.widest(text, canvas.type.small) + AIR
        at = room(outline.rings, wide, _height(text, canvas))
        if at:
            return _written(text, at, fill, canvas), ""
    key = (place.key, *below)
    high = _height(key, canvas)
    at = room(outline.rings, canvas.widest(key, canvas.type.small), high) or centre(outline.rings)
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


def _height(text: tuple[str, ...], canvas: Canvas) -> float:
    return LEADING * canvas.type.small * POINT * len(text)


def _written(text: tuple[str, ...], at: Point, fill: str | None, canvas: Canvas) -> list[Mark]:
    colours = canvas.colours
    colour = written_on(fill or colours.paper, colours.text, colours.paper)
    labels = canvas.block(at, text, colour, Anchor.MIDDLE, canvas.type.small)
    if fill is not None:
        return list(labels)
    wide, high = canvas.widest(text, canvas.type.small) + AIR, _height(text, canvas)
    patch = box(at[0] - wide / 2, at[1] - high / 2, wide, high)
    return [Area((patch,), colours.paper), *labels]
