"""Expected columns against the columns that are there."""

import re
from collections.abc import Iterator
from itertools import chain

from reportgen.errors import Problem, nearest, problem
from reportgen.quality import Check, Weight
from reportgen.sources.declared import Declared, listed
from reportgen.sources.quality.doubts import Doubt, doubts, weight
from reportgen.sources.tables.columns import known_headings, matches
from reportgen.sources.tables.table import Table, tidy


def missing_columns(table: Table, declared: Declared) -> tuple[Doubt, ...]:
    """Columns that must be there and are not."""
    wanted = [tidy(each) for each in declared.spec.checks.columns]
    missing = [name for name in wanted if not matches(table, name)]
    known = known_headings(table)

    def told(case: int) -> Problem:
        return problem(
            "source-column-missing", table.sheet.whole, column=missing[case],
            known=listed(known), near=nearest(missing[case], known),
        )  # fmt: skip

    subject = table.sheet.file
    return doubts(Check.COLUMNS, weight(declared), subject, range(len(missing)), told)


def new_columns(table: Table, declared: Declared) -> tuple[Doubt, ...]:
    """Columns that are neither expected nor read."""
    if not declared.spec.checks.only:
        return ()
    known = set(_expected(table, declared))
    named = [each for each in range(len(table.headings)) if table.heading(each)]
    new = [each for each in named if each not in known]

    def told(column: int) -> Problem:
        return problem("source-column-new", table.sheet.whole, column=table.heading(column))

    heavy = weight(declared, Weight.NOTICE)
    return doubts(Check.NEW_COLUMNS, heavy, table.sheet.file, new, told)


def _expected(table: Table, declared: Declared) -> Iterator[int]:
    """The positions of all columns that the declaration names."""
    spec = declared.spec
    keys = (key.column for key in declared.keys().values())
    given = (*spec.checks.columns, *keys, *spec.values.values(), *spec.where)
    lists = (name if isinstance(name, tuple) else (name,) for name in given)
    for name in chain.from_iterable(lists):
        if isinstance(name, int):
            yield name - 1
        elif name:
            yield from matches(table, tidy(name)) or _at(name)
    if spec.spread:
        for each in range(len(table.headings)):
            if re.fullmatch(spec.spread.columns, table.heading(each)):
                yield each


def _at(name: str) -> list[int]:
    return [int(name) - 1] if name.isdecimal() else []
