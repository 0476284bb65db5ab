"""What stands in files, set beside the ledger: numbers where it has none, and none that it lacks.

A row of a table has the numbers that the ledger has for it, and the signs of those that are kept
back. What is left over stands for something that the ledger does not know. Texts and drawings
repeat numbers at will; there a number is a finding that stands beside the name of a hidden one.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import zip_longest

from reportgen.audit.drawings import Drawings
from reportgen.audit.ledger import Entry
from reportgen.audit.makeup import Address
from reportgen.audit.names import SENTENCE, Names, Stranger
from reportgen.audit.orders import NAN, placed
from reportgen.audit.pieces import Drawn, Fact, Grid, Keyed, Piece, Row, Spot, Words, even
from reportgen.audit.records import Records, is_number
from reportgen.audit.tokens import has_small, small_words, tokens

SIGNS = "\u2002"
"""What stands between a name and the signs of numbers that are not shown."""
_MARKS = re.compile(r"[⁰¹²³⁴-⁹⁾]+$")


@dataclass(frozen=True, eq=False)
class Comparison:
    """Files set beside a ledger."""

    names: Names

    def strangers(self, pieces: Iterable[Piece]) -> Iterator[Stranger]:
        """Every number that stands where none should."""
        found = list(pieces)
        records, drawings = Records(self.names), Drawings(self.names)
        rows = [each for each in found if isinstance(each, Row)]
        yield from self._in_rows(rows)
        yield from self._in_order(rows)
        for each in found:
            match each:
                case Words():
                    yield from self._in_words(each)
                case Drawn():
                    yield from drawings.strangers(each)
                case Grid() if each.spot.exhibit:
                    yield from self._in_rows(self._in_grid(each))
                case Grid():
                    yield from records.of_grid(each)
                case Fact():
                    yield from records.of_fact(each)
                case Keyed():
                    yield from records.of_key(each)
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
                    found[even(place.exhibit), bare(place.row)].append(
                        (entry, place.text, place.times)
                    )
        return found

    def _in_rows(self, rows: Iterable[Row]) -> Iterator[Stranger]:
        by_head: dict[tuple[str, str], list[Row]] = defaultdict(list)
        for row in rows:
            by_head[row.spot.exhibit, bare(row.head)].append(row)
        for (exhibit, head), own in by_head.items():
            told = self._rows.get((exhibit, head), [])
            hidden = [entry for entry, _, _ in told if not entry.is_shown]
            if hidden:
                yield from self._left_over(own, told, hidden)
            elif not told:
                for row in own:
                    yield from self._unknown(row)

    def _in_grid(self, grid: Grid) -> Iterator[Row]:
        """The data of an exhibit as the rows of its table, wherever in a line their heads stand."""
        names, *lines = grid.rows or ((),)
        for line in lines:
            keys = ((grid.spot.exhibit, bare(cell)) for cell in line)
            at = next((at for at, key in enumerate(keys) if key in self._rows), 0)
            beside = zip_longest(line, names[: len(line)], fillvalue="")
            told = [each for n, each in enumerate(beside) if n != at and is_number(each[0])]
            cells, columns = zip(*told, strict=True) if told else ((), ())
            yield Row(grid.spot, line[at], cells, columns)

    def _left_over(
        self, rows: list[Row], told: list[tuple[Entry, str, int]], hidden: list[Entry]
    ) -> Iterator[Stranger]:
        """Numbers of a row beyond those of the ledger."""
        expected: Counter[float] = Counter()  # 4 is 4,0
        for _, text, times in told:
            for token in tokens(text):
                expected[token.value] += times
        addresses = tuple(dict.fromkeys(each.address for each in hidden))
        for row in rows:
            for cell in row.cells:
                for token in tokens(cell):
                    if expected[token.value] > 0:
                        expected[token.value] -= 1
                    else:
                        yield Stranger(row.spot, token.text, row.head, addresses)

    def _in_order(self, rows: list[Row]) -> Iterator[Stranger]:
        """Rows of places without a number that stand where it would be by size."""
        tables: dict[str, list[Row]] = defaultdict(list)
        for row in rows:
            place = self.names.places_by_name.get(row.head, "")
            if row.spot.exhibit and place and place != self.names.places.root.key:
                tables[row.spot.exhibit].append(row)
        for exhibit, own in tables.items():
            hidden = {row.head: self._hidden_in(exhibit, row.head) for row in own}
            if any(hidden.values()) and not self._is_declared([row.head for row in own]):
                width = min(len(row.cells) for row in own)
                columns = [[_amount(row, at, hidden) for row in own] for at in range(width)]
                for each in placed(columns, [row.head for row in own]):
                    yield self.names.placed(own[0].spot, each, hidden[each.head])

    def _hidden_in(self, exhibit: str, head: str) -> tuple[Address, ...]:
        told = self._rows.get((exhibit, bare(head)), ())
        return tuple(dict.fromkeys(entry.address for entry, _, _ in told if not entry.is_shown))

    def _is_declared(self, heads: list[str]) -> bool:
        """Whether places stand in the order of the list of places."""
        order = {place.key: at for at, place in enumerate(self.names.places)}
        spots = [order[self.names.places_by_name[head]] for head in heads]
        return spots == sorted(spots)

    def _unknown(self, row: Row) -> Iterator[Stranger]:
        """A row that the ledger does not know, of a place and an indicator that it keeps back."""
        for cell, column in zip(row.cells, (*row.columns, *[""] * len(row.cells)), strict=False):
            about = f"{row.spot.title} {row.head} {column}"
            if tokens(cell) and (addresses := self.names.meant(about, row.head)):
                yield Stranger(row.spot, tokens(cell)[0].text, row.head, addresses)

    # ------------------------------------------------------------ texts

    def _in_words(self, words: Words) -> Iterator[Stranger]:
        """Numbers of sentences; what a sentence does not name, those before it may have named."""
        before = ""
        for sentence in SENTENCE.split(words.text):
            if any(letter.isdigit() for letter in sentence) or has_small(sentence):
                yield from self._in_sentence(words.spot, sentence, before)
            before = f"{before} {sentence}"

    def _in_sentence(self, spot: Spot, sentence: str, before: str) -> Iterator[Stranger]:
        own = self.names.meant(f"{spot.title} {sentence}", sentence)
        addresses = own or self._carried(sentence, before)
        left = self.names.unexplained(sentence, spot, addresses) if addresses else ""
        for token in (*tokens(left), *small_words(left)):
            fits = self.names.fits if own else self.names.is_small
            fitting = tuple(each for each in addresses if fits(token, each))
            if fitting:
                yield Stranger(spot, token.text, sentence, fitting)

    def _carried(self, sentence: str, before: str) -> tuple[Address, ...]:
        """What a sentence means that goes on about a place, or about an indicator."""
        last = SENTENCE.split(before)[-1]
        if self.names.named(sentence):
            return self.names.meant(before, sentence) if before else ()
        return self.names.meant(sentence, last)


def bare(head: str) -> str:
    """The head of a row without the marks of footnotes, and the signs that charts put behind it."""
    return _MARKS.sub(
        "", even(head.partition(SIGNS)[0]).replace("\u00ad", "").replace("\u00a0", " ")
    )


def _amount(row: Row, at: int, hidden: Mapping[str, tuple[Address, ...]]) -> float | None:
    """The number of a cell; None where one may be kept back."""
    found = tokens(row.cells[at])
    if found:
        return found[0].value
    return None if hidden[row.head] else NAN
