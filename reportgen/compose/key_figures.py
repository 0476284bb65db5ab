"""The authors' word for key figures: a few numbers of a place, each beside the town's and a word.

They are a table of four columns, which the theme prints as large numbers in fields of their own.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TypeAlias

from reportgen.compose.comparisons import Comparisons
from reportgen.compose.lines import here
from reportgen.compose.lookup import Found, Indicator, Lookup, Spot
from reportgen.compose.numbers import Numbers
from reportgen.compose.spec import WordingSpec
from reportgen.compose.telling import quantity
from reportgen.document.inlines import Inlines, Text, Value
from reportgen.document.nodes import Align, Column, Row, Table, TableCell
from reportgen.errors import failure
from reportgen.messages import word
from reportgen.notation import Notation
from reportgen.places import Place

COLUMNS = (
    Column(Align.LEFT, 4),
    Column(Align.RIGHT, 2),
    Column(Align.RIGHT, 2),
    Column(Align.LEFT, 4),
)
ALONE = 2
"""Columns of the town itself, which is set beside nothing."""
Cells: TypeAlias = tuple[TableCell, ...]
NO_LABELS: Mapping[str, str] = {}


@dataclass(frozen=True, eq=False)
class KeyFigures:
    """The word for key figures."""

    lookup: Lookup
    wording: WordingSpec
    notation: Notation

    def figures(
        self,
        indicators: tuple[Indicator, ...],
        place: Spot = None,
        labels: Mapping[str, str] = NO_LABELS,
    ) -> Table:
        """The latest numbers of a place, large, with the town's and where the place stands.

        Counts are not set beside the town's: they have their rank instead. `labels` are names
        instead of those of the indicators.
        """
        found = [self.lookup.number(each, place, None, {}) for each in indicators]
        if not found:
            raise failure("figures-none")
        latest = max(each.period for each in found)
        rows = tuple(self._row(each, labels, latest) for each in found)
        root, shown = self.lookup.places.root, found[0].place
        heads = (word("figures-name"), shown.name, root.name, word("figures-word"))
        several = len(COLUMNS) if shown != root else ALONE
        cells = tuple(_cell((Text(each),), is_head=True) for each in heads[:several])
        body = tuple(Row(each[:several]) for each in rows)
        return Table(
            (Text(word("figures-title", period=latest)),), COLUMNS[:several], (Row(cells),), body,
            is_listed=False, is_large=True, where=here(),
        )  # fmt: skip

    def _row(self, found: Found, labels: Mapping[str, str], latest: str) -> Cells:
        measure = found.measure
        name = labels.get(measure.id, measure.name)
        if measure.unit and not measure.is_percentage and not measure.kind.is_additive:
            name = f"{name}, {measure.unit}"
        name += f" ({found.period})" if found.period != latest else ""
        town = replace(found, place=self.lookup.places.root)
        told = (self._number(found), self._number(town), self._standing(found))
        return (_cell((Text(name),), is_head=True), *map(_cell, told))

    def _number(self, found: Found) -> Inlines:
        """A number, or the sign that stands instead of it."""
        cell, measure = found.cell, found.measure
        number = quantity(cell, measure, unit=measure.is_percentage)
        return (Value(self.notation.of(cell.status) or number, found.key, here()),)

    def _standing(self, found: Found) -> Inlines:
        """Where a place stands in words: beside the town, or with a count among its peers."""
        if not found.measure.kind.is_additive:
            comparisons = Comparisons(self.lookup, self.wording)
            return (comparisons.compared(found.measure, found.place, found.period),)
        if not self._has_peers(found.place):
            return ()
        return (Numbers(self.lookup, self.wording).rank(found.measure, found.place),)

    def _has_peers(self, place: Place) -> bool:
        return bool(place.level) and len(self.lookup.level(place.level)) > 1 and place.located


def _cell(content: Inlines, *, is_head: bool = False) -> TableCell:
    return TableCell(content, is_head=is_head)
