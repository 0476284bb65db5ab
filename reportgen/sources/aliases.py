"""Labels that change over the years: tables of what is written and what is read instead."""

from collections.abc import Callable, Mapping
from dataclasses import replace

from reportgen.errors import Problems, ReportError, Where, nearest
from reportgen.sources.files.content import decoded
from reportgen.sources.files.delimited import delimited
from reportgen.sources.spec import Aliases, KeySpec, SourceSpec
from reportgen.sources.tables.table import LEVELS, Table, tidy
from reportgen.world import World

_FILE = ".csv"


def with_tables(
    spec: SourceSpec, tables: Mapping[str, Mapping[str, str]], where: Where, problems: Problems
) -> SourceSpec:
    """The same source with the tables of the project in place of their names."""

    def looked_up(given: Aliases) -> Aliases:
        if not isinstance(given, str) or not given or given.endswith(_FILE):
            return given
        if given not in tables:
            problems.error("alias-unknown", where, name=given, near=nearest(given, tables))
        return dict(tables.get(given, {}))

    return _changed(spec, looked_up)


def with_files(spec: SourceSpec, world: World, problems: Problems) -> SourceSpec:
    """The same source with the contents of alias files in place of their paths."""

    def read(given: Aliases) -> Aliases:
        if not isinstance(given, str) or not given:
            return given
        try:
            return _pairs(given, world)
        except ReportError as error:
            problems.take(error)
            return {}

    return _changed(spec, read)


def _changed(spec: SourceSpec, change: Callable[[Aliases], Aliases]) -> SourceSpec:
    keys = {
        name: key.model_copy(update={"aliases": change(key.aliases)})
        if isinstance(key, KeySpec)
        else key
        for name, key in spec.keys.items()
    }
    spread = spec.spread and spec.spread.model_copy(update={"aliases": change(spec.spread.aliases)})
    own = change(spec.aliases)
    return spec.model_copy(update={"keys": keys, "spread": spread, "aliases": own})


def _pairs(file: str, world: World) -> dict[str, str]:
    """A CSV of two columns below a head: what is written, and what is read instead."""
    sheet = delimited(decoded(world.read(file), "auto", file), "auto", 1, file)
    return {tidy(row[0]): tidy(row[1]) for row in sheet.rows[1:] if len(row) > 1}


def renamed(table: Table, aliases: Aliases) -> Table:
    """A table whose headings, or levels of them, have the names that are read instead."""
    if not isinstance(aliases, dict) or not aliases:
        return table

    folded = {tidy(old).casefold(): new for old, new in aliases.items()}

    def heading(levels: tuple[str, ...]) -> tuple[str, ...]:
        whole = LEVELS.join(levels).casefold()
        if whole in folded:
            return (folded[whole],)
        return tuple(folded.get(level.casefold(), level) for level in levels)

    return replace(table, headings=tuple(map(heading, table.headings)))
