"""The bands of the words for trends, comparisons and fractions, as a report prints them."""

from itertools import pairwise

from reportgen import formats
from reportgen.compose.rows import head, row
from reportgen.compose.spec import WordingSpec
from reportgen.document.inlines import Text
from reportgen.document.nodes import Align, Block, Column, Paragraph, Table
from reportgen.messages import word

STRENGTHS = ("none", "slightly", "plain", "clearly", "strongly")


def explained(wording: WordingSpec) -> tuple[Block, ...]:
    """Which word is used from which difference on: a table of trends, and the other rules."""
    rules = ("wording-near", "wording-fraction", f"wording-{wording.differences}")
    near, fraction = (_bound(each) for each in (wording.near, wording.fraction))
    told = (word(rule, near=near, fraction=fraction) for rule in rules)
    return (_trends(wording), *(Paragraph((Text(each),)) for each in told))


def _trends(wording: WordingSpec) -> Table:
    heads = ("wording-word", "wording-points", "wording-percent")
    ranges = zip(_ranges(wording.points), _ranges(wording.percent), strict=True)
    body = tuple(
        row((word(f"wording-{name}"), *pair)) for name, pair in zip(STRENGTHS, ranges, strict=True)
    )
    columns = (Column(Align.LEFT, 4), Column(Align.LEFT, 3), Column(Align.LEFT, 3))
    return Table((), columns, (head(heads),), body, is_listed=False)


def _ranges(bands: tuple[float, ...]) -> list[str]:
    """ "unter 0,5", "0,5 bis unter 1,5", …, "ab 8,0"."""
    bounds = [_bound(each) for each in bands]
    between = (word("wording-between", low=low, high=high) for low, high in pairwise(bounds))
    return [word("wording-below", high=bounds[0]), *between, word("wording-from", low=bounds[-1])]


def _bound(bound: float) -> str:
    decimals = len(repr(bound).partition(".")[2].rstrip("0"))
    return formats.number(bound, decimals)
