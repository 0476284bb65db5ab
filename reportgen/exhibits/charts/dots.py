"""A place among its peers: for each indicator all places as dots, the root in the middle.

Rows have different units, so each is scaled by its place farthest from the root. What is
compared is the side and the company of the place, not the distance between rows.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from reportgen import formats
from reportgen.exhibits.charts.beside_root import beside_root
from reportgen.exhibits.lookup import names
from reportgen.exhibits.lookup.cells import Address, Printed, Reader, Show
from reportgen.exhibits.lookup.choice import INDICATOR, Choice
from reportgen.exhibits.lookup.plan import Plan, planned
from reportgen.exhibits.specs.dots import DotsSpec
from reportgen.exhibits.tables.made import Made
from reportgen.exhibits.tables.stubs import dated
from reportgen.exhibits.tables.table import subject
from reportgen.exhibits.words import alternative, notes
from reportgen.frame import PLACE, Measure
from reportgen.messages import word
from reportgen.places import Level, Place
from reportgen.released import as_printed


@dataclass(frozen=True, slots=True)
class Strip:
    """One row of dots."""

    name: str
    """Indicator with its unit."""
    measure: Measure
    place: Printed
    root: Printed
    own: float | None
    """The number of the place, as printed; None when it is not shown."""
    middle: float | None
    """The number of the root."""
    others: tuple[float, ...]
    """The numbers of the peers that are shown."""

    @property
    def reach(self) -> float:
        """How far the farthest place is from the root."""
        known = (*self.others, *(() if self.own is None else (self.own,)))
        return max((abs(amount - (self.middle or 0.0)) for amount in known), default=0.0)

    def share(self, amount: float) -> float:
        """Where a number stands, from −1 (below the root) to 1."""
        return (amount - (self.middle or 0.0)) / self.reach if self.reach else 0.0


@dataclass(frozen=True, eq=False)
class Dots:
    """What is shown, before it is drawn."""

    plan: Plan
    place: Place
    root: Place
    level: Level
    strips: tuple[Strip, ...]


def made(spec: DotsSpec, choice: Choice) -> Made[Dots] | None:
    """A chart with its table and words; None when its spec is wrong."""
    peers = dots(spec, choice)
    if peers is None:
        return None
    return Made(peers, peers.plan, tuple(sentences(peers)), tuple(remarks(peers)))


def dots(spec: DotsSpec, choice: Choice) -> Dots | None:
    """Look up what is shown; None when its spec is wrong."""
    choice.within_town(spec.place)
    plan = planned(beside_root(spec, choice), choice)
    place, root = choice.place(spec.place), choice.places.root
    level = choice.level(spec.level or place.level, root)
    if place.key == root.key and not any(choice.problems.errors()):
        choice.error("exhibit-dots-place")
    for each in plan.frames if plan else ():
        if each.measure.kind.is_additive:
            choice.error("exhibit-dots-count", name=each.measure.id)
    if plan is None or level is None or any(choice.problems.errors()):
        return None
    peers = tuple(each.key for each in choice.places.at(level.key) if each.key != place.key)
    strips = tuple(_strip(plan, each.measure, place, peers) for each in plan.frames)
    return Dots(plan, place, root, level, strips)


def _strip(plan: Plan, measure: Measure, place: Place, peers: tuple[str, ...]) -> Strip:
    reader = Reader(plan.choice)

    def at(key: str) -> Address:
        return plan.address({INDICATOR: measure.id}, {PLACE: key})

    def amount(key: str) -> float | None:
        return as_printed(reader.cell(at(key)), measure.decimals)

    known = (amount(key) for key in peers)
    others = tuple(each for each in known if each is not None)
    root = plan.choice.places.root.key
    return Strip(
        dated(plan, measure, names.named_unit(measure, measure.label)), measure,
        reader.printed(at(place.key), Show.VALUE), reader.printed(at(root), Show.VALUE),
        amount(place.key), amount(root), others,
    )  # fmt: skip


def sentences(chart: Dots) -> Iterator[str]:
    """What the alternative text may say: on which side the place stands, by indicator."""
    one, many = word("exhibit-indicators-one"), word("exhibit-indicators-many")
    counted = alternative.counted(len(chart.strips), one, many)
    extent = word("exhibit-dots-extent", counted=counted, place=chart.place.name)
    periods = subject(chart.plan).periods
    yield word("exhibit-dots-told", extent=extent, period=periods[-1] if periods else "")
    sides = {"exhibit-above": 1, "exhibit-below": -1}
    for key, sign in sides.items():
        found = [
            each.measure.label
            for each in chart.strips
            if each.own is not None and each.middle is not None
            and (each.own - each.middle) * sign > 0
        ]  # fmt: skip
        if found:
            yield word(key, genitive=names.genitive(chart.root), names=formats.joined(found))
    hidden = sum(each.own is None for each in chart.strips)
    yield alternative.missing(hidden, word("exhibit-values-one"), word("exhibit-values-many"))


def remarks(chart: Dots) -> Iterator[str]:
    """What the drawing needs said: the scales of the rows, and signs."""
    yield word(
        "exhibit-dots-scales",
        place=chart.place.name,
        levels=chart.level.plural,
        genitive=names.genitive(chart.root),
    )
    one, many = word("exhibit-values-one"), word("exhibit-values-many")
    cells = (cell for each in chart.strips for cell in (each.place, each.root))
    yield from notes.signs(cells, one, many)
