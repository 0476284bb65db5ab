"""The tables that a project writes itself (places, changes of borders) to checked rows."""

import re
from dataclasses import dataclass
from datetime import date

from reportgen.errors import Problems, Where, nearest
from reportgen.frame import Origin
from reportgen.sources.declared import listed
from reportgen.sources.files.content import decoded
from reportgen.sources.files.delimited import delimited
from reportgen.sources.tables.columns import known_headings, matches
from reportgen.sources.tables.table import Layout, Table, laid_out, tidy
from reportgen.world import World

YES, NO = ("", "ja"), ("nein",)


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table, with its place."""

    where: Where
    texts: dict[str, str]

    def __getitem__(self, column: str) -> str:
        """The text of a column; empty when the table does not have it."""
        return self.texts.get(column, "")

    @property
    def title(self) -> str:
        """How messages call the place."""
        return f"{self['name']} ({self['key']})"

    @property
    def is_located(self) -> bool:
        """Whether it is a real place."""
        return self["located"].casefold() not in NO


def read_rows(
    file: str, needed: tuple[str, ...], wanted: tuple[str, ...], world: World, problems: Problems
) -> tuple[Row, ...]:
    """Read a table by the headings in its first row."""
    sheet = delimited(decoded(world.read(file), "auto", file), "auto", 1, file)
    layout = Layout((0,), 1, len(sheet.rows))
    table = laid_out(sheet, layout, Origin("", file, ""))
    columns = _columns(table, needed, wanted, problems)
    problems.stop()
    return tuple(
        Row(table.where(row), {name: tidy(table.columns[at][row]) for name, at in columns.items()})
        for row in range(len(table.rows))
    )


def _columns(
    table: Table, needed: tuple[str, ...], wanted: tuple[str, ...], problems: Problems
) -> dict[str, int]:
    """The columns by name; a heading that looks like a wanted one is a slip of the pen."""
    hits = {name: matches(table, name) for name in (*needed, *wanted)}
    found = {name: at[0] for name, at in hits.items() if at}
    known = known_headings(table)
    for name in needed:
        if name not in found:
            problems.error(
                "source-column-missing", table.sheet.whole, column=name,
                known=listed(known), near=nearest(name, known),
            )  # fmt: skip
    missing = [name for name in wanted if name not in found]
    for heading in known:
        near = nearest(heading, missing)
        if near and heading.casefold() not in {name.casefold() for name in found}:
            problems.notice("places-column-unknown", table.sheet.whole, column=heading, near=near)
    return found


_GERMAN_DAY = re.compile(r"([0-9]{1,2})\.([0-9]{1,2})\.([0-9]{4})")
_PERIOD = re.compile(r"[0-9]{4}(?:-[0-9]{2})?")


def iso(text: str) -> str:
    """A year, month or day as it is compared with periods; empty when it is none."""
    if _PERIOD.fullmatch(text):
        return text
    german = _GERMAN_DAY.fullmatch(text)
    try:
        if german:
            day, month, year = map(int, german.groups())
            return date(year, month, day).isoformat()
        return date.fromisoformat(text).isoformat()
    except ValueError:
        return ""
