"""The counts behind all frames with a little noise, so that nobody is recognised by them.

Each count is changed on its own, so sums do not add up any more. No part is told as larger than its
whole: where noise would have it so, the part is told as the whole is. That is made of what is told
already, so it tells nothing new; and the true part is no larger, so it is not farther from it.
"""

from collections.abc import Iterable, Mapping, Sequence

import numpy as np

from reportgen.places import Places
from reportgen.protection.counts import Amounts, Marks, Registry
from reportgen.protection.draw import Draw, Perturbing, shown
from reportgen.protection.page import Page
from reportgen.protection.period import Period, periods
from reportgen.protection.published import Published
from reportgen.protection.tie import Tie


def perturbed(
    registry: Registry, places: Places, given: Perturbing, left: Sequence[Tie] = ()
) -> Published:
    """Change every count; `left` is nobody or somebody."""
    found = registry.nowhere()
    lost = 0
    for period, table in periods(registry, places, 2.0 * given.noise.deviation, left):
        names = _names(table, str(registry.periods[period]), registry.places)
        amounts, hidden = Draw(table, given, names).settled()
        told = {name: table.of(name, amounts) for name in table.pages}
        lost += hidden
        for name, own in _within(table, told).items():
            found[name][period][:, table.pages[name].listed] = own
    return Published(registry, found, 0, lost)


def _names(table: Period, period: str, places: Iterable[str]) -> tuple[str, ...]:
    """What each count is that is told, in the order of the quantities."""
    keys = list(places)
    found: list[str] = []
    for name, page in table.pages.items():
        limits = [page.counts.addresses[each] for each in page.listed.tolist()]
        written = [",".join(f"{key}={member}" for key, member in each) for each in limits]
        for place, column in np.argwhere(shown(page)).tolist():
            found.append("\n".join((name, period, keys[place], written[column])))
    return tuple(found)


# ---------------------------------------------------------------- parts and wholes


def _within(table: Period, told: Mapping[str, Amounts]) -> dict[str, Amounts]:
    """The same with no part larger than its whole; pages of wholes come first."""
    found: dict[str, Amounts] = {}
    for name, page in table.pages.items():
        own = told[name].copy()
        if not page.is_signed:
            _in_columns(page, own)
            _in_places(page, own)
            for joint in table.joints:
                if joint.part == name and joint.whole in found:
                    true = joint.along(table.pages[joint.whole].amounts)
                    is_part = page.amounts[:, : own.shape[1]] <= true
                    own = _at_most(own, joint.along(found[joint.whole]), is_part)
        found[name] = own
    return found


def _in_columns(page: Page, own: Amounts) -> None:
    contains = page.lattice.above[:, : own.shape[1]]
    for column in np.argsort(contains.sum(axis=0), kind="stable").tolist():
        for whole in np.flatnonzero(contains[:, column]).tolist():
            is_part = page.amounts[:, column] <= page.amounts[:, whole]
            own[:, column] = _at_most(own[:, column], own[:, whole], is_part)


def _in_places(page: Page, own: Amounts) -> None:
    for place in page.tree.top_down:
        for child in page.tree.children[place]:
            is_part = (page.amounts[child] <= page.amounts[place])[: own.shape[1]]
            own[child] = _at_most(own[child], own[place], is_part)


def _at_most(part: Amounts, whole: Amounts, is_part: Marks) -> Amounts:
    """Parts as their wholes are told, where these are told as less."""
    return np.where(is_part & (whole < part), whole, part)
