"""What stands in files, set beside the ledger: numbers where it has none, and none that it lacks.

A row of a table has the numbers that the ledger has for it, and the signs of those that are kept
back. What is left over stands for something that the ledger does not know. Texts and drawings
repeat numbers at will; there a number is a finding that stands beside the name of a hidden one.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from reportgen.audit.drawings import Drawings
from reportgen.audit.ledger import Entry
from reportgen.audit.names import SENTENCE, Names, Stranger
from reportgen.audit.pieces import Drawn, Fact, Grid, Piece, Row, Words, even
from reportgen.audit.records import Records
from reportgen.audit.tokens import tokens


@dataclass(frozen=True, eq=False)
class Comparison:
    """Files set beside a ledger."""

    names: Names

    def strangers(self, pieces: Iterable[Piece]) -> Iterator[Stranger]:
        """Every number that stands where none should."""
        found = list(pieces)
        records, drawings = Records(self.names), Drawings(self.names)
        yield from self._in_rows([each for each in found if isinstance(each, Row)])
        for each in found:
            match each:
                case Words():
                    yield from self._in_words(each)
                case Drawn():
                    yield from drawings.strangers(each)
                case Grid():
                    yield from records.of_grid(each)
                case Fact():
                    yield from records.of_fact(each)
                case Row():
                    pass

    # ------------------------------------------------------------ tables

    @cached_property
    def _rows(self) -> dict[tuple[str, str], list[tuple[Entry, str, int]]]:
        """By exhibit and row what the ledger says of it."""
        found: dict[tuple[str, str], list[tuple[Entry, str, int]]] = defaultdict(list)
        for entry in self.names.ledger.entries:
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
            if tokens(cell) and (addresses := self.names.meant(about, row.head)):
                yield Stranger(row.spot, tokens(cell)[0].text, row.head, addresses)

    # ------------------------------------------------------------ texts

    def _in_words(self, words: Words) -> Iterator[Stranger]:
        for sentence in SENTENCE.split(words.text):
            if not any(letter.isdigit() for letter in sentence):
                continue
            addresses = self.names.meant(f"{words.spot.title} {sentence}", sentence)
            if not addresses:
                continue
            left = self.names.unexplained(sentence, words.spot, addresses)
            for token in tokens(left):
                fitting = tuple(each for each in addresses if self.names.fits(token, each))
                if fitting:
                    yield Stranger(words.spot, token.text, sentence, fitting)
