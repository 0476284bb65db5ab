"""Decide: the counts behind all frames in, the rule that hides each of them out.

Each period is a system of its own: the pages on which something has to be hidden, with every
relation between their counts, and the pages that these touch.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from reportgen.places import Places
from reportgen.protection.counts import Marks, Numbers, Registry, Whole
from reportgen.protection.divisions import Divisions
from reportgen.protection.draft import Draft
from reportgen.protection.knots import NEAR, Knot, knots
from reportgen.protection.page import Page, pages
from reportgen.protection.rules import (
    APART,
    ENTIRE,
    SECONDARY,
    SHOWN,
    Bound,
    Needs,
    Rulings,
    needs,
)
from reportgen.protection.sheet import Joint, Sheet
from reportgen.protection.suppression import EXACT, suppressed


@dataclass(frozen=True, slots=True, eq=False)
class Verdict:
    """What the gate decides."""

    rulings: Mapping[str, Rulings]
    """For every count that is behind any frame the rule that hides it, table by table."""
    dark: tuple[tuple[str, int], ...]
    """Tables and periods of which all is hidden, because nothing less would have been safe."""
    apart: frozenset[str]
    """Tables with places of which nobody knows how they overlap with others."""


def decide(registry: Registry, places: Places) -> Verdict:
    """Decide upon every count that is behind any frame."""
    divisions = Divisions(registry.places, places)
    rulings = {
        name: np.full(counts.amounts.shape, SHOWN, dtype=np.int8)
        for name, counts in registry.tables.items()
    }
    by_period: dict[int, dict[str, Page]] = {}
    for name, counts in registry.tables.items():
        for page in pages(counts, divisions):
            by_period.setdefault(page.period, {})[name] = page
    dark: list[tuple[str, int]] = []
    for period, found in by_period.items():
        hearing = _Hearing(found, tuple(knots(registry.ties, found)), EXACT // len(by_period))
        decided, whole = hearing.decided()
        dark += [(name, period) for name in sorted(whole)]
        for name, own in decided.items():
            listed = found[name].listed
            if found[name].counts.is_told:
                told = _told_apart(own, found[name], is_dark=name in whole)
                rulings[name][period][:, listed] = told[:, : len(listed)]
    every = (own for found in by_period.values() for own in found.items())
    apart = frozenset(name for name, page in every if len(page.withheld))
    return Verdict(rulings, tuple(dark), apart)


def _told_apart(own: Rulings, page: Page, *, is_dark: bool) -> Rulings:
    """What is hidden beside something else is hidden for one of three reasons."""
    is_beside = own == SECONDARY
    found = np.where(is_beside & is_dark, np.int8(ENTIRE), own)
    withheld = np.zeros(len(own), dtype=bool)
    withheld[page.withheld] = True
    return np.where(is_beside & withheld[:, None], np.int8(APART), found)


@dataclass(frozen=True, eq=False)
class _Hearing:
    """The pages of one period, decided together."""

    pages: Mapping[str, Page]
    knots: tuple[Knot, ...]
    exact: int
    """The work to spend on the cheapest choice."""

    @cached_property
    def joints(self) -> tuple[Joint, ...]:
        """Pages whose counts are parts of those of other pages."""
        return joints(self.pages)

    @cached_property
    def needs(self) -> dict[str, Needs]:
        """What has to be uncertain, page by page."""
        return {name: needs(page, tuple(self._bounds(name))) for name, page in self.pages.items()}

    def _bounds(self, name: str) -> Iterator[Bound]:
        for joint in self.joints:
            if joint.part == name:
                whole = self.pages[joint.whole]
                yield Bound(joint.along(whole.amounts), whole.counts.contract, joint.rest)

    def decided(self) -> tuple[dict[str, Rulings], set[str]]:
        """The rulings of every page, and the pages of which all is hidden."""
        rulings = {name: each.rulings for name, each in self.needs.items()}
        wanted = {name for name, each in self.needs.items() if self._is_open(each)}
        wanted |= {name for knot in self.knots if knot.few.any() for name in knot.tie.counted}
        dark: set[str] = set()
        while wanted:
            hidden, failed = self._hidden(self._touched(wanted | dark), dark)
            for name, cells in hidden.items():
                rulings[name] = _also(rulings[name], cells)
            wider = failed - dark or self._beside(failed) - dark
            if not wider:
                break
            dark |= wider
        self._withheld(rulings)
        return rulings, dark

    def _withheld(self, rulings: dict[str, Rulings]) -> None:
        """Of places that are kept back in one table no more is told by others."""
        is_done = False
        while not is_done:
            is_done = True
            hidden = {name: own != SHOWN for name, own in rulings.items()}
            for knot in self.knots:
                for name, places, columns in knot.beside(hidden):
                    is_done &= bool(hidden[name][places, columns].all())
                    page, cells = self.pages[name], hidden[name].copy()
                    cells[places, columns] = True
                    cells[page.withheld] = page.known[page.withheld]
                    rulings[name] = _also(rulings[name], cells)

    def _beside(self, names: set[str]) -> set[str]:
        """The pages whose counts are parts or wholes of those of others."""
        found = {joint.whole for joint in self.joints if joint.part in names}
        for knot in self.knots:
            found |= {*knot.tie.counted} if names & {*knot.tie.counted} else set()
        found |= {joint.part for joint in self.joints if joint.whole in names}
        return found - self.settled

    @property
    def settled(self) -> set[str]:
        """Pages that are told in any case."""
        return {name for name, page in self.pages.items() if page.counts.is_settled}

    def _is_open(self, each: Needs) -> bool:
        """Whether anything of a page has to be hidden or protected."""
        is_hidden = bool((each.rulings != SHOWN).any())
        return is_hidden or bool((~np.isnan(each.most)).any())

    def _touched(self, wanted: set[str]) -> dict[str, Page]:
        """These pages, and whatever might have to move together with them."""
        found = set(wanted)
        waiting = sorted(wanted)
        while waiting:
            name = waiting.pop()
            for joint in self.joints:
                other = {joint.part: joint.whole, joint.whole: joint.part}.get(name)
                if other is None or other in found | self.settled:
                    continue
                if self._is_near(joint):
                    found.add(other)
                    waiting.append(other)
            for knot in self.knots:
                if name in knot.tie.counted and knot.reaches:
                    waiting += sorted({*knot.tie.counted} - found)
                    found |= {*knot.tie.counted}
        return {name: page for name, page in self.pages.items() if name in found}

    def _is_near(self, joint: Joint) -> bool:
        part, whole = self.pages[joint.part], self.pages[joint.whole]
        if part.is_money or not (part.counts.is_told and whole.counts.is_told):
            return True
        rest = joint.along(whole.amounts) - part.amounts[:, : len(part.listed)]
        most = NEAR * max(part.counts.contract.threshold, whole.counts.contract.threshold)
        return bool(((rest >= 0) & (rest < most)).any())

    def _hidden(
        self, found: Mapping[str, Page], dark: set[str]
    ) -> tuple[dict[str, Marks], set[str]]:
        """The cells that are hidden on each page, and pages on which that is not enough."""
        draft = Draft()
        sheets = {
            name: Sheet(page, self.needs[name], draft, is_dark=name in dark)
            for name, page in found.items()
        }
        for joint in self.joints:
            if joint.part in sheets:
                part, whole = sheets[joint.part], self.pages[joint.whole]
                part.join(joint, whole, sheets.get(joint.whole))
        for knot in self.knots:
            if all(name in sheets for name in knot.tie.counted):
                knot.bind(sheets)
        outcome = suppressed(draft.task(), self.exact)
        hidden = {name: sheet.cells(outcome.hidden) for name, sheet in sheets.items()}
        failed = {name for name, sheet in sheets.items() if sheet.owns(outcome.failed)}
        return hidden, failed


def _also(rulings: Rulings, cells: Marks) -> Rulings:
    """The rulings where these cells are hidden, too."""
    return np.where(cells, np.minimum(rulings, np.int8(SECONDARY)), rulings)


def joints(found: Mapping[str, Page]) -> tuple[Joint, ...]:
    """Pages whose counts are parts of those of other pages."""
    return tuple(
        Joint(name, link.counted, _above(page, link, found[link.counted]), link.rest)
        for name, page in found.items()
        for link in page.counts.wholes
        if link.counted != name and link.counted in found
    )


def _above(page: Page, link: Whole, whole: Page) -> Numbers:
    """For each listed column of a part that of its whole; -1 for none."""
    column = {address: number for number, address in enumerate(whole.listed.tolist())}
    wanted = link.columns[page.listed].tolist()
    return np.array([column.get(each, -1) for each in wanted], dtype=np.intp)
