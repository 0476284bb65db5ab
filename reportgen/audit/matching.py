"""What stands in files, set beside the ledger: numbers where it has none, and none that it lacks.

A row of a table has the numbers that the ledger has for it, and the signs of those that are kept
back. What is left over stands for something that the ledger does not know. Texts and drawings
repeat numbers at will; there a number is a finding that stands beside the name of a hidden one.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from reportgen.audit.ledger import Entry, Ledger
from reportgen.audit.makeup import Address, Declared
from reportgen.audit.pieces import Drawn, Label, Piece, Row, Spot, Words, even
from reportgen.audit.tokens import Token, tokens
from reportgen.places import Place, Places

_SENTENCE = re.compile(r"(?<=[.!?:;])(?<!\d\.)(?<!\b\w\.) +(?=[A-ZÄÖÜ„(])")
_NO_NUMBER = re.compile(
    r"\b(?:19|20)\d\d\b(?:[–/-]\d+)?|\b\d{1,2}\.\d{1,2}\.(?:\d{4})?|§+ ?\d+"
    r"|(?:Tabelle|Abbildung|Karte|Kapitel|Abschnitt|Seite)n? [\dA-Z]+(?:\.\d+)*"
    r"|\b(?:unter|ab|bis|über|von) (?:\d+ (?:bis|und) )?(?:unter )?\d+(?:[- ]?[Jj]ahr\w*)?"
    r"|\b\d+ (?:bis unter|und älter)(?: \d+)?|\b\d+[-‑ ]?[Jj]ähr\w*|\b\d+ Jahren?\b"
    r"|\b(?:je|pro) [\d. ]+"
)
"""Years, days, ages and references, which are no numbers of the data."""
NEAR = 4.0
"""Words of a drawing are of one line when their base lines lie so near, in its units."""


@dataclass(frozen=True, slots=True)
class Stranger:
    """A number in a file that stands where the ledger keeps one back."""

    spot: Spot
    text: str
    around: str
    """The head of its row, or its sentence."""
    addresses: tuple[Address, ...]
    """What it may be."""


@dataclass(frozen=True, eq=False)
class Comparison:
    """A ledger and the names that its numbers go by."""

    ledger: Ledger
    declared: Declared
    places: Places

    def strangers(self, pieces: Iterable[Piece]) -> Iterator[Stranger]:
        """Every number that stands where none should."""
        found = list(pieces)
        yield from self._in_rows([each for each in found if isinstance(each, Row)])
        for each in found:
            if isinstance(each, Words):
                yield from self._in_words(each)
            elif isinstance(each, Drawn):
                yield from self._in_drawing(each)

    @cached_property
    def _by_exhibit(self) -> dict[str, list[tuple[Entry, str]]]:
        """By exhibit every number of it, and how it is printed there."""
        found: dict[str, list[tuple[Entry, str]]] = defaultdict(list)
        for entry in self.ledger.entries:
            for place in entry.places:
                if place.exhibit:
                    found[even(place.exhibit)].append((entry, place.text))
        return found

    @cached_property
    def _names(self) -> dict[str, str]:
        """Places by their names and short names."""
        return {
            even(form): place.key for place in self.places for form in (place.short, place.name)
        }

    # ------------------------------------------------------------ tables

    @cached_property
    def _rows(self) -> dict[tuple[str, str], list[tuple[Entry, str, int]]]:
        """By exhibit and row what the ledger says of it."""
        found: dict[tuple[str, str], list[tuple[Entry, str, int]]] = defaultdict(list)
        for entry in self.ledger.entries:
            for place in entry.places:
                if place.row:
                    found[even(place.exhibit), even(place.row)].append(
                        (entry, place.text, place.times)
                    )
        return found

    def _in_rows(self, rows: list[Row]) -> Iterator[Stranger]:
        by_head: dict[tuple[str, str], list[Row]] = defaultdict(list)
        for row in rows:
            by_head[row.spot.exhibit, row.head].append(row)
        for (exhibit, head), own in by_head.items():
            told = self._rows.get((exhibit, head), [])
            hidden = [entry for entry, _, _ in told if not entry.is_shown]
            if hidden:
                yield from self._left_over(own, told, hidden)
            elif not told:
                for row in own:
                    yield from self._unknown(row)

    def _left_over(
        self, rows: list[Row], told: list[tuple[Entry, str, int]], hidden: list[Entry]
    ) -> Iterator[Stranger]:
        """Numbers of a row beyond those of the ledger."""
        expected: Counter[str] = Counter()
        for _, text, times in told:
            for token in tokens(text):
                expected[token.name] += times
        addresses = tuple(dict.fromkeys(each.address for each in hidden))
        for row in rows:
            for cell in row.cells:
                for token in tokens(cell):
                    if expected[token.name] > 0:
                        expected[token.name] -= 1
                    else:
                        yield Stranger(row.spot, token.text, row.head, addresses)

    def _unknown(self, row: Row) -> Iterator[Stranger]:
        """A row that the ledger does not know, of a place and an indicator that it keeps back."""
        for cell, column in zip(row.cells, (*row.columns, *[""] * len(row.cells)), strict=False):
            about = f"{row.spot.title} {row.head} {column}"
            if tokens(cell) and (addresses := self._meant(about, row.head)):
                yield Stranger(row.spot, tokens(cell)[0].text, row.head, addresses)

    # ------------------------------------------------------------ texts

    def _in_words(self, words: Words) -> Iterator[Stranger]:
        for sentence in _SENTENCE.split(words.text):
            if not any(letter.isdigit() for letter in sentence):
                continue
            about = f"{words.spot.title} {sentence}"
            addresses = self._meant(about, sentence)
            if not addresses:
                continue
            left = self._unexplained(sentence, words.spot, addresses)
            for token in tokens(left):
                fitting = tuple(each for each in addresses if self._fits(token, each))
                if fitting:
                    yield Stranger(words.spot, token.text, sentence, fitting)

    def _meant(self, text: str, near: str) -> tuple[Address, ...]:
        """The hidden numbers of the indicators that a text names, at the places named nearby."""
        names = [name for name in self._hidden if name in text]
        if not names:
            return ()
        spots = {place.key for place in self._named(near)}
        years = set(re.findall(r"\b(?:19|20)\d\d\b", text))
        return tuple(
            address
            for name in names
            for address in self._hidden[name]
            if address.place in spots and (not years or address.period[:4] in years)
        )

    @cached_property
    def _hidden(self) -> dict[str, tuple[Address, ...]]:
        """By the names of indicators what the ledger keeps back of them."""
        found: dict[str, list[Address]] = defaultdict(list)
        for entry in self.ledger.entries:
            made = self.declared.makeups.get(entry.address.indicator)
            if made and not entry.is_shown and not entry.address.told:
                for name in dict.fromkeys(filter(None, (made.name, made.short))):
                    found[even(name)].append(entry.address)
        return {name: tuple(addresses) for name, addresses in found.items()}

    def _named(self, text: str) -> Iterator[Place]:
        for place in self.places:
            forms = {place.name, place.short, place.genitive, place.dative, place.inside}
            if any(re.search(rf"(?<!\w){re.escape(form)}(?!\w)", text) for form in forms if form):
                yield place

    def _unexplained(self, sentence: str, spot: Spot, addresses: tuple[Address, ...]) -> str:
        """A sentence without what the ledger explains and what is no number of the data."""
        left = sentence
        for name in sorted(self._hidden, key=len, reverse=True):
            left = left.replace(name, " ")
        spots = {each.place for each in addresses}
        for entry in self.ledger.entries:
            if entry.is_shown:
                for place in entry.places:
                    is_here = even(place.exhibit) == spot.exhibit
                    text = even(place.text)
                    is_telling = len(text) > 2 or entry.address.place in spots
                    if is_here and is_telling and text in left:
                        left = re.sub(rf"(?<![\d,]){re.escape(text)}(?![\d,]\d?)", " ", left)
        return _NO_NUMBER.sub(" ", left)

    def _fits(self, token: Token, address: Address) -> bool:
        """Whether a number is printed like those of an indicator, or is a small count."""
        made = self.declared.makeups[address.indicator]
        is_count = self.declared.is_linear(address)
        low = self.declared.contract(made.sides(address)[0]).threshold if is_count else 1
        is_small = token.decimals == 0 and 0 < token.value < low
        return is_small or (token.decimals == made.decimals and token.decimals > 0) or made.adds_up

    # ------------------------------------------------------------ drawings

    def _in_drawing(self, drawn: Drawn) -> Iterator[Stranger]:
        """Numbers in one line with the name of a place that has none in this exhibit."""
        is_map = drawn.spot.exhibit.startswith("Karte")
        hidden: dict[str, list[Address]] = defaultdict(list)
        shown: dict[str, set[str]] = defaultdict(set)
        for entry, text in self._by_exhibit.get(drawn.spot.exhibit, ()):
            if entry.is_shown:
                shown[entry.address.place] |= {each.name for each in tokens(text)}
            else:
                hidden[entry.address.place].append(entry.address)
        for label in drawn.labels:
            key = self._names.get(label.text, "")
            if key in hidden:
                for other in self._beside(label, drawn):
                    for token in tokens(other.text):
                        fitting = [each for each in hidden[key] if self._fits(token, each)]
                        is_key = is_map and not token.decimals  # places and circles have numbers
                        if fitting and not is_key and token.name not in shown[key]:
                            addresses = tuple(dict.fromkeys(fitting))
                            yield Stranger(drawn.spot, token.text, label.text, addresses)

    def _beside(self, label: Label, drawn: Drawn) -> Iterator[Label]:
        """Other words of its line; keys of places are no numbers."""
        for other in drawn.labels:
            is_near = other.y and abs(other.y - label.y) < NEAR
            if other is not label and is_near and other.text not in self.places.by_key:
                yield other
