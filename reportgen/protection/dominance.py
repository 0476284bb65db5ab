"""Amounts of money: when a sum tells what a single firm or household has put in.

Who knows his own part subtracts it from the sum and has a bound for the largest one. The p % rule
asks that this bound is p % too large at the least; the (n, k) rule, that the n largest make up no
more than k % of the sum (Hundepool et al., Statistical Disclosure Control, 2012, section 4.2). By
how much a sum must perhaps be larger than it is, is its upper protection level.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace

import numpy as np

from reportgen.computed import Basis, Computed
from reportgen.contract import NO_RULES, Dominance
from reportgen.frame import Frame
from reportgen.places import Places
from reportgen.protection.counts import Address, Amounts, Counts, Listing, Registry
from reportgen.protection.divisions import Divisions
from reportgen.protection.tree import Tree

ALONE = 0.1
"""The part of a sum that must be uncertain if too few are behind it and no rule says more."""


def with_levels(registry: Registry, computed: Sequence[Computed], places: Places) -> Registry:
    """Say of every amount by how much it must be uncertain."""
    found: dict[str, dict[Address, Basis]] = {}
    for basis in (basis for each in computed for basis in each.bases if basis.units):
        counted = registry.listings(basis)[0].counted
        found.setdefault(counted, {}).setdefault(basis.fixed, basis)
    if not found:
        return registry
    divisions = Divisions(registry.places, places)
    families = [family for each in divisions.families.values() for family in each]
    tree = Tree(len(registry.places), families)
    tables: Mapping[str, Counts] = {
        name: _levelled(counts, found[name], registry, tree) if name in found else counts
        for name, counts in registry.tables.items()
    }
    return replace(registry, tables=tables)


def _levelled(
    counts: Counts, bases: Mapping[Address, Basis], registry: Registry, tree: Tree
) -> Counts:
    number, largest, second = (np.full(counts.amounts.shape, np.nan) for _ in range(3))
    for fixed, basis in bases.items():
        if units := basis.units:
            _lay(units.count, fixed, number, counts, registry)
            _lay(units.largest, (), largest, counts, registry)
            _lay(units.second, (), second, counts, registry)
    if not np.isnan(largest).all():
        second = np.where(np.isnan(second), np.minimum(largest, counts.amounts - largest), second)
        _gather(largest, second, tree)
    levels = _levels(counts, number, largest, second)
    return replace(counts, levels=levels, contract=replace(NO_RULES, rates=counts.contract.rates))


def _lay(
    frame: Frame | None, fixed: Address, into: Amounts, counts: Counts, registry: Registry
) -> None:
    """Put what a frame lists where the amounts stand."""
    if frame is not None:
        cells = registry.cells(frame.table, Listing(counts.counted, fixed, frame))
        into.reshape(-1)[cells[cells >= 0]] = frame.table["amount"].to_numpy()[cells >= 0]


def _gather(largest: Amounts, second: Amounts, tree: Tree) -> None:
    """The two largest of a place that is not listed: those of its parts, nobody in two of them."""
    for place in reversed(tree.top_down):
        for number in tree.downward[place]:
            below = list(tree.families[number][1])
            every = np.sort(np.concatenate([largest[:, below], second[:, below]], axis=1), axis=1)
            lacking = np.isnan(largest[:, place]) & ~np.isnan(every).any(axis=1)
            largest[:, place] = np.where(lacking, every[:, -1], largest[:, place])
            second[:, place] = np.where(lacking, every[:, -2], second[:, place])


def _levels(counts: Counts, number: Amounts, largest: Amounts, second: Amounts) -> Amounts:
    """The upper protection level of each amount; nought for those that are safe."""
    amounts, contract = counts.amounts, counts.contract
    levels = np.zeros(amounts.shape)
    for rule in contract.dominance:
        levels = np.fmax(levels, level(rule, amounts, largest, second))
    few = (number > 0) & (number < contract.threshold)
    shares = [rule.p / 100 for rule in contract.dominance if rule.p]
    alone = np.fmax(levels, max(shares, default=ALONE) * amounts)
    levels = np.where(few, alone, levels)
    return np.where(amounts > 0, np.round(levels, 9), 0.0)


def level(rule: Dominance, amounts: Amounts, largest: Amounts, second: Amounts) -> Amounts:
    """By how much a rule wants amounts to be uncertain; nought or less for safe ones."""
    by_share = np.full_like(amounts, -np.inf)
    if rule.share:
        most = largest + (second if rule.n > 1 else 0)
        by_share = most * 100 / rule.share - amounts
    by_p = rule.p / 100 * largest - (amounts - largest - second)
    return np.fmax(by_share, by_p if rule.p else -np.inf)
