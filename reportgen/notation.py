"""The signs that stand instead of numbers or beside them, by the custom that a town keeps.

`classic`: DIN 55301 (withdrawn in 2020, still the custom of most offices). `new`: that of the
Landesamt für Statistik Niedersachsen and others, where "0" is exactly nothing. `eurostat`: flags
of Eurostat and SDMX. In each of them all that is kept back has one sign: different ones would
tell which cells were small.
"""

from collections.abc import Iterable
from dataclasses import dataclass, fields
from functools import cached_property

from reportgen import formats
from reportgen.formats import EN_DASH
from reportgen.status import Flag, Status

AROUND = "( )"
"""The sign of a number of limited use that stands around it; any other stands behind."""
AS_IT_IS = "0"
"""The sign of a rounded nought that prints as the number it is."""
MEANINGS = {
    "zero": "nichts vorhanden (genau null)",
    "unreliable": "Zahlenwert nicht sicher genug",
    "not_yet": "Angabe fällt später an",
    "hidden": "Zahlenwert unbekannt oder geheim zu halten",
    "not_applicable": "Aussage nicht sinnvoll",
    "rounded_zero": "weniger als die Hälfte von 1 in der letzten besetzten Stelle,"
    " jedoch mehr als nichts",
    "limited": "Aussagewert eingeschränkt",
    "preliminary": "vorläufige Zahl",
    "revised": "berichtigte Zahl",
    "estimated": "geschätzte Zahl",
}
"""What each sign means, in the order of the legend."""


@dataclass(frozen=True, slots=True, order=True)
class Sign:
    """A sign as it is printed, and what it means."""

    place: int
    """In the legend."""
    mark: str
    meaning: str


@dataclass(frozen=True)
class Notation:
    """All signs of a regime; the fields are the keys of `[signs]`."""

    zero: str = EN_DASH
    unreliable: str = "/"
    not_yet: str = "…"
    hidden: str = "."
    not_applicable: str = "x"
    rounded_zero: str = AS_IT_IS
    limited: str = AROUND
    preliminary: str = "p"
    revised: str = "r"
    estimated: str = "s"

    def of(self, status: Status) -> str:
        """The sign that stands instead of a number; none for a number."""
        return self._instead.get(status, "")

    @cached_property
    def _instead(self) -> dict[Status, str]:
        is_number = self.rounded_zero == AS_IT_IS
        return {
            Status.ZERO: self.zero,
            Status.ROUNDED_ZERO: "" if is_number else self.rounded_zero,
            Status.UNRELIABLE: self.unreliable,
            Status.NOT_YET: self.not_yet,
            Status.UNKNOWN: self.hidden,
            Status.SECRET: self.hidden,
            Status.NOT_APPLICABLE: self.not_applicable,
        }

    def cell(
        self,
        amount: float | None,
        status: Status,
        flags: Flag = Flag.NONE,
        decimals: int = 0,
        *,
        signed: bool = False,
    ) -> tuple[str, tuple[Sign, ...]]:
        """A cell of a table, the number or its sign, with the signs of the legend that it uses.

        No cell is ever empty. A signed cell (a change) prints nought as "±0", since nothing is
        not what it means; nor is it where numbers were changed.
        """
        is_number = amount is not None and status.is_number
        is_plain = status is Status.ZERO and (signed or bool(flags & Flag.CHANGED))
        if sign := "" if is_plain else self.of(status):
            return sign, (*self._signs(sign), *self._behind(flags))
        if amount is None or not is_number:
            raise AssertionError  # a cell without a number has a status that says why
        body = formats.number(amount, decimals, signed=signed)
        found = self._behind(flags)
        body += "".join(each.mark for each in found if each.mark != AROUND)
        small = self._signs(AS_IT_IS) if status is Status.ROUNDED_ZERO else ()
        return f"({body})" if self._is_around(flags) else body, (*small, *found)

    def _behind(self, flags: Flag) -> tuple[Sign, ...]:
        """The signs of flags, in the order in which they stand behind a number."""
        marks = (
            (Flag.LIMITED, self.limited), (Flag.PRELIMINARY, self.preliminary),
            (Flag.REVISED, self.revised), (Flag.ESTIMATED, self.estimated),
        )  # fmt: skip
        return self._signs(*(mark for flag, mark in marks if flag & flags))

    def _is_around(self, flags: Flag) -> bool:
        return bool(flags & Flag.LIMITED) and self.limited == AROUND

    @property
    def instead(self) -> tuple[str, ...]:
        """The signs that stand alone in a cell, the longest first."""
        found = set(self._instead.values()) - {""}
        return tuple(sorted(found, key=lambda mark: (-len(mark), mark)))

    @property
    def behind(self) -> tuple[str, ...]:
        """The signs that stand behind a number."""
        marks = (self.limited, self.preliminary, self.revised, self.estimated)
        return tuple(dict.fromkeys(mark for mark in marks if mark != AROUND))

    @cached_property
    def signs(self) -> tuple[Sign, ...]:
        """Every sign once, in the order of the legend; one that means two things tells both."""
        found: dict[str, list[str]] = {}
        for name, meaning in MEANINGS.items():
            found.setdefault(getattr(self, name), []).append(meaning)
        return tuple(
            Sign(place, mark, " oder ".join(told))
            for place, (mark, told) in enumerate(found.items())
        )

    def _signs(self, *marks: str) -> tuple[Sign, ...]:
        known = {each.mark: each for each in self.signs}
        return tuple(known[mark] for mark in marks)

    def legend(self, marks: Iterable[str]) -> tuple[tuple[str, str], ...]:
        """The legend of the signs that are used, in the order of the offices."""
        used = set(marks)
        return tuple((each.mark, each.meaning) for each in self.signs if each.mark in used)


CLASSIC = Notation()
NEW = Notation(zero="0", unreliable="u", not_yet="t", hidden="g", rounded_zero="k", limited="u")
EUROSTAT = Notation(
    zero="0", unreliable=":u", not_yet=":", hidden=":", not_applicable="z", rounded_zero="0n",
    limited="u", estimated="e",
)  # fmt: skip
NOTATIONS = {"classic": CLASSIC, "new": NEW, "eurostat": EUROSTAT}
TOLD_APART = (
    ("zero", "rounded_zero", "unreliable", "hidden", "not_applicable"),
    ("zero", "not_yet", "not_applicable"),
    ("limited", "preliminary", "revised", "estimated"),
)
"""Signs that may not be the same. What comes later may look like what is hidden: it tells less."""
KEYS = tuple(each.name for each in fields(Notation))
