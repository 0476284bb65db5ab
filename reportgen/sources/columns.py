"""The name of a column, as an author writes it, to its position in a table."""

from reportgen.errors import Problems, letters, nearest
from reportgen.sources.declared import listed
from reportgen.sources.table import Table, tidy


def column(table: Table, wanted: str | int, problems: Problems) -> int | None:
    """Find a column by position, whole heading, heading without case, or one level alone."""
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


def matches(table: Table, name: str) -> list[int]:
    """Every column that a heading may mean, by the first rule that finds any."""
    whole = [table.heading(each) for each in range(len(table.headings))]
    exact = [each for each, heading in enumerate(whole) if heading == name]
    if exact:
        return exact
    folded = name.casefold()
    alike = [each for each, heading in enumerate(whole) if heading.casefold() == folded]
    if alike:
        return alike
    return [each for each, levels in enumerate(table.headings) if name in levels]


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
