"""Sources as they are cited, below tables and in the list of sources alike.

"Stadt X, Einwohnermelderegister, Stichtag 31.12. (Datenstand 14.02.2025) und Wohngeldstatistik;
Bundesagentur für Arbeit, …". Each publisher is named once.
"""

from collections.abc import Iterable, Mapping

from reportgen import formats
from reportgen.frame import Origin
from reportgen.messages import word

Works = Mapping[str, Mapping[str, tuple[Origin, ...]]]
"""Origins by publisher and title, in order of first appearance."""


def works(origins: Iterable[Origin]) -> Works:
    """What there is to cite: registers and statistics of each publisher."""
    grouped: dict[str, dict[str, tuple[Origin, ...]]] = {}
    for origin in origins:
        titles = grouped.setdefault(origin.publisher, {})
        titles[origin.title] = (*titles.get(origin.title, ()), origin)
    return grouped


def cited(cites: Works) -> tuple[str, ...]:
    """One text for each publisher."""
    return tuple(_publisher(name, titles) for name, titles in cites.items())


def _publisher(name: str, titles: Mapping[str, tuple[Origin, ...]]) -> str:
    told = formats.joined(filter(None, (_work(title, each) for title, each in titles.items())))
    return ", ".join(filter(None, (name, told)))


def _work(title: str, origins: tuple[Origin, ...]) -> str:
    """One register or statistic, with the time its numbers describe and their Datenstand."""
    told = ", ".join(filter(None, (title, _reference(origins), _restated(origins))))
    dates = [origin.extracted for origin in origins if origin.extracted]
    if not dates:
        return told
    as_of = word("as-of", day=formats.day(max(dates)))
    return f"{told} ({as_of})" if told else as_of


def _reference(origins: tuple[Origin, ...]) -> str:
    """One reference as it is; of several the first and last, their common beginning once."""
    known = list(dict.fromkeys(origin.reference for origin in origins if origin.reference))
    if len(known) < 2:
        return "".join(known)
    first, last = known[0], known[-1]
    start, shared = last.rpartition(" ")[0], first.rpartition(" ")[0]
    ending = last.rpartition(" ")[2] if start == shared else last
    return word("exhibit-until", first=first, last=ending)


def _restated(origins: tuple[Origin, ...]) -> str:
    """That numbers were converted to other borders: all of them, or those of some files."""
    restated = [origin.restated for origin in origins]
    return word("restated" if all(restated) else "restated-partly") if any(restated) else ""
