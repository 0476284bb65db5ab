"""Key columns of a source to the members of every row; what cannot be read is told once."""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial

import numpy as np

from reportgen.errors import Problem, Where, nearest, problem
from reportgen.sources.declared import Declared
from reportgen.sources.keys.depths import ranked
from reportgen.sources.keys.members import Members, read_members
from reportgen.sources.keys.padding import widened
from reportgen.sources.keys.periods import Fault
from reportgen.sources.spec import KeySpec
from reportgen.sources.tables.columns import column, columns
from reportgen.sources.tables.gathered import Column, Gathered
from reportgen.sources.tables.table import Mask, Table, Texts


@dataclass(frozen=True, eq=False, slots=True)
class Keys:
    """The members of every row, by key."""

    columns: dict[str, Texts]
    kept: Mask
    """False for rows that are skipped or faulty."""


def read_keys(gathered: Gathered, declared: Declared) -> Keys | None:
    """Read all key columns; None when one of them is missing."""
    found: dict[str, Texts] = {}
    kept = np.ones(len(gathered), dtype=bool)
    for name, key in declared.keys().items():
        stood = standing(name, key, gathered.tables, declared)
        if stood is None:
            continue
        width = declared.spec.checks.widths.get(name, 0)
        texts, mended = widened(gathered.keys(stood, repeat=key.repeat), width)
        if key.levels:
            texts = ranked(texts, gathered.starts, key)
        members = read_members(texts, key, declared.places)
        members = replace(members, repaired=(*mended, *members.repaired))
        tell(name, members, partial(gathered.where, columns=stood), declared)
        found[name] = members.members
        kept &= members.kept
    return Keys(found, kept) if len(found) == len(declared.keys()) else None


def standing(
    name: str, key: KeySpec, tables: tuple[Table, ...], declared: Declared
) -> tuple[Column, ...] | None:
    """Where a key stands in each table; None when it is missing in one."""
    found = [_column(name, key, table, declared) for table in tables]
    known = tuple(each for each in found if each is not None)
    return known if len(known) == len(tables) else None


def _column(name: str, key: KeySpec, table: Table, declared: Declared) -> Column | None:
    if key.column and declared.spec.format == "ffcsv":
        names = key.column if isinstance(key.column, tuple) else (key.column,)
        return _all_columns(table, names, declared)
    if key.column:
        return column(table, key.column, declared.problems)
    if key.fixed:
        return key.fixed
    searched = table.sheet.file if key.of == "file" else table.sheet.name
    hit = re.search(key.pattern, searched)
    if hit and hit[1]:
        return hit[1]
    declared.problems.error(
        "source-pattern-no-match", table.sheet.whole, key=name, pattern=key.pattern, text=searched
    )
    return None


def _all_columns(table: Table, names: tuple[str | int, ...], declared: Declared) -> Column | None:
    """Every column that a flat file has of these: rows may say the same by several variables."""
    there = columns(table, names)
    if not there:
        return column(table, names, declared.problems)
    found = [column(table, name, declared.problems) for name in there]
    return tuple(each for each in found if each is not None)


def tell(name: str, members: Members, where: Callable[[int], Where], declared: Declared) -> None:
    """Report the texts of a key that are no members, and the keys of places that were mended."""

    def told(case: tuple[int, str, Fault]) -> Problem:
        row, text, fault = case
        return problem(fault.code, where(row), key=name, text=text, near=nearest(text, fault.known))

    declared.report(members.faults, told)
    if members.repaired and "zeros" not in declared.spec.accepts:
        row, text, key = members.repaired[0]
        declared.problems.notice(
            "source-keys-padded", where(row), source=declared.name,
            count=len(members.repaired), text=text, key=key,
        )  # fmt: skip
