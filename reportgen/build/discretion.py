"""What a public ledger must not tell by the way: the rows of a register, and its bytes.

A register lists what there is. Where seven rows make up seven persons there is one in each, and
how many rows of a place belong to an age group is how many persons at the least. And whoever knows
all of a file but a few small numbers finds them by trying which of them give its digest.
"""

from reportgen.frame import Frame
from reportgen.places import Places
from reportgen.protection.spec import ProtectionSpec
from reportgen.sources.spec import SourceSpec


def tells_rows(source: Frame, places: Places) -> bool:
    """Whether a row is there or not says something: places of one level list different groups."""
    levels = {key: place.level for key, place in places.by_key.items()}
    listed: dict[tuple[str, str], dict[str, set[tuple[str, ...]]]] = {}
    for place, period, *groups in zip(*(source.table[key] for key in source.keys), strict=True):
        beside = listed.setdefault((levels.get(place, place), period), {})
        beside.setdefault(place, set()).add(tuple(groups))
    return any(len(set(map(frozenset, beside.values()))) > 1 for beside in listed.values())


def tells_bytes(source: SourceSpec, rules: ProtectionSpec) -> bool:
    """Whether the digest of a file could be used to find numbers that are kept back by trial."""
    is_counted = source.persons and rules.strictest.is_active
    return is_counted or source.contributions is not None
