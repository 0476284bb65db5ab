"""The table of changed borders to successions: each old place is parted without rest."""

import math
import re
from collections.abc import Iterable, Iterator, Sequence

from reportgen.errors import Problems, ReportError, nearest
from reportgen.places import Succession
from reportgen.sources.geography.rows import Row, iso, read_rows
from reportgen.world import World

_NEEDED = ("old", "new", "weight", "from")
_NUMBER = re.compile(r"[01](?:[.,][0-9]+)?")
_SLACK = 1e-6
"""Weights with many decimals may miss 1 by this."""


def read_changes(
    file: str, keys: Iterable[str], world: World, problems: Problems
) -> tuple[Succession, ...]:
    """Read the changes in time order; `keys` are those of the places of today."""
    own = Problems()
    try:
        rows = read_rows(file, _NEEDED, ("old_name",), world, own)
        own.stop()
    except ReportError as error:
        problems.take(error)
        return ()
    _check(rows, set(keys), own)
    problems.found.extend(own.found)
    return () if any(own.errors()) else tuple(sorted(map(_succession, rows), key=_time))


def _succession(row: Row) -> Succession:
    weight = float(row["weight"].replace(",", "."))
    return Succession(row["old"], row["new"], weight, iso(row["from"]), row["old_name"])


def _time(each: Succession) -> tuple[str, str, str]:
    return each.since, each.old, each.new


def _check(rows: Sequence[Row], keys: set[str], problems: Problems) -> None:
    known = keys | {row["old"] for row in rows}
    for row in rows:
        if not row["old"]:
            problems.error("places-change-empty", row.where)
        if row["new"] not in known:
            near = nearest(row["new"], known)
            problems.error("places-change-new", row.where, key=row["new"], near=near)
        if not _NUMBER.fullmatch(row["weight"]) or not 0 < _succession(row).weight <= 1:
            problems.error("places-change-weight", row.where, text=row["weight"])
        if not iso(row["from"]):
            problems.error("places-time", row.where, column="from", text=row["from"])
    if any(problems.errors()):
        return
    for step in _steps(rows):
        _check_step(step, problems)
    _check_ends(rows, keys, problems)


def _steps(rows: Sequence[Row]) -> Iterator[list[Row]]:
    """The rows of one old place at one time."""
    steps: dict[tuple[str, str], list[Row]] = {}
    for row in rows:
        steps.setdefault((row["old"], iso(row["from"])), []).append(row)
    yield from steps.values()


def _check_step(step: list[Row], problems: Problems) -> None:
    first = step[0]
    total = math.fsum(_succession(row).weight for row in step)
    if abs(total - 1) > _SLACK:
        told = f"{total:.4g}".replace(".", ",")
        problems.error("places-change-sum", first.where, key=first["old"], total=told)
    for number, row in enumerate(step):
        if row["new"] in {each["new"] for each in step[:number]}:
            problems.error("places-change-twice", row.where, old=row["old"], new=row["new"])


def _check_ends(rows: Sequence[Row], keys: set[str], problems: Problems) -> None:
    """A successor that is no more must be followed up by a later change."""
    for row in rows:
        later = (each for each in rows if each["old"] == row["new"])
        if row["new"] not in keys and not any(iso(e["from"]) > iso(row["from"]) for e in later):
            problems.error("places-change-end", row.where, key=row["new"])
