"""Which places a run of text speaks of: by its numbers, by names printed from data, by typed names.

A typed name counts where nothing else can be meant: as a whole word, written as it is declared,
in a form in which the table of places has it. What is not said without a word before it ("im
Stadtbezirk Mitte") is not known by its bare name; neither is a short name, which might be a common
word ("in der Mitte"), but with the words around it that are declared. A form that several places
share is nobody's. Where that is not enough, the column `called` says how texts call a place.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from reportgen.compose.typed import runs
from reportgen.document.inlines import Inline, Inlines, Text, Value
from reportgen.document.walk import inlines, plain
from reportgen.frame import TO
from reportgen.places import Place, Places

SHORT = 5
"""Letters up to which a name alone is not enough."""
_BEFORE_NAME = re.compile(r"(?:[a-zäöü]+ )+")
"""Articles and prepositions of a declared form."""
_HISSING = re.compile(r"[sßxz]$")
"""Names that have no -s in the genitive."""


@dataclass(frozen=True, eq=False)
class Mentions:
    """Finds the places of a project in texts; the whole of it is news nowhere."""

    places: Places

    def of(self, content: Inlines) -> tuple[str, ...]:
        """The keys of the places that a run speaks of, its notes included."""
        found = (*_bound(content), *self._printed(content), *self._named(content))
        return self.known(found)

    def known(self, keys: Iterable[str]) -> tuple[str, ...]:
        """Those of some keys that are places and not the whole, each once."""
        return tuple(dict.fromkeys(key for key in keys if key in self._known))

    def _printed(self, content: Inlines) -> Iterator[str]:
        """The places whose name was printed from data, whatever it is."""
        for inline in inlines(content):
            for text in _untyped(inline):
                if key := self._names.get(text.strip()):
                    yield key

    def _named(self, content: Inlines) -> Iterator[str]:
        looks, owners = self._forms
        for run in runs(content):
            yield from (owners[_even(form)] for form in looks.findall(plain(run)))

    @cached_property
    def _known(self) -> dict[str, Place]:
        every = (*self.places.all, *self.places.benchmarks)
        return {each.key: each for each in every if each.located and each != self.places.root}

    @cached_property
    def _names(self) -> dict[str, str]:
        """Names that are one place's alone, with its key."""
        return _alone((each.name, each.key) for each in self._known.values())

    @cached_property
    def _forms(self) -> tuple[re.Pattern[str], dict[str, str]]:
        """A pattern of all forms, the longest first, and whose each is."""
        forms = [(form, each.key) for each in self._known.values() for form in self._called(each)]
        owners = _alone([*forms, *((_begun(form), key) for form, key in forms)])
        ordered = sorted(owners, key=lambda form: (-len(form), form))
        parts = "|".join(re.escape(form).replace(r"\ ", r"\s") for form in ordered) or r"(?!)"
        return re.compile(rf"(?<![\w-])({parts})(?![\w-])"), owners

    def _called(self, place: Place) -> Iterator[str]:
        """The forms by which texts call a place."""
        if place.called is None or place.called:
            yield from place.called or ()
            return
        if level := self.places.level(place.level):
            yield from (f"{level.name}{ending} {place.name}" for ending in ("", "s", "es"))
        declared = (place.inside, place.genitive, place.dative, place.accusative)
        if len(place.name) <= SHORT:
            yield from (form for form in declared if _BEFORE_NAME.match(form))
            return
        bare = [_BEFORE_NAME.sub("", form, count=1) for form in declared]
        if _words(bare[0]) > _words(place.name):
            yield from (form for form in bare if _words(form) > _words(place.name))
            return
        yield from (place.name, *filter(None, bare))
        if not place.article and not _HISSING.search(place.name):
            yield f"{place.name}s"


def _bound(content: Inlines) -> Iterator[str]:
    """The places of numbers, and those that they are compared with."""
    for inline in inlines(content):
        if isinstance(inline, Value):
            yield inline.key.place
            yield from (member for group, member in inline.key.group if group == TO)


def _untyped(inline: Inline) -> Iterator[str]:
    """What of a text no author typed, piece by piece."""
    if isinstance(inline, Text):
        at = 0
        for start, end in (*inline.typed, (len(inline.text), len(inline.text))):
            yield inline.text[at:start]
            at = end


def _alone(pairs: Iterable[tuple[str, str]]) -> dict[str, str]:
    """What belongs to one key alone."""
    owners: dict[str, set[str]] = {}
    for name, key in pairs:
        owners.setdefault(name, set()).add(key)
    return {name: next(iter(keys)) for name, keys in owners.items() if len(keys) == 1}


def _begun(form: str) -> str:
    """A form at the beginning of a sentence."""
    return form[:1].upper() + form[1:]


def _words(form: str) -> int:
    return len(form.split())


def _even(form: str) -> str:
    return " ".join(form.split())
