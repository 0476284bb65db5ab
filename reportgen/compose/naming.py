"""What a sentence speaks of: the indicators, places and years that it names."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from reportgen.compose.figures import even
from reportgen.compose.lookup import Lookup
from reportgen.frame import Measure
from reportgen.places import Place

_DISTINCT = re.compile(r"[A-ZÄÖÜ][\w-]{4,}")
"""A name is only known by a noun of some length: "65 und älter" names nothing."""
_YEAR = re.compile(r"(?<![\d.,/-])(?:19|20)\d\d(?![\d,%])(?! ?(?:%|Prozent))")
_OPEN = re.compile(
    r"\b(?:Land(?:es\w*|kreis\w*)?|Bund(?:es\w*)?|NRW|Nordrhein\w*|Deutschland\w*|Kreis\w*|EU|Europa"
    r"|Region\w*|Umland|Nachbar\w*|Ziel\w*|Soll\w*|soll\w*|künftig\w*|Grenz\w*|Schwelle\w*"
    r"|mindestens|höchstens|maximal|minimal|über|unter|mehr|weniger|zwischen|bis|etwa|circa|ca|knapp"
    r"|rund|fast|gut|nahezu|würde\w*|wäre\w*|könnte\w*|Prognose\w*|Vorausberechnung\w*|[Ss]chätz\w*"
    r"|geschätzt\w*|erwarte\w*|Szenari\w*|Beispiel\w*|Frauen|Männer\w*|Mädchen|Jungen|Kinder\w*"
    r"|Jugendlich\w*|Ältere\w*|Senior\w*|[Aa]usländ\w*|Alleinerziehend\w*|Familien|weiblich\w*"
    r"|männlich\w*|darunter|davon|ihnen|Haushalte\w*|Vorjahr\w*|damals|zuvor|früher\w*|noch|dort"
    r"|hier|[Ss]eit|Bezirk\w*|Stadtteil\w*|Quartier\w*|Mittelwert\w*|Durchschnitt\w*|Summe\w*|Drittel|Städte\w*|Gemeinde\w*|Kommune\w*)\b"
    r"|\b(?:[Ii]n|[Aa]us|[Vv]on|[Ff]ür|[Bb]ei|Stadt) [A-ZÄÖÜ]\w+"
)
"""Words that leave open whose number it is, of when, or whether it is meant to be exact."""


@dataclass(frozen=True, slots=True)
class Named:
    """What is named in a piece of text."""

    measures: tuple[Measure, ...] = ()
    places: tuple[Place, ...] = ()
    years: tuple[str, ...] = ()
    is_open: bool = False
    """Whether words beside the names leave open what a number stands for."""


@dataclass(frozen=True, eq=False)
class Naming:
    """Finds the names of a project in texts."""

    lookup: Lookup

    def named(self, text: str) -> Named:
        """Everything that an evened text names."""
        years = tuple(dict.fromkeys(_YEAR.findall(text)))
        rest = self._measures[0].sub(" ", self._places[0].sub(" ", text))
        names = _found(text, self._measures)
        measures = tuple(self.lookup.frame(name).measure for name in names)
        return Named(measures, self.places(text), years, is_open=bool(_OPEN.search(rest)))

    def places(self, text: str) -> tuple[Place, ...]:
        """The places that an evened text names."""
        return tuple(self.lookup.place(key) for key in _found(text, self._places))

    @cached_property
    def _measures(self) -> "Known":
        names = [
            (alias, measure.id)
            for measure in (self.lookup.frame(name).measure for name in self.lookup.names())
            for alias in (measure.name, measure.short)
            if _DISTINCT.search(alias)
        ]
        return _known(names)

    @cached_property
    def _places(self) -> "Known":
        names = [
            (form, place.key)
            for place in (*self.lookup.places, *self.lookup.places.benchmarks)
            if place.located
            for form in (place.name, place.inside, place.genitive, place.dative)
            if form
        ]
        return _known(names)


Known = tuple[re.Pattern[str], dict[str, str]]


def _known(names: Iterable[tuple[str, str]]) -> Known:
    """The pattern of all names, longest first, and whose each is; a shared name is nobody's."""
    owners: dict[str, str] = {}
    for name, owner in names:
        alias = _alias(name)
        owners[alias] = owner if owners.get(alias, owner) == owner else ""
    ordered = sorted(owners, key=len, reverse=True)
    parts = "|".join(re.escape(each).replace(r"\ ", "[- ]") for each in ordered) or r"(?!)"
    return re.compile(rf"(?<!\w)({parts})(?:es|en|s|n|e)?(?!\w)", re.IGNORECASE), owners


def _found(text: str, known: Known) -> tuple[str, ...]:
    """Whose names a text has, each once, in order."""
    looks, owners = known
    found = (owners[_alias(name)] for name in looks.findall(text))
    return tuple(dict.fromkeys(owner for owner in found if owner))


def _alias(name: str) -> str:
    """A name as it is compared: "SGB-II-Quote" and "SGB II-Quote" are one."""
    return even(name).casefold().replace("-", " ")
