"""The numbers that authors typed by hand, set beside the data.

A typed number is an error only where nothing is left open: its sentence names exactly one
indicator of its unit and no more than one place, no word makes it vague or foreign, and no
released number, change or deviation of that indicator prints like it. All else is listed for
`reportgen check --typed`. One pass over the texts; most hold no figure and cost one search.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from reportgen.compose.figures import POINTS, Figure, even, figures, pattern
from reportgen.compose.lookup import Lookup
from reportgen.compose.naming import Named, Naming
from reportgen.compose.printings import Printing, Printings, fits, may_tell
from reportgen.compose.telling import quantity
from reportgen.document.inlines import Inlines, Note, Text
from reportgen.document.nodes import Blocks, Section
from reportgen.document.walk import children, inlines, inside, place_of, plain, texts
from reportgen.errors import Problem, Where, problem
from reportgen.places import Place, Places
from reportgen.released import Released
from reportgen.status import Status

_DIGIT = re.compile(r"\d")
SENTENCE = re.compile(r"(?<=[.!?:;])(?<!\d\.)(?<!\b\w\.)(?<!Nr\.)(?<!ca\.) +(?=[A-ZÄÖÜ„(\d])")


SMALL = 100
"""Counts below it are often of something else: "die 13 Personen des Beirats"."""


class Finding(StrEnum):
    """What the data say of a typed number."""

    SAME = "same"
    """They hold it: it can be set in by a word."""
    UNCLEAR = "unclear"
    """They hold another, but the sentence may mean something else."""
    FOREIGN = "foreign"
    """The sentence names nothing that they hold."""


@dataclass(frozen=True, slots=True)
class Typed:
    """A number typed by hand, with what it probably means."""

    where: Where
    text: str
    finding: Finding
    write: str = ""
    """What to write instead: `value("sgb2_quote", place="01")`."""
    now: str = ""
    """What the data say now."""


@dataclass(frozen=True, slots=True)
class _Sentence:
    """A sentence with its figures, and what stands around it."""

    figures: tuple[Figure, ...]
    named: Named
    around: tuple[Place, ...]
    """Places named elsewhere in the paragraph and in the headings above."""
    years: tuple[str, ...]
    """Years named elsewhere in the paragraph."""
    where: Where


def hand_typed(
    blocks: Blocks, released: Released, places: Places
) -> tuple[tuple[Typed, ...], tuple[Problem, ...]]:
    """Every typed number of a document, and those that the data contradict."""
    reader = _Reader(Lookup(released, places))
    found = [each for sentence in reader.sentences(blocks, ()) for each in reader.judged(sentence)]
    listed = tuple(dict.fromkeys(each for each in found if isinstance(each, Typed)))
    wrong = tuple(dict.fromkeys(each for each in found if isinstance(each, Problem)))
    return listed, wrong


@dataclass(frozen=True, eq=False)
class _Reader:
    lookup: Lookup

    @cached_property
    def _naming(self) -> Naming:
        return Naming(self.lookup)

    @cached_property
    def _printings(self) -> Printings:
        return Printings(self.lookup)

    @cached_property
    def _looks(self) -> re.Pattern[str]:
        units = {self.lookup.frame(name).measure.unit for name in self.lookup.names()}
        return pattern(unit for unit in units if unit and unit != "%")

    # ------------------------------------------------------------ reading

    def sentences(self, blocks: Blocks, above: tuple[str, ...]) -> Iterator[_Sentence]:
        """Every sentence with a typed figure; `above` are the headings it stands under."""
        for block in blocks:
            for run in texts(block):
                for content in runs(run):
                    yield from self._sentences(content, above, place_of(block))
            under = (*above, plain(block.title)) if isinstance(block, Section) else above
            yield from self.sentences(children(block), under)

    def _sentences(
        self, content: Inlines, above: tuple[str, ...], where: Where
    ) -> Iterator[_Sentence]:
        spans = list(typed_spans(content, _DIGIT))
        if not spans:
            return
        whole = even(plain(content))
        start = 0
        for text in SENTENCE.split(whole):
            start = whole.index(text, start)
            found = figures(text, self._looks)
            hand = tuple(each for each in found if _is_within(each, start, spans))
            if hand:
                named, around = self._naming.named(text), self._naming.named(whole)
                titles = tuple(each for title in above for each in self._naming.places(even(title)))
                yield _Sentence(hand, named, (*around.places, *titles), around.years, where)

    # ------------------------------------------------------------ judging

    def judged(self, sentence: _Sentence) -> Iterator[Typed | Problem]:
        """What is to be said of each figure of a sentence."""
        for figure in sentence.figures:
            names = self._meant(figure, sentence.named)
            spots = sentence.named.places or (*sentence.around, self.lookup.places.root)
            values = [each for each in names if fits(figure, self.lookup.frame(each).measure)]
            same = self._same(figure, names, spots, sentence)
            if same:
                yield Typed(sentence.where, figure.text, Finding.SAME, same.write, same.text)
            elif len(values) == 1 and (wrong := self._wrong(figure, values[0], sentence)):
                yield wrong
            elif names and figure.unit and not _is_small(figure):
                place = (*sentence.named.places, self.lookup.places.root)[0]
                yield self._unclear(figure, names[0], place, sentence.where)
            elif figure.is_share:
                yield Typed(sentence.where, figure.text, Finding.FOREIGN)

    def _meant(self, figure: Figure, named: Named) -> tuple[str, ...]:
        """The indicators of the figure's unit that the sentence names."""
        return tuple(dict.fromkeys(each.id for each in named.measures if may_tell(figure, each)))

    def _same(
        self,
        figure: Figure,
        names: tuple[str, ...],
        spots: Iterable[Place],
        sentence: _Sentence,
    ) -> Printing | None:
        """The number that the figure most probably is; None when there is none."""
        years = sentence.named.years or sentence.years
        root = self.lookup.places.root
        for name in names:
            for spot in dict.fromkeys((*spots, root)):
                for each in self._printings.of(name, spot, years):
                    if each.prints_like(figure):
                        return each
        if names or not figure.decimals or figure.unit == POINTS:
            return None
        others = [
            each
            for name in self._printings.names(figure)
            for spot in dict.fromkeys(spots)
            for each in self._printings.values(name, spot, years)
            if each.prints_like(figure)
        ]
        return others[0] if len(others) == 1 else None

    def _wrong(self, figure: Figure, name: str, sentence: _Sentence) -> Problem | None:
        """The contradiction, if the sentence leaves nothing open."""
        named, frame = sentence.named, self.lookup.frame(name)
        others = set(sentence.around) - set(named.places) - {self.lookup.places.root}
        is_open = named.is_open or len(named.places) > 1 or (not named.places and others)
        latest = frame.periods[-1]
        periods = [each for each in frame.periods if each.startswith(named.years or latest)]
        other_years = set(sentence.years) - set(named.years) - {latest[:4]}
        if is_open or other_years or len(periods) != 1 or not _is_plain(figure, sentence):
            return None
        place, period = (*named.places, self.lookup.places.root)[0], periods[0]
        cell = frame.cell(place.key, period)
        stale = self._printings.stale(name, place, figure)
        if self._is_another(figure, place, name) and not stale:
            return None
        facts = {"typed": figure.text, "name": name, "place": place.name, "period": period}
        if cell.status is Status.SECRET:
            return problem("typed-hidden", sentence.where, **facts)
        if cell.amount is None:
            return None
        code = "typed-stale" if stale and not named.years else "typed-wrong"
        now = quantity(cell, frame.measure)
        return problem(code, sentence.where, **facts, now=now, then=stale)

    def _is_another(self, figure: Figure, place: Place, name: str) -> bool:
        """Whether some other indicator has this number there: then it may be meant."""
        others = (each for each in self._printings.names(figure) if each != name)
        values = (each for other in others for each in self._printings.values(other, place, ()))
        return any(each.prints_like(figure) for each in values)

    def _unclear(self, figure: Figure, name: str, place: Place, where: Where) -> Typed:
        frame = self.lookup.frame(name)
        cell = frame.cell(place.key, self.lookup.period(frame, None))
        now = f"{place.name} {quantity(cell, frame.measure)}".strip()
        return Typed(where, figure.text, Finding.UNCLEAR, name, now)


