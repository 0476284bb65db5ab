"""A map of points: where facilities lie, by kind."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from reportgen import formats
from reportgen.exhibits.lookup import names
from reportgen.exhibits.lookup.choice import Choice
from reportgen.exhibits.lookup.records import Chosen
from reportgen.exhibits.maps.outlines import has_outline, lie_within
from reportgen.exhibits.maps.regions import know_outlines
from reportgen.exhibits.specs.records import PointMapSpec
from reportgen.exhibits.tables import records as listed
from reportgen.exhibits.words import alternative
from reportgen.messages import word
from reportgen.places import Place, Places, Point

MOST = 6
"""Kinds that a reader can tell apart."""


@dataclass(frozen=True, slots=True)
class PointKind:
    """A kind of points: how many there are, and which symbol they have."""

    name: str
    count: int
    look: int


@dataclass(frozen=True, slots=True)
class Pin:
    """One point on the plane of the outlines."""

    at: Point
    look: int
    number: int
    """Row of the table of data."""


@dataclass(frozen=True, eq=False)
class PointMap:
    """What is shown, before it is drawn."""

    places: tuple[Place, ...]
    kinds: tuple[PointKind, ...]
    """Those that occur."""
    pins: tuple[Pin, ...]
    every: Places
    is_numbered: bool = False
    is_named: bool = True
    most: tuple[tuple[str, int], ...] = ()
    """Places with the most points, and how many these are."""


def point_map(spec: PointMapSpec, found: Chosen, choice: Choice) -> PointMap | None:
    """Look up what is shown; None when its spec is wrong."""
    choice.within_town(spec.place)
    if len(found.kinds) > MOST:
        choice.error("exhibit-points-kinds", count=len(found.kinds), most=MOST)
    level = choice.level(spec.level, found.place)
    if any(choice.problems.errors()):
        return None
    places = (level and choice.parts(found.place, level.key)) or (found.place,)
    if not know_outlines(choice, places):
        return None
    looks = {kind: number for number, kind in enumerate(found.kinds)}
    every = tuple(
        Pin(each.point, looks.get(each.kind, 0), number)
        for number, each in enumerate(found.all, 1)
        if each.point
    )
    drawn = [place.key for place in places if has_outline(choice.places, place)]
    inside = lie_within([pin.at for pin in every], choice.places, drawn)
    pins = tuple(pin for pin, is_inside in zip(every, inside, strict=True) if is_inside)
    counts = Counter(pin.look for pin in pins)
    kinds = tuple(
        PointKind(kind, counts[look], look) for kind, look in looks.items() if counts[look]
    )
    return PointMap(
        places, kinds or (PointKind(found.records.many, len(pins), 0),) * bool(pins), pins,
        choice.places, spec.numbered, spec.named, _most(found, places, choice),
    )  # fmt: skip


def _most(found: Chosen, places: tuple[Place, ...], choice: Choice) -> tuple[tuple[str, int], ...]:
    """The places with the most points, if these are not many places."""
    if len(places) < 2:
        return ()
    counts: Counter[str] = Counter()
    for each in found.all:
        own = choice.places.get(each.place)
        if own is None or not each.point:
            continue
        counts.update(place.key for place in places if choice.places.within(own, place))
    highest = max(counts.values(), default=0)
    leading = tuple((place.name, highest) for place in places if counts[place.key] == highest)
    return leading if highest > 1 and len(leading) <= 3 else ()


def sentences(chart: PointMap, found: Chosen) -> Iterator[str]:
    """What the alternative text may say: how many of which kind, and where most of them lie."""
    records = found.records
    if not chart.pins:
        yield word("records-points-none", told=listed.none(found))
        return
    counted = alternative.counted(len(chart.pins), records.one, records.many)
    yield word("records-points-told", counted=counted, inside=names.inside(found.place))
    if len(chart.kinds) > 1:
        told = (f"{each.name} {formats.number(each.count)}" for each in chart.kinds)
        yield f"{formats.joined(told)}."
    if chart.most:
        places = formats.joined(name for name, _ in chart.most)
        yield word("records-points-most", places=places, count=chart.most[0][1])


def remarks(chart: PointMap, found: Chosen) -> Iterator[str]:
    """What the drawing needs said: what has no point."""
    if not found.all:
        yield listed.none(found)
    missing = len(found.all) - len(chart.pins)
    if missing:
        counted = alternative.counted(missing, found.records.one, found.records.many)
        yield word("records-points-missing", counted=counted)
