"""Decide: the counts behind all frames in, the rule that hides each of them out.

Wholes are decided before their parts: what a part may look like depends on its whole.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from reportgen.places import Places
from reportgen.protection.board import Board, Lift, Need, Rooms
from reportgen.protection.counts import Amounts, Counts, Registry, Whole
from reportgen.protection.cuboid import protect
from reportgen.protection.divisions import Divisions
from reportgen.protection.page import Page, pages
from reportgen.protection.room import room
from reportgen.protection.rules import SECONDARY, SHOWN, Bound, Needs, Rulings, needs, rise
from reportgen.protection.spec import ProtectionSpec

PARENT, ROOT = 5.0, 1000.0
"""How much more than a leaf a total weighs, along any dimension, and how much the town."""
ROUNDS = 3
"""How often all is decided anew at most."""
TRIED = 32
"""How many other tables of a whole are tried for a part that cannot move below the true one."""


@dataclass(frozen=True, slots=True, eq=False)
class Verdict:
    """What was decided of one kind of count: period x place x address."""

    counts: Counts
    rulings: Rulings
    reach: Amounts
    """The most that a count might be in some table that was shown to be possible."""
    lifts: dict[int, dict[tuple[int, int], Lift]] = field(default_factory=dict)
    """Such tables: by period, place and address of a protected cell, what changes."""

    def nearest(self, period: int, place: int) -> list[tuple[int, int]]:
        """The protected cells of a period, those of the place first."""
        cells = self.lifts.get(period, {})
        return sorted(cells, key=lambda cell: (cell[0] != place, *cell))

    def lifted(self, period: int, place: int, address: int) -> Amounts:
        """The counts of a period when a protected one gains what it needs; the true ones else."""
        amounts: Amounts = self.counts.amounts[period].copy()
        if lift := self.lifts.get(period, {}).get((place, address)):
            np.add.at(amounts.reshape(-1), lift.cells, lift.changes)
        return amounts


def decide(registry: Registry, places: Places, spec: ProtectionSpec) -> dict[str, Verdict]:
    """Decide on every count that is behind any frame.

    What is left of a whole may be so small that hiding parts does not help; then the whole is
    asked to stay in the dark too, and all is decided anew.
    """
    divisions, floors = Divisions(registry.places, places), _floors(registry)
    asked = {name: np.zeros(each.amounts.shape) for name, each in registry.tables.items()}
    for _ in range(ROUNDS):
        before = {name: each.copy() for name, each in asked.items()}
        verdicts: dict[str, Verdict] = {}
        for counted, counts in registry.tables.items():
            shape = counts.amounts.shape
            verdict = Verdict(counts, np.full(shape, SHOWN, dtype=np.int8), counts.amounts.copy())
            for page in pages(counts, divisions):
                _Hearing(page, floors[counted], verdicts, verdict, asked).decide(spec)
            verdicts[counted] = verdict
        if all((asked[name] <= before[name]).all() for name in asked):
            break
    return verdicts


def _floors(registry: Registry) -> dict[str, Amounts]:
    """For every count the largest of the counts in other tables that are a part of it."""
    floors = {name: np.zeros(each.amounts.shape) for name, each in registry.tables.items()}
    for counts in registry.tables.values():
        for link in (each for each in counts.wholes if each.counted != counts.counted):
            whole, floor = registry.tables[link.counted].amounts, floors[link.counted]
            for address in np.flatnonzero(link.columns >= 0).tolist():
                column = link.columns[address]
                part = counts.amounts[:, :, address]
                part = np.where(part <= whole[:, :, column], part, 0)
                floor[:, :, column] = np.maximum(floor[:, :, column], part)
    return floors


@dataclass(frozen=True, slots=True, eq=False)
class _Hearing:
    """A page with all that must be known to decide on it."""

    page: Page
    floor: Amounts
    earlier: Mapping[str, Verdict]
    verdict: Verdict
    asked: Mapping[str, Amounts]
    """How far counts must be able to rise for the sake of their parts; parts add to it."""

    def decide(self, spec: ProtectionSpec) -> None:
        """Write the rulings of the page into the verdict."""
        page = self.page
        wanted = needs(page, self._bounds(), complement=spec.complement)
        own = _padded(wanted.span, 0) > 0
        self._add_asked(wanted)
        rulings = np.where(page.known, wanted.rulings, np.int8(SHOWN))
        if wanted.span.any():
            self._withhold(wanted)
            board = self._board(wanted, rulings)
            lifts, failed = protect(board, self._eased)
            lost = [cell for cell in failed if own[cell]]
            cost = board.cost.reshape(-1, board.width)[:-1, :-1]
            hidden = (cost == 0) | bool(lost)
            hidden[page.withheld] = True
            hidden &= page.known
            rulings = np.where(hidden, np.minimum(rulings, SECONDARY), rulings)
            self._keep(board, lifts)
            self._ask(lost, wanted)
        self.verdict.rulings[page.period][:, page.listed] = rulings[:, : len(page.listed)]

    def _withhold(self, wanted: Needs) -> None:
        """Places that are kept back altogether need nothing else, and their counts may be any."""
        out = self.page.withheld
        for need in (wanted.up, wanted.down, wanted.span):
            need[out] = 0
        self.verdict.reach[self.page.period, out] = np.inf

    def _add_asked(self, wanted: Needs) -> None:
        """Let counts rise as far as their parts have asked for."""
        count, period = len(self.page.listed), self.page.period
        asked = self.asked[self.page.counts.counted][period][:, self.page.listed]
        for need in (wanted.up, wanted.span):
            need[:, :count] = np.maximum(need[:, :count], asked)

    def _ask(self, lost: Sequence[int], wanted: Needs) -> None:
        """Ask wholes to rise where what is left of them cannot be protected otherwise."""
        threshold, period = self.page.counts.threshold, self.page.period
        for cell in lost:
            place, column = divmod(cell, self.page.lattice.pad + 1)
            if column >= len(self.page.listed) or not wanted.down[place, column]:
                continue
            for link, whole in self._links():
                above = int(link.columns[self.page.listed[column]])
                rest = whole.counts.amounts[period, place, above] - self.page.amounts[place, column]
                if above >= 0 and 0 <= rest < threshold:
                    asked = self.asked[link.counted]
                    wish = rise(threshold, rest)
                    asked[period, place, above] = max(asked[period, place, above], wish)

    def _bounds(self) -> list[Bound]:
        bounds = []
        for link, whole in self._links():
            amounts, reach = (
                self._along(link, each[self.page.period])
                for each in (whole.counts.amounts, whole.reach)
            )
            bounds.append(Bound(amounts, reach))
        return bounds

    def _links(self) -> Iterator[tuple[Whole, Verdict]]:
        """The wholes in other tables; relations within one table the lattice knows."""
        for link in self.page.counts.wholes:
            if link.counted in self.earlier:
                yield link, self.earlier[link.counted]

    def _along(self, link: Whole, amounts: Amounts) -> Amounts:
        """The amounts of a whole by the listed columns of this page."""
        columns = link.columns[self.page.listed]
        return np.where(columns >= 0, amounts[:, columns], np.nan)

    def _room(self, wholes: Sequence[Amounts]) -> Rooms:
        floor = self.floor[self.page.period][:, self.page.listed]
        down, up = room(self.page, wholes, floor)
        return _padded(down, np.inf), _padded(up, np.inf)

    def _board(self, wanted: Needs, rulings: Rulings) -> Board:
        page, weight = self.page, _weights(self.page)
        shown = page.known & (rulings == SHOWN)
        shown[:, len(page.listed) :] = False
        down, up = self._room([bound.amounts for bound in self._bounds()])
        return Board(
            page.tree, page.lattice, down, up,
            weight=_padded(weight, 0),
            cost=_padded(np.where(shown, weight, 0), 0),
            needs=Need(*(_padded(each, 0) for each in (wanted.up, wanted.down, wanted.span))),
        )  # fmt: skip

    def _eased(self, cell: int) -> Iterator[Rooms]:
        """The room of a cell below wholes that are lifted, but not so that its own one sinks."""
        place, column = divmod(cell, self.page.lattice.pad + 1)
        links = list(self._links())
        above = [self._above(link, column) for link, _ in links]
        truth = [whole.counts.amounts[self.page.period] for _, whole in links]
        for tables in self._tables(place, above):
            if all(
                number < 0 or not table[place, number] < true[place, number]
                for number, table, true in zip(above, tables, truth, strict=True)
            ):
                pairs = zip(links, tables, strict=True)
                yield self._room([self._along(link, table) for (link, _), table in pairs])

    def _above(self, link: Whole, column: int) -> int:
        """The address of the whole of a column; -1 for none."""
        listed = self.page.listed
        return int(link.columns[listed[column]]) if column < len(listed) else -1

    def _tables(self, place: int, above: Sequence[int]) -> Iterator[list[Amounts]]:
        """What the wholes of a cell might be: all of its own lifted, then others one by one."""
        period = self.page.period
        wholes = [whole for _, whole in self._links()]
        if wholes:
            pairs = zip(wholes, above, strict=True)
            yield [whole.lifted(period, place, number) for whole, number in pairs]
        truth = [whole.counts.amounts[period] for whole in wholes]
        for number, whole in enumerate(wholes):
            for near, address in whole.nearest(period, place)[:TRIED]:
                lifted = whole.lifted(period, near, address)
                yield [*truth[:number], lifted, *truth[number + 1 :]]

    def _keep(self, board: Board, lifts: Mapping[int, Lift]) -> None:
        """Remember the tables in which protected counts are larger, for the parts of them."""
        page, period = self.page, self.page.period
        width = page.counts.amounts.shape[2]
        for cell, lift in lifts.items():
            place, column = divmod(cell, board.width)
            gain = board.needs.up[cell]
            if column < len(page.listed) and gain > 0:
                rows, columns = np.divmod(lift.cells, board.width)
                own = (rows < page.tree.pad) & (columns < len(page.listed))
                cells = rows[own] * width + page.listed[columns[own]]
                address = page.listed[column]
                kept = self.verdict.lifts.setdefault(period, {})
                kept[place, int(address)] = Lift(cells, lift.changes[own])
                self.verdict.reach[period, place, address] += gain


def _weights(page: Page) -> Amounts:
    """How important cells are: totals more than their parts, large counts more than small ones."""
    tree = page.tree
    inner = np.array([bool(below) for below in tree.children])
    tops = [not above and place not in tree.apart for place, above in enumerate(tree.parents)]
    top = inner & np.array(tops)
    places = np.where(top, ROOT, np.where(inner, PARENT, 1.0))
    columns = PARENT ** (len(page.lattice.scales) - page.lattice.limited)
    size = 1 + np.log2(1 + np.maximum(np.nan_to_num(page.amounts), 0))  # signed counts fall below
    return np.asarray(size * places[:, None] * columns[None, :])


def _padded(cells: Amounts, filling: float) -> Amounts:
    """A flat board: the cells with one more row and column."""
    return np.pad(cells, ((0, 1), (0, 1)), constant_values=filling).reshape(-1)
