"""The source line: who publishes which numbers, of what time, taken when.

"Stadt X, Einwohnermelderegister, Stichtag 31.12. (Datenstand 14.02.2025) und Wohngeldstatistik;
Bundesagentur für Arbeit, …; eigene Berechnung". Each publisher is named once.
"""

from collections.abc import Iterable

from reportgen import formats
from reportgen.frame import Kind, Measure, Origin
from reportgen.messages import word

COUNTED_ONLY = (Kind.COUNT, Kind.AMOUNT)
"""Kinds that stand in a source as they are printed; all others are calculated, unless given."""


MOST = 5
"""How many registers and statistics are told in full; of more only the publishers are named, and
the list of sources in the annex tells the rest."""


def source(origins: Iterable[Origin], measures: Iterable[Measure], *, calculated: bool) -> str:
    """The source line of an exhibit of these numbers."""
    grouped = _grouped(origins)
    works = sum(map(len, grouped.values()))
    parts = (
        list(filter(None, grouped)) if works > MOST
        else [_publisher(name, items) for name, items in grouped.items()]
    )  # fmt: skip
    is_own = calculated or any(
        measure.kind not in COUNTED_ONLY and not measure.given for measure in measures
    )
    if is_own and parts:
        parts.append(word("exhibit-own-calculation"))
    return "; ".join(parts)


def _grouped(origins: Iterable[Origin]) -> dict[str, dict[str, list[Origin]]]:
    """Origins by publisher and title, in order of first appearance."""
    grouped: dict[str, dict[str, list[Origin]]] = {}
    for origin in origins:
        grouped.setdefault(origin.publisher, {}).setdefault(origin.title, []).append(origin)
    return grouped


def _publisher(name: str, items: dict[str, list[Origin]]) -> str:
    works = formats.joined(filter(None, (_work(title, each) for title, each in items.items())))
    return ", ".join(filter(None, (name, works)))


def _work(title: str, origins: list[Origin]) -> str:
    """One register or statistic, with the time its numbers describe and their Datenstand."""
    told = ", ".join(filter(None, (title, _reference(origins))))
    dates = [origin.extracted for origin in origins if origin.extracted]
    if not dates:
        return told
    as_of = word("exhibit-as-of", day=formats.day(max(dates)))
    return f"{told} ({as_of})" if told else as_of


def _reference(origins: list[Origin]) -> str:
    """One reference as it is; of several the first and last, their common beginning once."""
    known = list(dict.fromkeys(origin.reference for origin in origins if origin.reference))
    if len(known) < 2:
        return "".join(known)
    first, last = known[0], known[-1]
    start, shared = last.rpartition(" ")[0], first.rpartition(" ")[0]
    ending = last.rpartition(" ")[2] if start == shared else last
    return word("exhibit-until", first=first, last=ending)
