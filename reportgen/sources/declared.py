"""A source as declared: what every step of reading needs to know, and how it reports faults."""

import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import islice
from typing import TypeVar

from reportgen.errors import (
    NOWHERE,
    Problem,
    Problems,
    ReportError,
    Severity,
    Where,
    nearest,
    notice,
    problem,
)
from reportgen.frame import AGE, PERIOD, PLACE
from reportgen.places import Places
from reportgen.sources.spec import KeySpec, Names, SourceSpec, SpreadSpec

Case = TypeVar("Case")
LIMIT = 10
"""How many faults of one kind are told in full."""
NAMES_SHOWN = 12
"""How many known names a message lists."""


@dataclass(frozen=True, slots=True)
class Declared:
    """A source, its declaration and the place of the declaration."""

    name: str
    spec: SourceSpec
    places: Places
    problems: Problems
    where: Where = NOWHERE
    seen: dict[str, set[str]] = field(default_factory=dict)
    """By column of `where` all that stands there: what is asked for and stands nowhere is told."""

    def report(self, cases: Sequence[Case], told: Callable[[Case], Problem]) -> None:
        """Tell the first faults of a kind in full."""
        self.problems.found.extend(first_told(cases, told))

    @property
    def is_faulty(self) -> bool:
        """Whether an error was noted."""
        return any(self.problems.errors())

    @contextmanager
    def noting(self) -> Iterator[None]:
        """Note the faults of a file that cannot be read, and go on with the next."""
        try:
            yield
        except ReportError as error:
            self.problems.take(error)

    def keys(self) -> dict[str, KeySpec]:
        """The key columns in full; a plain text or number means the column."""
        keys = {name: _in_full(name, given) for name, given in self.spec.keys.items()}
        if self.spec.format != "ffcsv":
            return keys
        flat = {name: _by_label(key) for name, key in keys.items()}
        return {PERIOD: KeySpec(column="time", read="year")} | flat

    def spread_key(self, spread: SpreadSpec) -> KeySpec:
        """The key whose members are headings, as a key column."""
        given = spread.model_dump(
            include={"read", "aliases", "map", "total", "skip"}, exclude_unset=True
        )
        return _in_full(spread.key, KeySpec(**given))


_READ_AS = {PLACE: "place", PERIOD: "year", AGE: "age"}
"""How keys are read when the declaration does not say."""


def _by_label(key: KeySpec) -> KeySpec:
    """Ages and names of places are not in the codes of a flat file, but in its labels."""
    if key.read not in ("age", "place-name") or not key.column:
        return key
    names = key.column if isinstance(key.column, tuple) else (key.column,)
    labels = tuple(
        f"{name}_label" if isinstance(name, str) and not name.endswith("_label") else name
        for name in names
    )
    return key.model_copy(update={"column": labels})


def _in_full(name: str, given: KeySpec | Names) -> KeySpec:
    key = given if isinstance(given, KeySpec) else KeySpec(column=given)
    if "read" in key.model_fields_set or name not in _READ_AS:
        return key
    read = "place-name" if name == PLACE and key.levels else _READ_AS[name]
    return key.model_copy(update={"read": read})


def check(declared: Declared) -> None:
    """Note what cannot be right whatever the file holds."""
    spec, problems = declared.spec, declared.problems
    check_file(declared)
    spread = [spec.spread.key] if spec.spread and not spec.values else []
    for needed in (PLACE, PERIOD):
        if needed not in (*declared.keys(), *spread):
            near = nearest(needed, spec.keys)
            problems.error("source-key-missing", declared.where, key=needed, near=near)
    if not spec.values and spec.spread is None:
        problems.error("source-values-none", declared.where, source=declared.name)
    for name, key in declared.keys().items():
        _check_key(name, key, declared)
    if spec.spread:
        _check_pattern(spec.spread.key, spec.spread.columns, declared)


def check_file(declared: Declared) -> None:
    """Note what cannot be right about where the file lies and where its table begins and ends."""
    spec, problems = declared.spec, declared.problems
    if spec.format == "sql" and not (spec.url and spec.query):
        problems.error("source-sql-open", declared.where, source=declared.name)
    if spec.format != "sql" and not spec.file:
        problems.error("source-file-none", declared.where, source=declared.name)
    if spec.format == "fixed" and not spec.widths:
        problems.error("source-widths-none", declared.where, source=declared.name)
    for name, pattern in (("start", spec.start), ("end", spec.end)):
        _groups(name, pattern, declared)


def _check_key(name: str, key: KeySpec, declared: Declared) -> None:
    if not (key.column or key.fixed or key.pattern):
        declared.problems.error("source-key-origin", declared.where, key=name)
    if key.pattern:
        _check_pattern(name, key.pattern, declared)
    if key.levels and key.read not in ("place", "place-name"):
        declared.problems.error("source-levels-read", declared.where, key=name)
    levels = [level.key for level in declared.places.levels]
    for level in sorted({key.level, *key.levels} - {"", *levels}):
        declared.problems.error(
            "source-level-unknown", declared.where, level=level,
            known=", ".join(levels), near=nearest(level, levels),
        )  # fmt: skip


def _check_pattern(name: str, pattern: str, declared: Declared) -> None:
    groups = _groups(name, pattern, declared)
    if groups not in (None, 1):
        declared.problems.error(
            "source-pattern-group", declared.where, key=name, pattern=pattern, count=groups
        )


def _groups(name: str, pattern: str, declared: Declared) -> int | None:
    """How many groups a regular expression has; None, and an error, when it is none."""
    try:
        return re.compile(pattern).groups
    except re.error as error:
        declared.problems.error(
            "source-pattern-invalid",
            declared.where,
            key=name,
            pattern=pattern,
            at=(error.pos or 0) + 1,
        )
        return None


def first_told(cases: Sequence[Case], told: Callable[[Case], Problem]) -> list[Problem]:
    """The first faults of a kind in full, and how many more there are."""
    return capped([told(each) for each in cases[:LIMIT]], len(cases))


def capped(faults: Sequence[Problem], count: int) -> list[Problem]:
    """The first of `count` faults of a kind, and how many more there are."""
    told = list(faults)
    if told and count > len(told):
        where, more = Where(told[-1].where.file), count - len(told)
        if told[-1].severity is Severity.NOTICE:
            told.append(notice("source-more-notices", where, count=more))
        else:
            told.append(problem("source-more", where, count=more))
    return told


def short(where: Where) -> str:
    """A place inside a message."""
    return f"{where.sheet}!{where.cell}" if where.cell else f"{where.file}:{where.line}"


def listed(names: Sequence[str]) -> str:
    """Names for a message, no more than can be read; a dash when there are none."""
    shown = ", ".join(f"„{name}“" for name in islice(names, NAMES_SHOWN))
    return f"{shown} …" if len(names) > NAMES_SHOWN else shown or "–"
