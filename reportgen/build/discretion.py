"""What a public ledger must not tell by the way: the rows of a register, and its bytes.

A register lists what there is. Where seven rows make up seven persons there is one in each, and
how many rows of a place belong to an age group is how many persons at the least; the length of its
columns says as much of all persons. And whoever knows all of a file but a few small numbers finds
them by trying which of them give its digest.
"""

from collections.abc import Iterator
from typing import TypeAlias

from reportgen.frame import Frame
from reportgen.places import Places
from reportgen.protection.spec import ProtectionSpec
from reportgen.sources.spec import SourceSpec

Groups: TypeAlias = set[tuple[str, ...]]
"""The groups that have a row."""
Lists: TypeAlias = dict[str, Groups]
"""The same by place."""


def tells_rows(source: Frame, places: Places) -> bool:
    """Whether a row is there or not says something: places of one level list different groups.

    A place that is alone on its level is set beside itself in other periods, and a single list
    has nothing beside it that would show it to be complete.
    """
    if not source.groups:
        return False
    levels = {key: place.level for key, place in places.by_key.items()}
    listed: dict[str, dict[str, Lists]] = {}
    for place, period, *groups in zip(*(source.table[key] for key in source.keys), strict=True):
        of_level = listed.setdefault(levels.get(place, place), {})
        of_level.setdefault(period, {}).setdefault(place, set()).add(tuple(groups))
    return any(
        _differ(each) for of_level in listed.values() for each in _beside(list(of_level.values()))
    )


def _beside(periods: list[Lists]) -> Iterator[list[Groups]]:
    """The lists of a level that ought to be the same if they were complete."""
    alone = [own for each in periods if len(each) == 1 for own in each.values()]
    yield from (list(each.values()) for each in periods if len(each) > 1)
    if alone:
        yield alone


def _differ(lists: list[Groups]) -> bool:
    return len(lists) == 1 or any(each != lists[0] for each in lists)


def tells_bytes(source: SourceSpec, rules: ProtectionSpec) -> bool:
    """Whether the digest of a file could be used to find numbers that are kept back by trial."""
    is_counted = source.persons and rules.strictest.is_active
    return is_counted or source.contributions is not None
