"""Sums with gaps: where all terms but one are shown, the last one is told, and perhaps others."""

from collections.abc import Iterator

import numpy as np

from reportgen.linear.system import Rows


class Gaps:
    """How many terms of each sum are still hidden."""

    def __init__(self, rows: Rows) -> None:
        """All terms are hidden; what lies between two bounds tells nothing."""
        exact = rows.chosen(np.flatnonzero(rows.low == rows.high))
        bounds = zip(exact.starts[:-1].tolist(), exact.starts[1:].tolist(), strict=True)
        columns = exact.columns.tolist()
        self._terms = [columns[start:end] for start, end in bounds]
        self._rows: dict[int, list[int]] = {}
        for row, terms in enumerate(self._terms):
            for cell in terms:
                self._rows.setdefault(cell, []).append(row)

    def fill(self, cell: int) -> None:
        """Show a quantity."""
        for row in self._rows.get(cell, ()):
            self._terms[row].remove(cell)

    def told(self, cell: int) -> Iterator[int]:
        """Whatever is told, sum by sum, when a quantity is shown."""
        shown, waiting = {cell}, [cell]
        while waiting:
            for row in self._rows.get(waiting.pop(), ()):
                hidden = [each for each in self._terms[row] if each not in shown]
                if len(hidden) == 1:
                    yield hidden[0]
                    shown.add(hidden[0])
                    waiting.append(hidden[0])
