"""Sentences, and rows of tables, that somebody typed numbers into, with what stands around them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from reportgen.compose.figures import even
from reportgen.compose.typed import SENTENCE, runs, typed_spans
from reportgen.document.inlines import Inlines
from reportgen.document.nodes import Block, Blocks, Figure, Section, Table
from reportgen.document.walk import children, place_of, plain, texts
from reportgen.errors import Where


@dataclass(frozen=True, slots=True)
class Passage:
    """A sentence or a row."""

    text: str
    spans: tuple[tuple[int, int], ...]
    """What of it was typed."""
    around: str
    """Its paragraph; the head and title of its table."""
    above: tuple[str, ...]
    """The headings that it stands under."""
    where: Where


def passages(
    blocks: Blocks, wanted: re.Pattern[str], above: tuple[str, ...] = ()
) -> Iterator[Passage]:
    """Every passage in which something typed looks like what is wanted."""
    for block in blocks:
        yield from _of_block(block, wanted, above)
        under = (*above, plain(block.title)) if isinstance(block, Section) else above
        yield from passages(children(block), wanted, under)


def _of_block(block: Block, wanted: re.Pattern[str], above: tuple[str, ...]) -> Iterator[Passage]:
    where = place_of(block)
    if isinstance(block, Table):
        yield from _of_rows(block, wanted, above)
    if isinstance(block, Figure) and not block.has_numbers:  # what it tells was typed
        around = plain(block.title)
        yield Passage(even(block.alternative), ((0, len(block.alternative)),), around, above, where)
    for text in texts(block):
        for run in runs(text):
            yield from _of_run(run, wanted, above, where)


def _of_run(
    run: Inlines, wanted: re.Pattern[str], above: tuple[str, ...], where: Where
) -> Iterator[Passage]:
    spans = tuple(typed_spans(run, wanted))
    whole, start = even(plain(run)), 0
    for text in SENTENCE.split(whole) if spans else ():
        start = whole.index(text, start)
        own = tuple((low - start, high - start) for low, high in spans)
        yield Passage(text, own, whole, above, where)


def _of_rows(table: Table, wanted: re.Pattern[str], above: tuple[str, ...]) -> Iterator[Passage]:
    """Each cell with the head of its row, and with that of its column and the title around it."""
    heads = [[plain(cell.content) for cell in row.cells] for row in table.head]
    around = " · ".join((*(line[0] for line in heads if line), plain(table.title)))
    for row in table.body:
        first = plain(row.cells[0].content) if row.cells else ""
        for at, cell in enumerate(row.cells[1:], 1):
            spans = tuple(typed_spans(cell.content, wanted))
            if spans:
                head = " ".join(line[at] for line in heads if at < len(line))
                own = even(plain(cell.content))
                text = f"{own} · {even(first)} · {even(head)}"
                yield Passage(text, spans, even(around), above, table.where)
