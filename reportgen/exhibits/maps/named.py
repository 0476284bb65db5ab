"""Names on a map: inside their places where they fit, else the key, told in a note.

No label covers another: where a place is too small for its key as well, the key stands near its
middle if that is free, and else the place is told in a note.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from reportgen.document.colours import written_on
from reportgen.exhibits.maps.outlines import Outline, centre, holds, rooms
from reportgen.exhibits.sheet.canvas import LEADING, Canvas
from reportgen.exhibits.sheet.marks import POINT, Anchor, Area, Mark, box
from reportgen.exhibits.sheet.placing import Box
from reportgen.messages import word
from reportgen.places import Place, Point

AIR = 0.8
"""Millimetres left free beside a name."""
EDGE = 0.15
"""Millimetres between a name and the border of its place."""
NEAR = ((0.0, 0.0), (0.0, -0.5), (0.0, 0.5), (0.4, 0.0), (-0.4, 0.0))
"""Where a key stands that does not fit its place: shares of its size away from the middle."""

FAR = 1e4
"""Millimetres: farther than any sheet reaches."""
EVERYWHERE = Box(-FAR, -FAR, FAR, FAR)


@dataclass(frozen=True, slots=True)
class Wish:
    """A place that is to be labelled."""

    place: Place
    outline: Outline
    fill: str | None
    """The colour below; None is a hatch, on which words get a patch of paper."""
    number: str = ""
    """Stands below the name."""
    value: str = ""
    """What is written where numbers are wanted instead of names."""

    def on(self, outline: Outline) -> "Wish":
        """The same on another outline of the place."""
        return replace(self, outline=outline)


@dataclass(frozen=True, eq=False)
class Lettered:
    """The words on a map."""

    marks: tuple[Mark, ...]
    keys: tuple[str, ...]
    """"key name" of every place that bears its key."""
    without: tuple[Place, ...]
    """Places that found no room for a label."""

    def and_also(self, other: "Lettered") -> "Lettered":
        """The words of two parts of a map."""
        return Lettered(
            (*self.marks, *other.marks), (*self.keys, *other.keys),
            (*self.without, *other.without),
        )  # fmt: skip

    def but(self, named: Iterable[Place]) -> "Lettered":
        """The same where some places without a label have one elsewhere."""
        elsewhere = tuple(named)
        return replace(self, without=tuple(e for e in self.without if e not in elsewhere))

    def notes(self) -> Iterator[str]:
        """What the keys mean, and which places are not named."""
        if self.keys:
            yield word("exhibit-map-keys", keys="; ".join(sorted(self.keys)))
        yield from self.gaps()

    def gaps(self) -> Iterator[str]:
        """Which places are not named."""
        if self.without:
            names = sorted(place.name for place in self.without)
            yield word("exhibit-map-unnamed", names="; ".join(names))


@dataclass(frozen=True, slots=True)
class _Spot:
    text: tuple[str, ...]
    box: Box
    is_key: bool
    is_inside: bool


def lettered(
    wishes: Sequence[Wish],
    how: str,
    canvas: Canvas,
    taken: Iterable[Box] = (),
    within: Box = EVERYWHERE,
) -> Lettered:
    """Write names, keys or numbers into their places; nothing stands on what is taken.

    Nothing leaves what it is to be within.
    """
    if how == "none":
        return Lettered((), (), ())
    if how == "values":
        wishes = [wish for wish in wishes if wish.value]
    occupied = [*taken, *_beyond(within)]
    spots = {wish.place.key: _inside(wish, how, canvas, occupied) for wish in wishes}
    occupied += [spot.box for spot in spots.values() if spot]
    sheet = _sheet(wishes, canvas)
    for wish in wishes:
        if spots[wish.place.key] is None:
            found = _near(wish, how, canvas, [*occupied, *sheet])
            spots[wish.place.key] = found
            occupied += [found.box] if found else []
    placed = [(wish, spot) for wish in wishes if (spot := spots[wish.place.key])]
    fills = ((spot, wish.fill if spot.is_inside else None) for wish, spot in placed)
    marks = (mark for spot, fill in fills for mark in _written(spot, fill, canvas))
    keys = (f"{wish.place.key} {wish.place.name}" for wish, spot in placed if spot.is_key)
    without = (wish.place for wish in wishes if spots[wish.place.key] is None)
    return Lettered(tuple(marks), tuple(keys), tuple(without))


def _sheet(wishes: Sequence[Wish], canvas: Canvas) -> tuple[Box, ...]:
    """What lies beyond the edges of the map: its legend, or nothing."""
    ends = [y for wish in wishes for ring in wish.outline.rings for _, y in ring]
    if not ends:
        return ()
    left, right, far = AIR / 2, canvas.width - AIR / 2, 2 * canvas.width
    top, bottom = min(ends), max(ends)
    return (
        Box(-far, -far, left, far), Box(right, -far, right + far, far),
        Box(-far, -far, far, top), Box(-far, bottom, far, bottom + far),
    )  # fmt: skip


def _inside(wish: Wish, how: str, canvas: Canvas, taken: Sequence[Box]) -> _Spot | None:
    """The first wording that fits into its place."""
    for text, is_key in _wordings(wish, how):
        wide, high = _size(text, canvas)
        for at in rooms(wish.outline.rings, wide if is_key else wide + AIR, high):
            around = _box(at, wide + 2 * EDGE, high)
            if _is_free(around, taken) and holds(wish.outline, around):
                return _Spot(text, around, is_key, is_inside=True)
    return None


def _near(wish: Wish, how: str, canvas: Canvas, taken: Sequence[Box]) -> _Spot | None:
    """The shortest wording, near the middle of its place."""
    *_, (text, is_key) = _wordings(wish, how)
    wide, high = _size(text, canvas)
    x, y = centre(wish.outline.rings)
    for right, down in NEAR:
        around = _box((x + right * wide, y + down * high), wide, high)
        if _is_free(around, taken):
            return _Spot(text, around, is_key, is_inside=False)
    return None


def _wordings(wish: Wish, how: str) -> Iterator[tuple[tuple[str, ...], bool]]:
    """What may be written, the best first, and whether it is a key."""
    below = (wish.number,) if wish.number else ()
    if how == "values":
        yield (wish.value,), False
        return
    if how == "names":
        for name in _names(wish.place.name, wish.place.short):
            yield (*name, *below), False
    yield (wish.place.key, *below), True


def _names(name: str, short: str) -> Iterator[tuple[str, ...]]:
    """A name in one line, in two, then the short name."""
    for each in filter(None, dict.fromkeys((name, short))):
        yield (each,)
        for mark in (" ", "-"):
            first, found, second = each.partition(mark)
            if found and second:
                yield (f"{first}{mark}".rstrip(), second)


def _size(text: tuple[str, ...], canvas: Canvas) -> Point:
    size = canvas.type.small
    return canvas.widest(text, size), LEADING * size * POINT * len(text)


def _box(at: Point, wide: float, high: float) -> Box:
    x, y = at
    return Box(x - wide / 2, y - high / 2, x + wide / 2, y + high / 2)


def _beyond(within: Box) -> tuple[Box, ...]:
    """All four sides around a part of the sheet."""
    left, top, right, bottom = within
    return (
        Box(-FAR, -FAR, left, FAR), Box(right, -FAR, FAR, FAR),
        Box(-FAR, -FAR, FAR, top), Box(-FAR, bottom, FAR, FAR),
    )  # fmt: skip


def _is_free(one: Box, taken: Sequence[Box]) -> bool:
    return not any(
        one.left < other.right and other.left < one.right
        and one.top < other.bottom and other.top < one.bottom
        for other in taken
    )  # fmt: skip


def _written(spot: _Spot, fill: str | None, canvas: Canvas) -> Iterator[Mark]:
    colours, size = canvas.colours, canvas.type.small
    colour = written_on(fill or colours.paper, colours.text, colours.paper)
    left, top, right, bottom = spot.box
    if fill is None:
        patch = box(left - AIR / 2, top - AIR / 4, right - left + AIR, bottom - top + AIR / 2)
        yield Area((patch,), colours.paper)
    yield from canvas.block(
        ((left + right) / 2, (top + bottom) / 2), spot.text, colour, Anchor.MIDDLE, size
    )
