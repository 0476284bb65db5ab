"""A term of an indicator to the counts that it stands for, for all places.

The order: only what `where` allows; other keys summed out or, for the groups of the indicator,
totalled; of the ages those wanted; then added up to the places above. An official total of a
source is preferred to a sum, and never added to its parts.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import TypeAlias, TypeVar

from reportgen.ages import Band
from reportgen.computed import Units
from reportgen.counted import Bounds, read_ages, several
from reportgen.errors import Problem, Problems, failure, nearest
from reportgen.frame import AGE, PERIOD, PLACE, Break, Contributions, Frame, Kind
from reportgen.indicators.bands import ordered, overlapping
from reportgen.indicators.cohorts import Ages, aged, cuts, remarks
from reportgen.indicators.grid import Grid, framed, grid, members, raised
from reportgen.indicators.listing import completed
from reportgen.indicators.naming import listed, written
from reportgen.indicators.rollup import rolled_up
from reportgen.indicators.spec import IndicatorSpec, TermSpec
from reportgen.indicators.terrain import Terrain
from reportgen.status import Status

Sources: TypeAlias = Mapping[str, Mapping[str, Frame]]
Told: TypeAlias = Callable[[Frame, str, tuple[tuple[str, str], ...]], Frame]
"""Counts, what they count and what they are limited to: the same as they are told."""
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Breakdown:
    """Into which groups an indicator is broken down."""

    by: tuple[str, ...] = ()
    bands: tuple[Band, ...] = ()


@dataclass(frozen=True, eq=False)
class Counted:
    """What a term stands for."""

    term: TermSpec
    numbers: Grid
    """By place, period and groups, rolled up; weighted where the term is."""
    counts: Frame | None
    """The counts of persons behind the numbers; None when no persons are counted."""
    of: str
    """What is counted, without limits: "einwohner.anzahl"."""
    limits: tuple[tuple[str, str], ...]
    """Ages and members it is limited to: (("age", "0-18"), ("sex", "w"))."""
    amounts: Frame | None = None
    """The amounts, where it is known who is behind them."""
    units: Units | None = None
    """Who that is."""
    remarks: tuple[Problem, ...] = ()
    breaks: tuple[Break, ...] = ()
    """Where the series of its source change their meaning."""


@dataclass(slots=True)
class Counting:
    """All sources laid out over all places; equal terms are counted once."""

    sources: Sources
    ground: Terrain
    blocks: dict[str, Grid] = field(default_factory=dict)
    done: dict[tuple[object, ...], Counted] = field(default_factory=dict)
    told: Told | None = None
    """What is told instead of counts of persons; None: the counts themselves."""
    remark: str = ""
    """What has to be said of numbers that are made of such counts."""

    def counted(self, term: TermSpec, split: Breakdown, *, coarse: bool = False) -> Counted:
        """Count a term; `ReportError` with its mistakes. `coarse`: without groups it lacks."""
        block = self.block(term)
        if coarse:
            split = replace(split, by=tuple(key for key in split.by if key in block.axes))
        _check(term, split, block)
        ages = _ages(term, split)
        address = (term.counted, term.limits, split.by, ages)
        if address not in self.done:
            self.done[address] = self.count(term, split.by, ages)
        return replace(self.done[address], term=term)

    def given(self, term: TermSpec, kind: str) -> Counted:
        """Take ratios as they are: never added up, over places as little as over groups.

        Numbers of persons are no ratios; they lack a denominator.
        """
        source = self.source(term)
        if (
            source.measure.kind is Kind.COUNT
            or source.groups
            or term != TermSpec(source=term.source, measure=term.measure, concept=term.concept)
        ):
            raise failure("indicator-denominator-missing", kind=kind)
        numbers = grid(source, self.ground.keys)
        return Counted(term, numbers, None, term.counted, (), breaks=source.measure.breaks)

    def cuts(self, term: TermSpec) -> frozenset[int | None]:
        """The ages at which all listings of the source can be divided; None: no upper bound."""
        block = self.block(term)
        _check(term, Breakdown((AGE,)), block)
        return cuts(block, read_ages(term.ages) if term.ages else None, self.ground.levels)

    def source(self, term: TermSpec) -> Frame:
        """The frame that a term is taken from."""
        measures = _known("source", term.source, self.sources)
        return _known("measure", term.measure, measures)

    def block(self, term: TermSpec) -> Grid:
        """A source as a block, with nothing left out."""
        source, name = self.source(term), term.counted
        if name not in self.blocks:
            block = grid(source, self.ground.keys)
            if not block.periods:
                raise failure("indicator-source-empty", name=name)
            self.blocks[name] = completed(block, self.ground.levels)
        return self.blocks[name]

    def count(self, term: TermSpec, by: tuple[str, ...], ages: Ages) -> Counted:
        """Count a term that is without fault."""
        numbers = plain = self.numbers(term, by, ages)
        if ages.weighted:
            plain = self.numbers(term, by, replace(ages, weighted=False))
        measure = self.source(term).measure
        measure = replace(measure, id=term.counted + _suffix(term.limits))
        counts = framed(plain, measure) if measure.kind is Kind.COUNT else None
        if counts and self.told:
            counts = self.told(counts, term.counted, term.limits)
            changed = grid(counts, self.ground.keys).fitted(numbers.axes)
            # How old persons are is known of the true ones only.
            is_lost = numbers.present & ages.weighted
            numbers = raised(numbers, is_lost, Status.SECRET) if ages.weighted else changed
        remarked = remarks(members(self.block(term), AGE), ages) if ages.is_limited else ()
        breaks = measure.breaks
        units = self.units(term, by, ages) if measure.contributions else None
        amounts = framed(plain, measure) if units else None
        return Counted(
            term, numbers, counts, term.counted, term.limits, amounts, units, remarked, breaks
        )

    def units(self, term: TermSpec, by: tuple[str, ...], ages: Ages) -> Units:
        """Who is behind amounts: how many, added up; the largest as the source has them."""
        told = self.source(term).measure.contributions or Contributions()
        count, largest, second = (
            term.model_copy(update={"measure": name}) if name else None
            for name in (told.count, told.largest, told.second)
        )
        ages = replace(ages, weighted=False)
        return Units(
            framed(self.numbers(count, by, ages), self.source(count).measure) if count else None,
            self.source(largest) if largest else None,
            self.source(second) if second else None,
        )

    def numbers(self, term: TermSpec, by: tuple[str, ...], ages: Ages) -> Grid:
        """The numbers of a term over all places, period by period."""
        block = self.block(term)
        for key, names in term.where.items():
            block = block.picked(key, several(names))
        for key in block.groups:
            if key in by and key != AGE:
                block = block.totalled(key)
            elif key != AGE or (key in term.where and ages == Ages()):
                block = block.collapsed(key)
        if AGE in block.axes:
            block = aged(block, ages, self.ground.levels)
        order = {key: block.axes[key] for key in (PLACE, PERIOD, *by)}
        return rolled_up(block.fitted(order), self.ground)


def _known(kind: str, name: str, known: Mapping[str, T]) -> T:
    """What has this name; an error with the nearest known name when nothing has."""
    if name not in known:
        near, names = nearest(name, known), listed(known)
        raise failure(f"indicator-{kind}-unknown", name=name, near=near, known=names)
    return known[name]


def _check(term: TermSpec, split: Breakdown, block: Grid) -> None:
    """Find every mistake of a term at once."""
    problems = Problems()
    for key in dict.fromkeys((*term.where, *split.by)):
        if key not in block.groups:
            near, known = nearest(key, block.groups), listed(block.groups)
            problems.error("indicator-key-unknown", name=key, near=near, known=known)
    for key, names in term.where.items():
        known_names = members(block, key) if key in block.groups else several(names)
        for name in several(names):
            if name not in known_names:
                problems.error(
                    "indicator-member-unknown", name=name, key=key,
                    near=nearest(name, known_names), known=listed(known_names),
                )  # fmt: skip
    if (term.ages or term.weight) and AGE not in block.groups:
        problems.error("indicator-age-missing", known=listed(block.groups))
    problems.stop()


def _ages(term: TermSpec, split: Breakdown) -> Ages:
    own = read_ages(term.ages) if term.ages else None
    grouped = AGE in split.by
    bands = split.bands if grouped else ()
    for band in bands:
        if own and band.overlaps(own) and not band.within(own):
            raise failure("indicator-band-across", band=written(band), ages=written(own))
    return Ages(own, grouped, bands, weighted=bool(term.weight))


def breakdown(spec: IndicatorSpec) -> Breakdown:
    """The groups of an indicator."""
    return Breakdown(tuple(dict.fromkeys(spec.by)), apart(spec.bands))


def apart(given: Iterable[Bounds]) -> tuple[Band, ...]:
    """Bands as a project file writes them, in order; they must not overlap."""
    bands = ordered(map(read_ages, given))
    if twice := overlapping(bands):
        raise failure("indicator-bands-overlap", band=written(twice))
    return bands


def _suffix(limited: tuple[tuple[str, str], ...]) -> str:
    """The limits as they stand in the id of counts: `[0-18]{sex=w}`."""
    ages = "".join(f"[{names}]" for key, names in limited if key == AGE)
    others = ",".join(f"{key}={names}" for key, names in limited if key != AGE)
    return ages + (f"{{{others}}}" if others else "")