def _is_within(figure: Figure, start: int, spans: list[tuple[int, int]]) -> bool:
    """Whether a figure of a sentence that begins at `start` was typed from end to end."""
    return any(low <= start + figure.start and start + figure.end <= high for low, high in spans)


def _is_plain(figure: Figure, sentence: _Sentence) -> bool:
    """Whether a figure stands alone in its sentence, with its unit, and is no small count."""
    return bool(figure.unit) and not _is_small(figure) and len(sentence.figures) == 1


def _is_small(figure: Figure) -> bool:
    return not figure.decimals and not figure.is_share and figure.amount < SMALL


def runs(content: Inlines) -> Iterator[Inlines]:
    """A run of inlines, and each footnote in it as a run of its own."""
    yield content
    for inline in inlines(content):
        if isinstance(inline, Note):
            yield inline.content


def typed_spans(content: Inlines, wanted: re.Pattern[str]) -> Iterator[tuple[int, int]]:
    """The spans of a run's plain text that were typed by hand and hold what is wanted."""
    at = 0
    for inline in content:
        match inline:
            case Text(text=text, typed=typed):
                for start, end in typed:
                    if wanted.search(text, start, end):
                        yield at + start, at + end
            case _ if within := inside(inline):
                if not isinstance(inline, Note):
                    yield from ((at + low, at + high) for low, high in typed_spans(within, wanted))
            case _:
                pass
        at += len(plain((inline,)))
