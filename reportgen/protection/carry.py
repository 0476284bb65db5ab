"""Carry: from the counts that are hidden to every row that would tell them.

A row is hidden when a count that it rests on is hidden, and when it is calculated from a row that
is hidden.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
import pandas as pd

from reportgen.computed import Basis, Computed, Dependence, Reach
from reportgen.frame import PERIOD, PLACE, TOTAL, Frame, Key
from reportgen.protection.aging import tells_of_ages
from reportgen.protection.counts import Listing, Marks, Numbers, Registry
from reportgen.protection.rules import DERIVED, ORDER, RATE, SHOWN, Rulings
from reportgen.released import Decision
from reportgen.status import Status


@dataclass(frozen=True, slots=True, eq=False)
class Ground:
    """What rows rest on, and the rule by which it hides each of them."""

    rulings: Rulings
    counted: str
    """What is counted there, or the id of another measure."""
    sources: tuple[str, ...] = ()
    """Whose terms ask for it."""
    is_afar: bool = False
    """Whether rows that make no sense would tell of it."""


@dataclass(frozen=True, slots=True, eq=False)
class Reasons:
    """Why the rows of a frame are hidden."""

    rulings: Rulings
    """For each row the rule that hides it."""
    grounds: tuple[Ground, ...] = ()
    which: Numbers = field(default_factory=lambda: np.zeros(0, dtype=np.intp))
    """For each row the number of the first ground that this rule comes from."""

    def ground(self, row: int) -> Ground | None:
        """What a hidden row rests on."""
        return self.grounds[self.which[row]] if self.grounds else None


def reasons_of(
    each: Computed,
    registry: Registry,
    decided: Mapping[str, Rulings],
    earlier: Mapping[str, Frame],
) -> Reasons:
    """For each row of a frame the rule that hides it, and where it comes from."""
    rows = each.frame.table
    grounds = tuple(_grounds(each, registry, decided, earlier))
    found, which = _first(grounds, len(rows))
    afar, from_afar = _first([own if own.is_afar else None for own in grounds], len(rows))
    # "Not certain enough" tells of a count that it is small, so it gives way to "secret". "Makes
    # no sense" tells of a count that it is nought, and of many places together that all are alike.
    telling = (rows["status"] <= Status.UNRELIABLE).to_numpy()
    senseless = (rows["status"] == Status.NOT_APPLICABLE).to_numpy()
    rulings = np.where(telling, found, np.where(senseless, afar, np.int8(SHOWN)))
    return Reasons(rulings, grounds, np.where(senseless, from_afar, which))


def _first(grounds: Sequence[Ground | None], count: int) -> tuple[Rulings, Numbers]:
    """For each row the rule that comes first, and the number of its ground."""
    found, which = np.full(count, SHOWN, dtype=np.int8), np.zeros(count, dtype=np.intp)
    for number, ground in enumerate(grounds):
        if ground is not None:
            is_earlier = ground.rulings < found
            found[is_earlier] = ground.rulings[is_earlier]
            which[is_earlier] = number
    return found, which


def _grounds(
    each: Computed,
    registry: Registry,
    decided: Mapping[str, Rulings],
    earlier: Mapping[str, Frame],
) -> Iterator[Ground]:
    added = each.added
    for basis in (one for one in each.bases if one not in added):
        is_afar = bool(basis.reach) or _hides_zeros(basis, registry)
        for listing, own in _by_counts(each.frame, basis, registry, decided):
            is_part = listing.frame is basis.part
            sources = (basis.source,) if is_part else _sources(listing.frame)
            yield Ground(own, listing.counted, sources, is_afar)
    for dependence in each.dependences:
        hidden = _by_rows(each.frame, dependence, earlier[dependence.measure])
        own = np.where(hidden, np.int8(DERIVED), np.int8(SHOWN))
        yield Ground(own, dependence.measure, is_afar=bool(dependence.reach))
    if each.below is not None:
        few = np.where(_of_few(each, registry), np.int8(RATE), np.int8(SHOWN))
        yield Ground(few, each.below.measure.id, _sources(each.below))


def _sources(frame: Frame) -> tuple[str, ...]:
    return tuple(dict.fromkeys(each.source for each in frame.origins))


def _of_few(each: Computed, registry: Registry) -> Marks:
    """Which rows are told of too few persons.

    Every number whose persons are hidden is hidden anyway, so this tells nothing of those.
    """
    rows = each.frame.table
    listings = (listing for basis in each.bases for listing in registry.listings(basis))
    counted = {listing.counted for listing in listings}
    least = max((registry.tables[name].contract.rates for name in counted), default=1)
    if each.below is None or least <= 1:
        return np.zeros(len(rows), dtype=bool)
    keys = list(each.below.keys)
    persons = each.below.table.set_index(keys)["amount"]
    wanted = pd.MultiIndex.from_frame(rows[keys])
    return np.asarray(persons.reindex(wanted).to_numpy() < least)


def _hides_zeros(basis: Basis, registry: Registry) -> bool:
    """Whether noughts are kept back among the counts of a basis."""
    listings = registry.listings(basis)
    return any(registry.tables[each.counted].contract.hides_zeros for each in listings)


def _by_counts(
    frame: Frame, basis: Basis, registry: Registry, decided: Mapping[str, Rulings]
) -> Iterator[tuple[Listing, Rulings]]:
    """For each kind of counts behind a frame the rules by which it hides rows."""
    rows = frame.table
    owner, rested = _reached(rows, basis.reach)
    if basis.entire:
        owner, rested = _entire(owner, rested, basis.part)
    for listing in registry.listings(basis):
        found = np.full(len(rows), SHOWN, dtype=np.int8)
        cells = registry.cells(rested, listing)
        rulings = decided[listing.counted].reshape(-1)
        np.minimum.at(found, owner, np.where(cells >= 0, rulings[cells], np.int8(SHOWN)))
        if basis.tells_ages:
            table, decimals = registry.tables[listing.counted], frame.measure.decimals
            hidden = tells_of_ages(table, rulings, cells, decimals)
            np.minimum.at(found, owner, np.where(hidden, np.int8(DERIVED), np.int8(SHOWN)))
        yield listing, found


def _reached(rows: pd.DataFrame, reach: Reach) -> tuple[Numbers, pd.DataFrame]:
    """The rows that rows rest on, and for each of them the number of the row that does."""
    owner = np.arange(len(rows))
    if not reach:
        return owner, rows
    spots = zip(rows[PLACE].tolist(), rows[PERIOD].tolist(), strict=True)
    reached = [reach.get(spot, (spot,)) for spot in spots]
    owner = np.repeat(owner, [len(each) for each in reached])
    flat = [spot for each in reached for spot in each]
    rested = rows.iloc[owner].assign(
        **{key: [spot[number] for spot in flat] for number, key in enumerate((PLACE, PERIOD))}
    )
    return owner, rested


def _entire(owner: Numbers, rows: pd.DataFrame, part: Frame) -> tuple[Numbers, pd.DataFrame]:
    """The rows with every member of the groups that they do not name."""
    for key in part.groups:
        if key not in rows.columns:
            members = part.table[key].unique()
            owner = np.repeat(owner, len(members))
            rows = rows.iloc[np.repeat(np.arange(len(rows)), len(members))]
            rows = rows.assign(**{key: np.tile(members, len(rows) // len(members))})
    return owner, rows


def _by_rows(frame: Frame, dependence: Dependence, other: Frame) -> Marks:
    """Which rows are calculated from a secret row of another frame."""
    found = np.zeros(len(frame.table), dtype=bool)
    secret = (other.table["status"] == Status.SECRET).to_numpy()
    if not secret.any():
        return found
    owner, rows = _reached(frame.table, dependence.reach)
    columns, fixed = dict(dependence.columns), dict(dependence.fixed)
    position: Numbers = np.zeros(len(rows), dtype=np.intp)
    target: Numbers = np.zeros(len(other.table), dtype=np.intp)
    for key in other.keys:
        members = pd.Index(other.table[key].unique())
        own = _asked(rows, members, columns.get(key, key), fixed.get(key))
        # What the other frame does not list gets a number of its own, which no row has.
        position = position * (len(members) + 1) + np.where(own < 0, len(members), own)
        target = target * (len(members) + 1) + members.get_indexer(pd.Index(other.table[key]))
    found[owner[np.isin(position, target[secret])]] = True
    return found


def _asked(rows: pd.DataFrame, members: pd.Index, column: str, member: str | None) -> Numbers:
    """For each row the number of the member of the other frame that it is calculated from."""
    if member is None and column in rows.columns:
        return members.get_indexer(pd.Index(rows[column]))
    wanted = TOTAL if member is None else member
    return np.full(len(rows), members.get_indexer(pd.Index([wanted]))[0])


def hide(frame: Frame, rulings: Rulings) -> pd.DataFrame:
    """The rows of a frame without the numbers that are hidden."""
    hidden = rulings != SHOWN
    table = frame.table.copy()
    table.loc[hidden, "amount"] = np.nan
    table.loc[hidden, "status"] = np.int8(Status.SECRET)
    return table


def decisions(frame: Frame, reasons: Reasons) -> list[Decision]:
    """The hidden numbers of a frame, each with its rule."""
    hidden = np.flatnonzero(reasons.rulings != SHOWN)
    rows = frame.table.iloc[hidden]
    places, periods = rows["place"].tolist(), rows["period"].tolist()
    groups = zip(*(rows[key].tolist() for key in frame.groups), strict=True)
    named = list(groups) if frame.groups else [()] * len(hidden)
    codes = reasons.rulings[hidden].tolist()
    grounds = map(reasons.ground, hidden.tolist())
    return [
        _decision(Key(frame.measure.id, place, period, _named(frame, group)), code, ground)
        for place, period, group, code, ground in zip(
            places, periods, named, codes, grounds, strict=True
        )
    ]


def _decision(key: Key, code: int, ground: Ground | None) -> Decision:
    return Decision(key, ORDER[code], *((ground.counted, ground.sources) if ground else ()))


def _named(frame: Frame, group: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    pairs = zip(frame.groups, group, strict=True)
    return tuple(sorted((key, member) for key, member in pairs if member != TOTAL))
