"""The table of places to places: a checked hierarchy with grammar and outlines."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from unicodedata import category

from reportgen.errors import NOWHERE, Problems, ReportError, Where, nearest
from reportgen.places import Level, Place, Places, Polygon
from reportgen.sources.declared import listed
from reportgen.sources.geography.boundaries import read_outlines
from reportgen.sources.geography.changes import read_changes
from reportgen.sources.geography.geographies import check_declared, check_links, foreign_levels
from reportgen.sources.geography.grammar import (
    ARTICLES,
    accusative,
    dative,
    genitive,
    inside,
    nominative,
)
from reportgen.sources.geography.rows import NO, YES, Row, iso, read_rows
from reportgen.sources.keys.padding import unpadded
from reportgen.sources.spec import BenchmarkSpec, LevelSpec, OutlineSpec, PlacesSpec
from reportgen.world import World

_NEEDED = ("key", "name", "level", "parent")
_WANTED = (
    "article", "inside", "genitive", "short", "located", "dative", "accusative", "from", "until",
    "called",
)  # fmt: skip
_UNPRINTED = ("Cc", "Co", "Cs", "Cn")
"""Unicode categories without a shape: control, private use, surrogates, unassigned."""


def read_places(
    spec: PlacesSpec, world: World, problems: Problems, declared_at: Where = NOWHERE
) -> Places | None:
    """Read the table of places and their outlines; None, with all faults noted, when faulty."""
    own = Problems()
    found: Places | None = None
    try:
        wanted = (*_WANTED, *foreign_levels(spec))
        rows = read_rows(spec.file, _NEEDED, wanted, world, own)
        check_declared(spec, own, declared_at)
        own.stop()
        _check(rows, spec, own)
        own.stop()
        check_links(rows, spec, own)
        own.stop()
        outlines = _outlines(rows, spec, world, own, declared_at)
        own.stop()
        keys = [row["key"] for row in rows]
        changes = read_changes(spec.changes, keys, world, own) if spec.changes else ()
        own.stop()
        found = replace(_made(rows, spec, outlines), successions=changes)
    except ReportError as error:
        own.found = [*own.notices(), *error.problems]
    problems.found.extend(own.found)
    return found


def _made(
    rows: Iterable[Row], spec: PlacesSpec, outlines: dict[str, tuple[Polygon, ...]]
) -> Places:
    levels = tuple(
        Level(each.key, each.name, each.plural, each.dative, each.geography, each.partial)
        for each in spec.levels
    )
    links = foreign_levels(spec)
    places = (replace(_place(row, links), outline=outlines.get(row["key"], ())) for row in rows)
    return Places(tuple(places), levels, tuple(map(_benchmark, spec.benchmarks)))


def _benchmark(spec: BenchmarkSpec) -> Place:
    """A region outside the hierarchy."""
    return Place(
        spec.key, spec.name, level="", parent=None, article=nominative(spec.article),
        inside=spec.inside or inside(spec.article, spec.name),
        genitive=spec.genitive or genitive(spec.article, spec.name), short=spec.short,
        dative=spec.dative or dative(spec.article, spec.name),
        accusative=spec.accusative or accusative(spec.article, spec.name),
    )  # fmt: skip


def _place(row: Row, links: Iterable[str]) -> Place:
    """A place, with forms of grammar where the table gives none."""
    article, name = row["article"], row["name"]
    return Place(
        key=row["key"],
        name=name,
        level=row["level"],
        parent=row["parent"] or None,
        article=nominative(article),
        inside=row["inside"] or inside(article, name),
        genitive=row["genitive"] or genitive(article, name),
        short=row["short"],
        dative=row["dative"] or dative(article, name),
        accusative=row["accusative"] or accusative(article, name),
        located=row.is_located,
        others=tuple(row[level] for level in links if row[level]),
        since=iso(row["from"]),
        until=iso(row["until"]),
        called=_called(row["called"]),
    )


def _called(text: str) -> tuple[str, ...] | None:
    """The words by which texts call a place; "nein": by none."""
    if text.casefold() in NO:
        return None
    return tuple(filter(None, map(str.strip, text.split("|"))))


# ---------------------------------------------------------------- the checks


def _check(rows: tuple[Row, ...], spec: PlacesSpec, problems: Problems) -> None:
    levels = [level.key for level in spec.levels]
    for row in rows:
        _check_texts(row, levels, problems)
    _check_twice(rows, problems)
    _check_roots(rows, spec.file, problems)
    by_key = {row["key"]: row for row in rows}
    circular = _check_circles(by_key, problems)
    for row in rows:
        if row["parent"] and row["key"] not in circular:
            _check_parent(row, by_key, spec.levels, problems)


def _check_texts(row: Row, levels: list[str], problems: Problems) -> None:
    for column in ("key", "name"):
        if not row[column]:
            problems.error("places-empty", row.where, column=column)
        if odd := next((sign for sign in row[column] if category(sign) in _UNPRINTED), ""):
            code = f"U+{ord(odd):04X}"
            problems.error("places-character", row.where, column=column, code=code)
    if row["level"] not in levels:
        problems.error(
            "source-level-unknown", row.where, level=row["level"],
            known=", ".join(levels), near=nearest(row["level"], levels),
        )  # fmt: skip
    if row["article"] not in ARTICLES:
        problems.error("places-article", row.where, article=row["article"])
    if row["located"].casefold() not in (*YES, *NO):
        problems.error("places-located", row.where, text=row["located"])
    for column in ("from", "until"):
        if row[column] and not iso(row[column]):
            problems.error("places-time", row.where, column=column, text=row[column])


def _check_twice(rows: tuple[Row, ...], problems: Problems) -> None:
    first: dict[str, Row] = {}
    for row in rows:
        before = first.setdefault(row["key"], row)
        if before is not row and row["key"]:
            problems.error("places-twice", row.where, key=row["key"], first=before.where.line)


def _check_roots(rows: tuple[Row, ...], file: str, problems: Problems) -> None:
    roots = [row for row in rows if not row["parent"]]
    if not roots:
        problems.error("places-root-none", Where(file))
    for row in roots[1:]:
        problems.error("places-root-again", row.where, place=row.title, root=roots[0].title)


def _check_parent(
    row: Row, by_key: dict[str, Row], levels: Sequence[LevelSpec], problems: Problems
) -> None:
    parent = by_key.get(row["parent"])
    if parent is None:
        near = nearest(row["parent"], by_key)
        problems.error(
            "places-parent-unknown", row.where, place=row.title, parent=row["parent"], near=near
        )
    elif not _is_above(parent["level"], row["level"], levels):
        problems.error(
            "places-level-order", row.where, place=row.title, level=row["level"],
            parent=parent.title, above=parent["level"],
        )  # fmt: skip


def _is_above(upper: str, lower: str, levels: Sequence[LevelSpec]) -> bool:
    """Whether a level is above another; an unknown one is told elsewhere."""
    keys = [level.key for level in levels]
    return upper not in keys or lower not in keys or keys.index(upper) < keys.index(lower)


def _check_circles(by_key: dict[str, Row], problems: Problems) -> set[str]:
    """Name every circle once, from its first place in the table; gives all that stand in one."""
    done: set[str] = set()
    circular: set[str] = set()
    for start in by_key:
        path: list[str] = []
        key = start
        while key in by_key and key not in done and key not in path:
            path.append(key)
            key = by_key[key]["parent"]
        if key in path:
            circle = path[path.index(key) :]
            names = " → ".join(by_key[each].title for each in (*circle, key))
            problems.error("places-circle", by_key[key].where, circle=names)
            circular.update(circle)
        done.update(path)
    return circular


# ---------------------------------------------------------------- outlines


def _outlines(
    rows: tuple[Row, ...], spec: PlacesSpec, world: World, problems: Problems, where: Where
) -> dict[str, tuple[Polygon, ...]]:
    """The outlines by key of the place; strangers and gaps are noted."""
    files = spec.outline_files
    known = {row["key"]: row for row in rows}
    short = unpadded(known)
    given = read_outlines(files, world, problems)
    found = {key if key in known else short.get(key, key): each for key, each in given.items()}
    strangers = sorted(set(found) - set(known))
    if found and len(strangers) == len(found):
        problems.error(
            "outlines-strange", where, file=_named(files),
            property=", ".join(dict.fromkeys(each.key for each in files)), known=listed(strangers),
        )  # fmt: skip
    elif strangers:
        problems.notice("outlines-unknown", Where(_named(files)), known=listed(strangers))
    levels = {known[key]["level"] for key in found if key in known}
    gaps = [row for row in rows if row["level"] in levels and row["key"] not in found]
    missing = [row.title for row in gaps if row.is_located]
    if missing:
        problems.notice("outlines-missing", Where(_named(files)), places=listed(missing))
    return found


def _named(files: Sequence[OutlineSpec]) -> str:
    return ", ".join(each.file for each in files)
