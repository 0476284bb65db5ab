"""Drawings set beside the ledger: what is drawn where it keeps a number back."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise

from reportgen.audit.lanes import Category, Read, read_lanes
from reportgen.audit.ledger import Entry, Printed
from reportgen.audit.makeup import Address
from reportgen.audit.names import Names, Stranger, squeezed
from reportgen.audit.orders import NAN, placed
from reportgen.audit.pieces import Drawn, Label, even
from reportgen.audit.regions import Region, ranged, read_regions
from reportgen.audit.tokens import tokens

DRAWN = "audit-drawn"
NEAR = 4.0
"""Words of a drawing are of one line when their base lines lie so near, in its units."""
BELOW = 2.2
"""Words of one name stand below each other within so many of these."""


@dataclass(frozen=True, eq=False)
class Drawings:
    """Finds what drawings tell of numbers that a ledger keeps back."""

    names: Names

    def strangers(self, drawn: Drawn) -> Iterator[Stranger]:
        """Numbers and marks that stand where none should."""
        entries = self._by_exhibit.get(drawn.spot.exhibit, ())
        if all(entry.is_shown for entry, _ in entries):
            return
        yield from self._beside_names(drawn)
        if drawn.spot.exhibit.startswith("Karte"):
            yield from self._on_map(drawn)
        else:
            categories = tuple(self._categories(drawn))
            for read in read_lanes(categories, drawn.sketch.shapes):
                yield _told(drawn, read)
            yield from self._in_order(drawn, categories)

    def _in_order(self, drawn: Drawn, categories: Iterable[Category]) -> Iterator[Stranger]:
        """Categories without a number that stand where it would be by size."""
        for side in (0, 1):
            lanes = sorted(categories, key=lambda each: each.at[side])
            columns = [[None if each.hidden else (*each.shown, NAN)[0] for each in lanes]]
            for each in placed(columns, [lane.head for lane in lanes]):
                own = next(lane for lane in lanes if lane.head == each.head)
                yield self.names.placed(drawn.spot, each, own.hidden)

    @cached_property
    def _by_exhibit(self) -> dict[str, list[tuple[Entry, Printed]]]:
        """By exhibit every number of it, and how it is printed there."""
        found: dict[str, list[tuple[Entry, Printed]]] = defaultdict(list)
        for entry in self.names.ledger.entries:
            for place in entry.places:
                if place.exhibit:
                    found[even(place.exhibit)].append((entry, place))
        return found

    def _categories(self, drawn: Drawn) -> Iterator[Category]:
        """The rows of the table behind a chart whose names stand once in the drawing."""
        spots = self._spots(drawn)
        rows: dict[str, list[tuple[Entry, Printed]]] = defaultdict(list)
        entries = self._by_exhibit[drawn.spot.exhibit]
        kinds = {_kind(entry) for entry, _ in entries if not entry.is_shown}
        for entry, place in entries:
            if _kind(entry) in kinds:
                rows[place.row].append((entry, place))
        for head, own in rows.items():
            forms = {squeezed(head), *self._forms({entry.address.place for entry, _ in own})}
            at = [label for form in forms for label in spots.get(form, ())]
            if len(at) == 1:
                told = (place.text for entry, place in own if entry.is_shown)
                hidden = (entry.address for entry, _ in own if not entry.is_shown)
                yield Category(
                    head, (at[0].x, at[0].y), tuple(_shown(told)), tuple(dict.fromkeys(hidden))
                )

    def _forms(self, keys: set[str]) -> Iterator[str]:
        """How a place is written, where a row is of one place."""
        if len(keys) == 1:
            yield from (form for form, key in self.names.drawn_places.items() if key in keys)

    def _spots(self, drawn: Drawn) -> dict[str, list[Label]]:
        """Words and names of two lines, and where they stand."""
        found: dict[str, list[Label]] = defaultdict(list)
        labels = drawn.sketch.labels
        for label in labels:
            found[squeezed(label.text)].append(label)
        for one, other in pairwise(labels):
            if 0 < other.y - one.y < BELOW * 8:
                name = squeezed(one.text + other.text)
                found[name].append(Label(name, (one.x + other.x) / 2, (one.y + other.y) / 2))
        return found

    # ------------------------------------------------------------ words

    def _beside_names(self, drawn: Drawn) -> Iterator[Stranger]:
        """Numbers in one line with the name of a place that has none in this exhibit."""
        hidden, shown = self._kept(drawn)
        is_map = drawn.spot.exhibit.startswith("Karte")
        for label in drawn.sketch.labels:
            key = self.names.drawn_places.get(squeezed(label.text), "")
            for other in self._beside(label, drawn) if key in hidden else ():
                for token in tokens(other.text):
                    fitting = [each for each in hidden[key] if self.names.fits(token, each)]
                    is_key = is_map and not token.decimals  # places and circles have numbers
                    if fitting and not is_key and token.name not in shown[key]:
                        addresses = tuple(dict.fromkeys(fitting))
                        yield Stranger(drawn.spot, token.text, label.text, addresses)

    def _kept(self, drawn: Drawn) -> tuple[dict[str, list[Address]], dict[str, set[str]]]:
        """By place what is kept back in an exhibit, and the numbers that are shown."""
        hidden: dict[str, list[Address]] = defaultdict(list)
        shown: dict[str, set[str]] = defaultdict(set)
        for entry, place in self._by_exhibit[drawn.spot.exhibit]:
            if entry.is_shown:
                shown[entry.address.place] |= {each.name for each in tokens(place.text)}
            else:
                hidden[entry.address.place].append(entry.address)
        return hidden, shown

    def _beside(self, label: Label, drawn: Drawn) -> Iterator[Label]:
        """Other words of its line; keys of places are no numbers."""
        for other in drawn.sketch.labels:
            is_near = abs(other.y - label.y) < NEAR
            if other is not label and is_near and other.text not in self.names.places.by_key:
                yield other

    # ------------------------------------------------------------ maps

    def _on_map(self, drawn: Drawn) -> Iterator[Stranger]:
        """What is drawn in a place that has no number, and circles that stand for none."""
        hidden, shown = self._kept(drawn)
        values: dict[str, tuple[float, ...]] = {}
        for entry, place in self._by_exhibit[drawn.spot.exhibit]:
            if entry.is_shown:
                values[entry.address.place] = tuple(_shown([place.text]))
        every = tuple(dict.fromkeys(address for each in hidden.values() for address in each))
        for read in read_regions(tuple(self._regions(drawn)), drawn.sketch, values):
            addresses = tuple(dict.fromkeys(hidden[read.place])) if read.place else every
            around = self.names.places.by_key[read.place].name if read.place else ""
            if addresses and not (read.is_word and self._is_told(read.text, read.place, shown)):
                own = Stranger(drawn.spot, read.text, around, addresses, read.low, read.high)
                yield own if read.is_word else replace(own, code=DRAWN)

    def _is_told(self, text: str, place: str, shown: dict[str, set[str]]) -> bool:
        return all(token.name in shown[place] for token in tokens(text))

    def _regions(self, drawn: Drawn) -> Iterator[Region]:
        """Names and keys of places on a map."""
        spots = self._spots(drawn)
        keys = {key: key for key in self.names.places.by_key}
        for form, key in {**keys, **self.names.drawn_places}.items():
            for label in spots.get(form, ()):
                yield Region(key, label)


def _kind(entry: Entry) -> tuple[str, str]:
    """Numbers of one kind share a scale."""
    return entry.address.indicator, entry.address.told


def _shown(texts: Iterable[str]) -> Iterator[float]:
    for text in texts:
        for token in tokens(text)[:1]:
            yield token.value


def _told(drawn: Drawn, read: Read) -> Stranger:
    return Stranger(
        drawn.spot, ranged(read.low, read.high), read.lane.head, read.lane.hidden, read.low,
        read.high, code=DRAWN,
    )  # fmt: skip
