"""Numbers typed by hand that are kept back: what an author knows, and no reader may.

The gate hides a number everywhere but in what people type. So every typed number, in digits or as
a word, is set beside the true numbers that are hidden at the indicators and places that its
sentence names, its paragraph or the headings above; and beside the counts that those are made
of, and what is left of their wholes ("alle bis auf zwei").
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from reportgen import formats
from reportgen.compose.figures import even
from reportgen.compose.lookup import Lookup
from reportgen.compose.naming import Naming
from reportgen.compose.passages import Passage, passages
from reportgen.compose.typed import SENTENCE
from reportgen.document.nodes import Blocks
from reportgen.errors import Problem, Where, problem
from reportgen.frame import Cell, Frame, Measure
from reportgen.places import Place, Places
from reportgen.released import Released, as_printed
from reportgen.status import Status

_ONES = r"(?:nur|genau|lediglich|bloß|gerade) ein(?:e[nmrs]?)?|eine?[nmrs]? einzige[nrsm]?|eins"
_WORDS = {formats.count_word(count): count for count in range(2, 13)}
_NUMBER = re.compile(
    r"(?<![\w.,/§])(?P<digits>\d{1,3}(?:[. ]\d{3})+(?!\d)|\d+)(?:,(?P<places>\d+))?(?![\w:/])"
    r"(?P<percent> ?(?:%|v\. ?H\.|Prozent(?!\w)))?"
    rf"|\b(?P<word>{'|'.join(_WORDS)})(?:en|er|e)?\b|\b(?P<one>{_ONES})\b",
    re.IGNORECASE,
)
_OTHER = re.compile(
    r"\b(?:19|20)\d\d\b|\b\d{1,2}\. ?(?:\d{1,2}\.(?:\d{2,4})?|(?=[^\W\d_]))|§+ ?\d+\w*"
    r"|\b(?:Tabelle|Abbildung|Karte|Kapitel|Abschnitt|Seite|Nr\.|Abs(?:atz|\.)|Satz|Rang|Platz"
    r"|Klasse|Stufe|Phase|Anlage|SGB|Drucksache|Artikel|Gruppe|Teil)n? [\dIVX]+(?:[./]\d+)*"
    r"|\b(?:unter|ab|bis|über|von|zwischen) (?:\d+ (?:bis|und) )?(?:unter )?\d+[-‑ ]?[Jj]ahr\w*"
    r"|\b\d+ (?:bis unter|und älter|bis|und)(?: \d+)? Jahre\w*|\b\d+[-‑ ]?[Jj]ähr\w*"
    r"|\b(?:\d+|\w+) (?:Jahre?n?|Monate?n?|Wochen|Tagen?|Stunden|Uhr|Euro|Mio|Prozentpunkte?n?)\b"
    r"|\b\d+(?:,\d+)? ?€|\b(?:je|pro|von) (?:100|1[. ]?000|10[. ]?000|100[. ]?000)\b"
)
"""Years, days, ages, sums of money, paragraphs and references, which are no numbers of persons."""
_NOUN = re.compile(r"(?: [a-zäöüß]+(?:e|en|er|es|em))?[ -]([A-ZÄÖÜ][\w-]{2,})")
_PEOPLE = re.compile(
    r"Person|Kind|Mensch|F[aä]ll|Famili|Frau|M[aä]nn|Junge|Mädchen|Jugendl|Einwohn|Bewohn|Haushalt"
    r"|Schül|Betroff|Empf[aä]ng|Leistung|Berechtigt|Ältere|Senior|Bürger|Fälle"
)
STEM = 5
"""Letters by which a noun is known among the words of an indicator."""
_AKIN = re.compile(r"\b[A-ZÄÖÜ][a-zäöüß]{7}")
"""How nouns begin that name an indicator without its name: Einbürgerungen, Einbürgerungsrate."""


@dataclass(frozen=True, eq=False)
class Kept:
    """What stands behind an indicator before the gate; only to find it where it is typed."""

    own: Frame
    parts: tuple[tuple[Frame, Frame | None], ...] = ()
    """The counts of persons above the line, each with the counts that it is a part of."""


@dataclass(frozen=True, slots=True)
class _Typed:
    """A number that somebody typed."""

    text: str
    amount: float
    decimals: int
    is_share: bool
    noun: str
    """What it is a number of, if that stands behind it."""


@dataclass(frozen=True, slots=True)
class _Topic:
    """What a passage is about."""

    measures: tuple[Measure, ...]
    places: tuple[Place, ...]
    years: tuple[str, ...]


@dataclass(frozen=True, eq=False)
class Unspoken:
    """Finds what is kept back in what is typed."""

    released: Released
    places: Places
    before: Mapping[str, Kept]

    def spoken(self, blocks: Blocks) -> tuple[Problem, ...]:
        """Every number of chapters that must not be shown."""
        found = (each for passage in passages(blocks, _NUMBER) for each in self._judged(passage))
        return tuple(dict.fromkeys(found))

    def declared(self, text: str, names: tuple[str, ...], where: Where) -> Iterator[Problem]:
        """The same of a text of the project file, which stands by some indicators."""
        whole = even(text)
        own = tuple(self.lookup.frame(each).measure for each in names if each in self.released)
        for sentence in SENTENCE.split(whole) if _NUMBER.search(whole) else ():
            topic = self._topic((sentence, whole), own)
            yield from self._betrayed(_numbers(sentence, [(0, len(sentence))]), topic, where)

    @cached_property
    def lookup(self) -> Lookup:
        """The released numbers by their names."""
        return Lookup(self.released, self.places)

    @cached_property
    def _naming(self) -> Naming:
        return Naming(self.lookup)

    # ------------------------------------------------------------ topics

    def _judged(self, passage: Passage) -> list[Problem]:
        topic = self._topic((passage.text, passage.around, *reversed(passage.above)), ())
        numbers = _numbers(passage.text, passage.spans)
        return list(self._betrayed(numbers, topic, passage.where))

    def _topic(self, texts: tuple[str, ...], measures: tuple[Measure, ...]) -> _Topic:
        """What the nearest text that names anything of a kind names of it.

        Of the text itself nouns are enough that begin as an indicator does.
        """
        named = [self._naming.named(even(text)) for text in texts]
        near = next((each.measures for each in named if each.measures), measures)
        places = next((each.places for each in named if each.places), (self.places.root,))
        years = next((each.years for each in named if each.years), ())
        akin = (each for stem in _AKIN.findall(even(texts[0])) for each in self._akin.get(stem, ()))
        return _Topic((*near, *measures, *akin), places, years)

    @cached_property
    def _akin(self) -> dict[str, list[Measure]]:
        """Indicators by how the nouns of their names begin."""
        found: dict[str, list[Measure]] = {}
        for name in self.before:
            measure = self.released[name].measure
            for stem in {*_AKIN.findall(measure.name), *_AKIN.findall(measure.short)}:
                found.setdefault(stem, []).append(measure)
        return found

    # ------------------------------------------------------------ values

    def _betrayed(
        self, numbers: Iterable[_Typed], topic: _Topic, where: Where
    ) -> Iterator[Problem]:
        for number in numbers:
            for measure in dict.fromkeys(topic.measures):
                if measure.id not in self.before or not _is_of(number, measure):
                    continue
                if spot := self._hidden_as(number, measure, topic):
                    place, period = spot
                    yield problem(
                        "typed-hidden", where, typed=number.text, name=measure.id,
                        place=place, period=period,
                    )  # fmt: skip
                    break

    def _hidden_as(self, number: _Typed, measure: Measure, topic: _Topic) -> tuple[str, str] | None:
        """Where and when a hidden number is what was typed; None where a shown one is, too."""
        frame = self.released[measure.id]
        years = topic.years or (frame.periods[-1][:4],)
        periods = [each for each in frame.periods if each.startswith(years)]
        for period in periods:
            for place in topic.places:
                cells = list(self._cells(measure.id, place, period))
                if any(_says(number, cell.amount, measure) for cell, _ in cells if cell.amount):
                    return None
                if any(_says(number, *true) for _, hidden in cells for true in hidden):
                    return place.name, period
            if self._is_sum(number, measure, topic.places, period):
                return formats.joined(each.name for each in topic.places), period
        return None

    def _cells(
        self, name: str, place: Place, period: str
    ) -> Iterator[tuple[Cell, list[tuple[float, Measure | None]]]]:
        """The numbers of a place as they are told, each with all that is hidden behind it."""
        frame, kept = self.released[name], self.before[name]
        for groups in ({}, *({key: one} for key in frame.groups for one in frame.members(key))):
            cell = frame.cell(place.key, period, **groups)
            own = kept.own.cell(place.key, period, **groups)
            if _is_told(cell, own, frame.measure):
                yield cell, []
            else:
                yield cell, list(_behind(kept, own, place.key, period, groups))

    def _is_sum(
        self, number: _Typed, measure: Measure, places: tuple[Place, ...], period: str
    ) -> bool:
        """Whether it is what hidden counts of all places that are named come to."""
        frame, own = self.released[measure.id], self.before[measure.id].own
        if len(places) < 2 or not measure.kind.is_additive:
            return False
        told = [frame.cell(each.key, period).status for each in places]
        amounts = [own.cell(each.key, period).amount for each in places]
        is_hidden = all(each is Status.SECRET for each in told)
        known = [each for each in amounts if each is not None]
        return is_hidden and len(known) == len(amounts) and _says(number, sum(known), measure)


def _behind(
    kept: Kept, own: Cell, place: str, period: str, groups: Mapping[str, str]
) -> Iterator[tuple[float, Measure | None]]:
    """A hidden number, the counts that it is made of, and what is left of their wholes."""
    if own.amount is not None:
        yield own.amount, kept.own.measure
    for part, whole in kept.parts:
        if groups.keys() <= set(part.keys):
            amount = part.cell(place, period, **groups).amount
            if amount is not None:
                yield amount, None
                full = whole.cell(place, period, **groups).amount if whole else None
                if full is not None:
                    yield full - amount, None


def _is_told(cell: Cell, own: Cell, measure: Measure) -> bool:
    """Whether a number is shown as it is, or was never known."""
    if cell.status is Status.SECRET:
        return False
    return as_printed(cell, measure.decimals) == as_printed(own, measure.decimals)


def _says(number: _Typed, amount: float, measure: Measure | None) -> bool:
    """Whether a typed number is a true one; a count has neither decimals nor a sign of per cent."""
    if measure is None or measure.kind.is_additive:
        return not number.is_share and number.amount == amount > 0
    is_exact = number.decimals >= min(measure.decimals, 1)
    if number.is_share != measure.is_percentage or not is_exact:
        return False
    return float(formats.rounded(amount, number.decimals)) == number.amount > 0


def _is_of(number: _Typed, measure: Measure) -> bool:
    """Whether what a number is of may be what an indicator counts."""
    words = (measure.name, measure.short, measure.unit, measure.definition, measure.population)
    stem = number.noun[:STEM].casefold()
    return not stem or bool(_PEOPLE.search(number.noun)) or stem in " ".join(words).casefold()


def _numbers(text: str, spans: Iterable[tuple[int, int]]) -> Iterator[_Typed]:
    """The numbers of a text that were typed from end to end and may be of persons."""
    left = _OTHER.sub(lambda found: " " * len(found[0]), text)
    typed = tuple(spans)
    for found in _NUMBER.finditer(left):
        if any(low <= found.start() and found.end() <= high for low, high in typed):
            noun = _NOUN.match(text, found.end())
            yield _Typed(
                found[0].strip(), _amount(found), len(found["places"] or ""),
                bool(found["percent"]), noun[1] if noun else "",
            )  # fmt: skip


def _amount(found: re.Match[str]) -> float:
    if found["one"]:
        return 1.0
    if found["word"]:
        return float(_WORDS[found["word"].casefold()])
    return float(f"{re.sub('[. ]', '', found['digits'])}.{found['places'] or 0}")
