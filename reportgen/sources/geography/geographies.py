"""Several divisions of the same whole: what is declared of them, and that they leave nobody out.

A place belongs to places of other geographies by columns that are named like their levels. If any
of a geography's places is made up of small units in this way, then all of the whole must be: else
sums would lack people, and what is hidden in one geography could be calculated through another.
"""

from collections.abc import Sequence

from reportgen.errors import Problems, Where, nearest
from reportgen.sources.declared import listed
from reportgen.sources.geography.rows import Row
from reportgen.sources.spec import LevelSpec, PlacesSpec


def foreign_levels(spec: PlacesSpec) -> tuple[str, ...]:
    """The levels that columns of the table of places may be named by."""
    several = len({level.geography for level in spec.levels}) > 1
    return tuple(level.key for level in spec.levels) if several else ()


def check_declared(spec: PlacesSpec, problems: Problems, declared_at: Where) -> None:
    """Note levels and benchmarks that are declared twice."""
    for level in dict.fromkeys(each.key for each in spec.levels):
        if sum(each.key == level for each in spec.levels) > 1:
            problems.error("places-level-twice", declared_at, level=level)
    if all(level.geography for level in spec.levels):
        problems.error("places-geography-main", declared_at)
    for key in dict.fromkeys(each.key for each in spec.benchmarks):
        if sum(each.key == key for each in spec.benchmarks) > 1:
            problems.error("places-benchmark-twice", declared_at, key=key)


def check_links(rows: Sequence[Row], spec: PlacesSpec, problems: Problems) -> None:
    """Note what cannot be right about the places of other geographies."""
    geography = {level.key: level.geography for level in spec.levels}
    by_key = {row["key"]: row for row in rows}
    for benchmark in spec.benchmarks:
        if row := by_key.get(benchmark.key):
            problems.error("places-benchmark-place", row.where, key=benchmark.key)
    for row in rows:
        _check_own(row, by_key, geography, problems)
        for level in foreign_levels(spec):
            if row[level]:
                _check_link(row, level, by_key, geography, problems)
    if any(problems.errors()):
        return
    main = {row["key"]: row for row in rows if not geography[row["level"]]}
    for other in dict.fromkeys(filter(None, geography.values())):
        levels = [level for level in spec.levels if level.geography == other]
        _check_whole(main, levels, problems)


def _check_own(
    row: Row, by_key: dict[str, Row], geography: dict[str, str], problems: Problems
) -> None:
    """The parent of a place is of its own geography, or the whole."""
    parent = by_key.get(row["parent"])
    if parent is None:
        if geography[row["level"]]:
            problems.error("places-geography-root", row.where, place=row.title)
    elif parent["parent"] and geography[parent["level"]] != geography[row["level"]]:
        problems.error(
            "places-geography-parent", row.where, place=row.title, parent=parent.title,
            column=parent["level"],
        )  # fmt: skip


def _check_link(
    row: Row, level: str, by_key: dict[str, Row], geography: dict[str, str], problems: Problems
) -> None:
    """A column named like a level holds a place of that level, of another geography."""
    other = by_key.get(row[level])
    known = [key for key, each in by_key.items() if each["level"] == level]
    if other is None or other["level"] != level:
        problems.error(
            "places-link-unknown", row.where, place=row.title, level=level, key=row[level],
            near=nearest(row[level], known), known=listed(known),
        )  # fmt: skip
    elif geography[row["level"]] or not geography[level]:
        problems.error("places-link-own", row.where, place=row.title, level=level)


def _check_whole(main: dict[str, Row], levels: Sequence[LevelSpec], problems: Problems) -> None:
    """If any place belongs to a geography, all the smallest ones do, each of them once."""
    keys = [level.key for level in levels]
    is_whole = not any(level.partial for level in levels)
    if not any(row[key] for row in main.values() for key in keys):
        return
    parents = {row["parent"] for row in main.values()}
    for row in (row for key, row in main.items() if key not in parents):
        links = [(each.title, each[key]) for each in _upwards(row, main) for key in keys]
        links = [(title, other) for title, other in links if other]
        if len(links) > 1:
            (title, other), (_, again) = links[:2]
            problems.error("places-link-again", row.where, place=title, one=other, other=again)
        elif is_whole and not links:
            problems.error("places-link-missing", row.where, place=row.title, level=keys[-1])


def _upwards(row: Row, main: dict[str, Row]) -> list[Row]:
    """A place of the main geography and all above it."""
    found = [row]
    while found[-1]["parent"] in main:
        found.append(main[found[-1]["parent"]])
    return found
