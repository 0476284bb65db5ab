"""One address to one printed cell: the number, its share, change, difference or rank.

All of these are released numbers, or follow from released numbers that a reader could put
together as well (shares, ranks); what is hidden stays hidden in whatever is made of it.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import Enum
from typing import TypeAlias

from reportgen import formats
from reportgen.document.inlines import Inlines, Text, Value
from reportgen.exhibits.lookup.choice import INDICATOR, Choice
from reportgen.exhibits.lookup.classes import class_of
from reportgen.frame import (
    CHANGE,
    DEVIATION,
    OF,
    PERIOD,
    PLACE,
    SINCE,
    TO,
    Cell,
    Frame,
    Key,
    Measure,
    derived_id,
)
from reportgen.messages import word
from reportgen.notation import Notation, Sign
from reportgen.places import Places
from reportgen.released import Rank, Released, as_printed, difference, rank
from reportgen.status import Status

Address: TypeAlias = Mapping[str, str]
"""Members by dimension: indicator, place, period, since and groups; groups left out are totals."""
NOT_APPLICABLE = Cell(None, Status.NOT_APPLICABLE)
SHARE, RANK, CLASS = "share", "rank", "class"
"""What is put together of released numbers, in keys beside `change` and `deviation`."""
SHARE_DECIMALS = 1
OTHER = "other"
"""In an address: the indicator whose number is taken away."""


class Show(Enum):
    """What a cell shows of its address."""

    VALUE = "value"
    SHARE = "share"
    CHANGE = "change"
    DEVIATION = "deviation"
    RANK = "rank"
    CLASS = "class"
    LESS = "less"
    """The number less that of another indicator, which its address names as `OTHER`."""


@dataclass(frozen=True, slots=True)
class Printed:
    """A cell as printed."""

    text: str
    signs: tuple[Sign, ...] = ()
    """Those of the legend that it uses."""
    key: Key | None = None
    """Address of the number; None for what is only put together here."""
    cell: Cell = NOT_APPLICABLE
    mark: str = ""
    """Marks of footnotes behind it."""

    @property
    def content(self) -> Inlines:
        """The cell as inlines."""
        number = Value(self.text, self.key) if self.key else Text(self.text)
        return (number, Text(self.mark)) if self.mark else (number,)


@dataclass(frozen=True, eq=False)
class Reader:
    """Reads printed cells of released numbers."""

    choice: Choice
    whole: Address = field(default_factory=dict)
    """What of an address is replaced to find the total of a share."""
    with_units: bool = False
    """Whether changes and differences carry their unit (rows of different units)."""
    told_rank: bool = False
    """Whether a rank names its company: "3 von 17"."""

    @property
    def released(self) -> Released:
        """All numbers."""
        return self.choice.released

    @property
    def places(self) -> Places:
        """All places."""
        return self.choice.places

    def frame(self, address: Address, show: Show = Show.VALUE) -> Frame:
        """The frame that an address is looked up in."""
        indicator = address[INDICATOR]
        derived = {Show.CHANGE: CHANGE, Show.DEVIATION: DEVIATION}.get(show)
        return self.released[derived_id(indicator, derived) if derived else indicator]

    def cell(self, address: Address) -> Cell:
        """The released number of an address."""
        return self.frame(address).cell(*_split(address)[0], **_split(address)[1])

    def printed(self, address: Address, show: Show) -> Printed:
        """What is printed for an address."""
        match show:
            case Show.VALUE:
                return self._value(address)
            case Show.SHARE:
                return self._share(address)
            case Show.CHANGE | Show.DEVIATION:
                return self._derived(address, show)
            case Show.RANK:
                return self._rank(address)
            case Show.CLASS:
                return self._class(address)
            case Show.LESS:
                return self._less(address)

    def _value(self, address: Address) -> Printed:
        source = self.frame(address)
        (place, period), groups = _split(address)
        key = source.key(place, period, **groups)
        return self._worded(source.cell(place, period, **groups), source.measure.decimals, key)

    def _share(self, address: Address) -> Printed:
        """A share knows of which whole; where there can be none, it is no number at all."""
        found = self.share(address)
        if found == NOT_APPLICABLE:
            return self._worded(found, SHARE_DECIMALS)
        is_town = self.whole.get(PLACE) == self.places.root.key
        beside = {
            TO if name == PLACE else OF: whole if name == PLACE else name
            for name, whole in self.whole.items()
            if not is_town
        }
        return self._worded(found, SHARE_DECIMALS, self._key(address, SHARE, beside))

    def _key(self, address: Address, what: str, beside: Mapping[str, str]) -> Key:
        """The key of what is put together here of a number."""
        source = self.frame(address)
        (place, period), groups = _split(address)
        told = derived_id(source.measure.id, what)
        return replace(source.key(place, period, **groups, **beside), measure=told)

    def share(self, address: Address) -> Cell:
        """Per cent of the whole; hidden when either is hidden. Regions outside are no parts."""
        if PLACE in self.whole and self.places.is_benchmark(address[PLACE]):
            return NOT_APPLICABLE
        part, whole = self.cell(address), self.cell({**address, **self.whole})
        return share_of(part, whole)

    def _derived(self, address: Address, show: Show) -> Printed:
        if not self.is_sensible(address, show):
            return self._worded(NOT_APPLICABLE, 0)
        source = self.frame(address, show)
        (place, period), groups = _split(address, source.keys)
        key = source.key(place, period, **groups)
        measure = source.measure
        found = self._worded(
            source.cell(place, period, **groups), measure.decimals, key, signed=True
        )
        is_told = measure.unit == self.frame(address).measure.unit  # beside the row's name
        if self.with_units and found.cell.status.is_number and not is_told:
            return Printed(f"{found.text}{suffix(measure)}", found.signs, key, found.cell)
        return found

    def is_sensible(self, address: Address, show: Show) -> bool:
        """Whether a change goes forward, and a difference is not of the whole or of a count."""
        if show is Show.CHANGE:
            return address[SINCE] < address[PERIOD]
        kind = self.frame(address).measure.kind
        is_part = not self.places.is_benchmark(address[PLACE])
        return is_part and address[PLACE] != self.places.root.key and not kind.is_additive

    def _rank(self, address: Address) -> Printed:
        found, key = self.rank(address), self._key(address, RANK, {})
        place = self.places.by_key[address[PLACE]]
        if found is None:
            has_peers = place.located and place.parent is not None
            if not has_peers:
                return self._worded(NOT_APPLICABLE, 0)
            return self._worded(Cell(None, self.cell(address).status), 0, key)
        told = str(found.position)
        if self.told_rank:
            told = word("exhibit-rank-of", position=found.position, among=found.among)
        return Printed(told, key=key, cell=Cell(found.position, Status.PRESENT))

    def _class(self, address: Address) -> Printed:
        """The name of the class that the printed number lies in."""
        measure, found = self.frame(address).measure, self.cell(address)
        amount, key = as_printed(found, measure.decimals), self._key(address, CLASS, {})
        if amount is None:
            return self._worded(found, 0, key)
        number = class_of(measure.classes, amount)
        return Printed(measure.classes[number].name, key=key, cell=Cell(number, Status.PRESENT))

    def _less(self, address: Address) -> Printed:
        """A difference of two printed numbers: what a reader would find."""
        other = {**address, INDICATOR: address[OTHER]}
        decimals = max(self.frame(each).measure.decimals for each in (address, other))
        found = difference(self.cell(address), self.cell(other), decimals)
        return self._worded(found, decimals, signed=True)

    def _worded(
        self, cell: Cell, decimals: int, key: Key | None = None, *, signed: bool = False
    ) -> Printed:
        return worded(self.choice.notation, cell, decimals, key, signed=signed)

    def rank(self, address: Address) -> Rank | None:
        """The rank of a place among those of its level; None for the root and what is hidden."""
        place = self.places.by_key[address[PLACE]]
        if not place.located or place.parent is None:
            return None
        (key, period), _ = _split(address)
        among = tuple(each.key for each in self.places.at(place.level, period))
        return rank(self.frame(address), key, period, among)


def share_of(part: Cell, whole: Cell) -> Cell:
    """Per cent of a whole; the highest status wins, and of nothing there is no share."""
    status = max(part.status, whole.status)
    if part.amount is None or whole.amount is None:
        return Cell(None, status, part.flags | whole.flags)
    if whole.amount == 0:
        return NOT_APPLICABLE
    return Cell(part.amount / whole.amount * 100, part.status, part.flags | whole.flags)


def suffix(measure: Measure) -> str:
    """A unit behind a signed number in a narrow cell: " PP" for percentage points."""
    if measure.unit == "%":
        return f"{formats.NARROW}%"
    if measure.unit == word("percentage-points"):
        return f" {word('exhibit-points-short')}"
    return f" {measure.unit}" if measure.unit else ""


def worded(
    notation: Notation, cell: Cell, decimals: int, key: Key | None = None, *, signed: bool = False
) -> Printed:
    """Print a cell; a number that rounds to nought is told from none at all."""
    if cell.amount and not signed and formats.rounded(cell.amount, decimals) == 0:
        cell = Cell(cell.amount, Status.ROUNDED_ZERO, cell.flags)
    text, signs = notation.cell(cell.amount, cell.status, cell.flags, decimals, signed=signed)
    return Printed(text, signs, key, cell)


def _split(address: Address, keys: tuple[str, ...] = ()) -> tuple[tuple[str, str], dict[str, str]]:
    """Place and period, and the other members; `since` only where the frame has it."""
    others = {
        key: member
        for key, member in address.items()
        if key not in (INDICATOR, OTHER, PLACE, PERIOD) and (key != SINCE or key in keys)
    }
    return (address[PLACE], address[PERIOD]), others
