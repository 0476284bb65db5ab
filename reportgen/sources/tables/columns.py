"""The name of a column, as an author writes it, to its position in a table."""

import re
from collections.abc import Callable, Sequence

from reportgen.errors import Problems, letters, nearest
from reportgen.sources.declared import listed
from reportgen.sources.spec import Names
from reportgen.sources.tables.table import Table, tidy


def column(table: Table, wanted: Names, problems: Problems) -> int | None:
    """Find a column by position, whole heading, heading without case, or one level alone."""
    if isinstance(wanted, tuple):
        there = columns(table, wanted)
        return column(table, there[0] if there else " | ".join(map(str, wanted)), problems)
    if isinstance(wanted, int):
        return _at(table, wanted, problems)
    name = tidy(wanted)
    found = matches(table, name)
    if len(found) == 1:
        return found[0]
    if found:
        problems.error(
            "source-column-ambiguous", table.sheet.whole, column=name,
            found=", ".join(f"{letters(each)} ({each + 1})" for each in found),
        )  # fmt: skip
    elif name.isdecimal():
        return _at(table, int(name), problems)
    else:
        _missing(table, name, problems)
    return None


def columns(table: Table, wanted: tuple[str | int, ...]) -> list[str | int]:
    """Those of several names that a table has."""
    count = len(table.headings)
    return [
        name
        for name in wanted
        if (0 < name <= count if isinstance(name, int) else matches(table, tidy(name)))
    ]


def matches(table: Table, name: str) -> list[int]:
    """Every column that a heading may mean, by the first rule that finds any."""
    whole = [(table.heading(each),) for each in range(len(table.headings))]
    rules: tuple[tuple[Sequence[tuple[str, ...]], Callable[[str], str]], ...] = (
        (whole, str), (whole, str.casefold), (table.headings, str), (whole, _squeezed),
        (table.headings, _squeezed),
    )  # fmt: skip
    for headings, plain in rules:
        wanted = plain(name)
        found = [at for at, levels in enumerate(headings) if wanted in map(plain, levels)]
        if found:
            return found
    return []


def _squeezed(heading: str) -> str:
    """A heading without case, spaces and hyphens: offices break words as the column is wide."""
    return re.sub(r"[\s‐-]", "", heading).casefold()


def _at(table: Table, position: int, problems: Problems) -> int | None:
    if 1 <= position <= len(table.headings):
        return position - 1
    problems.error(
        "source-column-beyond", table.sheet.whole, position=position, count=len(table.headings)
    )
    return None


def _missing(table: Table, name: str, problems: Problems) -> None:
    known = known_headings(table)
    levels = [level for heading in table.headings for level in heading]
    problems.error(
        "source-column-missing", table.sheet.whole, column=name,
        known=listed(known), near=nearest(name, [*known, *levels]),
    )  # fmt: skip


def known_headings(table: Table) -> list[str]:
    """Every heading that is not empty."""
    headings = (table.heading(each) for each in range(len(table.headings)))
    return [heading for heading in headings if heading]
