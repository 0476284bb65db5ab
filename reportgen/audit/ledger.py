"""The public ledger of a document: which numbers it prints, which it keeps back, and where."""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from reportgen.audit.figure import Figure
from reportgen.audit.findings import Hidden
from reportgen.audit.makeup import Address, Declared

BESIDE = ("since", "to", "of")
Json = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Printed:
    """A place where a number, or the sign instead of it, is printed."""

    text: str
    exhibit: str
    """"Tabelle 3.2"; empty in running text."""
    row: str
    """Head of the row in a table."""
    section: str
    times: int

    @property
    def spot(self) -> str:
        """For a reader."""
        found = self.exhibit or self.section
        return f"{found}, Zeile „{self.row}“" if self.row else found


@dataclass(frozen=True, slots=True)
class Entry:
    """A number of a ledger."""

    address: Address
    is_shown: bool
    places: tuple[Printed, ...]
    value: float | None = None
    decimals: int = 0


@dataclass(frozen=True, eq=False)
class Ledger:
    """All numbers of a document."""

    name: str
    """Of the document."""
    entries: tuple[Entry, ...]

    def figures(self, declared: Declared) -> Iterator[Figure]:
        """What is printed."""
        for each in self.entries:
            if each.is_shown:
                yield from _figures(each, self.name, declared)

    def hidden(self) -> Iterator[Hidden]:
        """What is kept back."""
        for each in self.entries:
            if not each.is_shown:
                yield Hidden(each.address, _spot(each, self.name))


def read_ledger(name: str, data: bytes) -> Ledger:
    """Read a ledger; `ValueError` when it is none."""
    content = json.loads(data)
    try:
        shown = (_entry(each, is_shown=True) for each in content["numbers"])
        hidden = (_entry(each, is_shown=False) for each in content["withheld"])
        return Ledger(name, (*shown, *hidden))
    except (KeyError, TypeError, AttributeError) as error:
        raise ValueError(str(error)) from None


def _entry(given: Json, *, is_shown: bool) -> Entry:
    group = dict(given["group"])
    address = Address(
        given["indicator"],
        given["place"],
        given["period"],
        tuple(sorted((key, member) for key, member in group.items() if key not in BESIDE)),
        _told(str(given["key"])),
        tuple(sorted((key, member) for key, member in group.items() if key in BESIDE)),
    )
    value = given.get("value")
    return Entry(
        address, is_shown, tuple(_places(given["printed"])),
        None if value is None else float(value), int(given.get("decimals", 0)),
    )  # fmt: skip


def _told(key: str) -> str:
    return key.partition("/")[0].partition("~")[2]


def _places(given: Iterable[Json]) -> Iterator[Printed]:
    for each in given:
        yield Printed(
            each["text"], each["exhibit"].replace("\xa0", " "), each.get("row", ""),
            each["section"], int(each.get("times", 1)),
        )  # fmt: skip


def _spot(entry: Entry, name: str) -> str:
    """Where a number is easiest to find: in a table, if there is one."""
    places = sorted(entry.places, key=lambda each: not each.row)
    return f"{name}: {places[0].spot}" if places else name


def _figures(entry: Entry, name: str, declared: Declared) -> Iterator[Figure]:
    """The number itself, and what its printed texts say beyond it."""
    if entry.value is not None:
        half = 0.5 * 10.0**-entry.decimals
        yield Figure(entry.address, entry.value - half, entry.value + half, _spot(entry, name))
        return
    for place in entry.places:
        if meant := declared.meant(entry.address, place.text):
            address = replace(entry.address, told=meant.told)
            yield Figure(address, meant.low, meant.high, f"{name}: {place.spot}")
