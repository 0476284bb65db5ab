"""Plain data set beside the ledger: each number with all that it hangs on.

A number in a table of data hangs on its column, its row and the name of its file. Columns that
hold places or years only are told from those that hold numbers.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import zip_longest

from reportgen.audit.ledger import Entry
from reportgen.audit.makeup import Address
from reportgen.audit.names import YEAR, Names, Stranger, whole_words
from reportgen.audit.pieces import Fact, Grid, Keyed, Spot, even
from reportgen.audit.tokens import Token, tokens

_NUMBER = re.compile(r"[-+\u2212]?\d[\d.,\u00a0\u202f ]*(?: ?%)?")
_YEARS = re.compile(r"(?:19|20)\d\d(?:[-/.].*)?")


@dataclass(frozen=True, eq=False)
class Records:
    """Numbers in data, and what they may be."""

    names: Names

    def of_grid(self, grid: Grid) -> Iterator[Stranger]:
        """Every number of a table that stands for one that is kept back."""
        head, *body = [*grid.rows] or [()]
        keys = {at for at, column in enumerate(zip_longest(*body)) if self._is_key(column)}
        for row in body:
            texts = [cell for at, cell in enumerate(row) if at in keys or not is_number(cell)]
            for at, cell in enumerate(row):
                if at not in keys and is_number(cell):
                    above = head[at] if at < len(head) else ""
                    yield from self.of_fact(Fact(grid.spot, (above, *texts), cell))

    def _is_key(self, column: Sequence[str | None]) -> bool:
        """Whether all of a column are places, or all of it are years."""
        cells = [cell for cell in column if cell]
        return bool(cells) and (
            all(cell in self._places for cell in cells) or all(map(_YEARS.fullmatch, cells))
        )

    @cached_property
    def _places(self) -> dict[str, str]:
        return {**{key: key for key in self.names.places.by_key}, **self.names.places_by_name}

    def of_fact(self, fact: Fact) -> Iterator[Stranger]:
        """A number, if it stands for one that is kept back."""
        spots = self._spots(fact)
        if not spots:
            return
        years = set(YEAR.findall(" ".join(fact.texts)))
        own = self._any_indicator.findall(" ".join(fact.texts))
        aside = self._any_indicator.findall(f"{fact.spot.title} {_stem(fact.spot)}")
        named = {self._indicators[each] for each in own or aside}
        meant = [
            each
            for each in self._hidden
            if each.place in spots
            and (each.indicator in named or not named)
            and (not years or each.period[:4] in years)
        ]
        for token in tokens(fact.number):
            fitting = tuple(each for each in meant if self._fits(token, each, is_named=bool(named)))
            if fitting:
                around = ", ".join(filter(None, fact.texts))
                yield Stranger(fact.spot, token.text, around, fitting)

    def of_key(self, keyed: Keyed) -> Iterator[Stranger]:
        """A number at an address, if it is kept back there, or another one is told."""
        entry = self._by_key.get(keyed.key)
        if entry is None:
            return
        told = {even(place.text) for place in entry.places} if entry.is_shown else set()
        if keyed.text not in told:
            for token in tokens(keyed.text):
                yield Stranger(keyed.spot, token.text, keyed.key, (entry.address,))

    @cached_property
    def _by_key(self) -> dict[str, Entry]:
        return {str(entry.address): entry for entry in self.names.ledger.entries}

    def _spots(self, fact: Fact) -> frozenset[str]:
        exact = {self._places[each] for each in fact.texts if each in self._places}
        return frozenset(exact) or self.names.named(" ".join(fact.texts))

    def _fits(self, token: Token, address: Address, *, is_named: bool) -> bool:
        """Where nothing says which indicator it is, a number tells only as a small count."""
        if token.name in self._shown.get((address.indicator, address.place), ()):
            return False
        is_small = self.names.is_small(token, address)
        return is_small or (is_named and self.names.fits(token, address))

    @cached_property
    def _hidden(self) -> tuple[Address, ...]:
        entries = self.names.ledger.entries
        return tuple(e.address for e in entries if not e.is_shown and not e.address.told)

    @cached_property
    def _shown(self) -> dict[tuple[str, str], set[str]]:
        """By indicator and place every number that the ledger shows."""
        found: dict[tuple[str, str], set[str]] = {}
        for entry in self.names.ledger.entries:
            if entry.is_shown:
                own = found.setdefault((entry.address.indicator, entry.address.place), set())
                own.update(token.name for place in entry.places for token in tokens(place.text))
        return found

    @cached_property
    def _indicators(self) -> dict[str, str]:
        """Indicators by their ids and names."""
        return {
            even(name): key
            for key, made in self.names.declared.makeups.items()
            for name in (key, made.short, made.name)
            if name
        }

    @cached_property
    def _any_indicator(self) -> re.Pattern[str]:
        return whole_words(self._indicators)


def is_number(cell: str) -> bool:
    """Whether a cell is a number and nothing else."""
    return _NUMBER.fullmatch(cell) is not None


def _stem(spot: Spot) -> str:
    """The name of a file of data, or of the one inside another, without its folder and kind."""
    return (spot.part or spot.file).rpartition("/")[2].partition(".")[0]
