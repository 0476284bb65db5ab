"""Small tables as systems, and every table of whole numbers that fits what is published."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import product

import numpy as np

from reportgen.linear.bounds import tightened
from reportgen.linear.system import Form, System, rows

Hierarchy = Mapping[str, Sequence[str]]
"""Children by parent; the top is "T"."""
Cell = tuple[str, ...]


@dataclass
class Tables:
    """Quantities by name, gathered from several tables."""

    numbers: dict[Cell, int] = field(default_factory=dict)
    amounts: list[float] = field(default_factory=list)
    forms: list[Form] = field(default_factory=list)

    def cell(self, name: Cell, amount: float) -> int:
        """A quantity, the same one whatever table names it."""
        if name not in self.numbers:
            self.numbers[name] = len(self.amounts)
            self.amounts.append(float(amount))
        assert self.amounts[self.numbers[name]] == amount
        return self.numbers[name]

    def __getitem__(self, name: Cell) -> int:
        return self.numbers[name]

    def add(self, leaves: Mapping[Cell, int], *axes: Hierarchy) -> None:
        """A table with all its margins."""
        members = [tuple(_members("T", axis)) for axis in axes]
        for names in product(*members):
            inside = [set(_leaves(name, axis)) for name, axis in zip(names, axes, strict=True)]
            total = sum(
                count for leaf, count in leaves.items()
                if all(part in own for part, own in zip(leaf, inside, strict=True))
            )  # fmt: skip
            self.cell(names, total)
        for place, axis in enumerate(axes):
            for names in product(*members):
                if below := axis.get(names[place]):
                    parts = [(*names[:place], each, *names[place + 1 :]) for each in below]
                    terms = [(self[names], -1.0), *((self[part], 1.0) for part in parts)]
                    self.forms.append(Form(tuple(terms)))

    def seen(self, hidden: Iterable[int], least: float = 0.0, most: float = float("inf")) -> System:
        """What an outsider knows when some quantities are hidden."""
        low, high = np.array(self.amounts), np.array(self.amounts)
        for cell in hidden:
            low[cell], high[cell] = least, most
        return System(low, high, rows(self.forms))


def flat(prefix: str, count: int) -> Hierarchy:
    return {"T": [f"{prefix}{number}" for number in range(count)]}


def grid(amounts: Sequence[Sequence[int]]) -> Tables:
    """A table of rows a, b, c … and columns 0, 1, 2 …, with its margins."""
    names = "abcdefghij"[: len(amounts)]
    leaves: dict[Cell, int] = {
        (name, str(column)): amount
        for name, row in zip(names, amounts, strict=True) for column, amount in enumerate(row)
    }  # fmt: skip
    tables = Tables()
    tables.add(
        leaves, {"T": list(names)}, {"T": [str(number) for number in range(len(amounts[0]))]}
    )
    return tables


def _members(top: str, axis: Hierarchy) -> Iterator[str]:
    yield top
    for child in axis.get(top, ()):
        yield from _members(child, axis)


def _leaves(name: str, axis: Hierarchy) -> Iterator[str]:
    if name not in axis:
        yield name
    for child in axis.get(name, ()):
        yield from _leaves(child, axis)


def listed(system: System, most: int = 20_000) -> np.ndarray:
    """All whole numbers that fulfil a system, one solution a row, found by trying them all.

    Raises `OverflowError` when there are too many.
    """
    found: list[np.ndarray] = []

    def search(part: System) -> None:
        inner = tightened(part)
        if (inner.least > inner.most).any():
            return
        width = inner.most - inner.least
        if not width.any():
            sums = inner.rows.of(inner.least)
            if (sums >= inner.rows.low - 1e-6).all() and (sums <= inner.rows.high + 1e-6).all():
                found.append(inner.least)
            if len(found) > most:
                raise OverflowError
            return
        cell = int(np.argmin(np.where(width > 0, width, np.inf)))
        for value in range(int(inner.least[cell]), int(inner.most[cell]) + 1):
            least, highest = inner.least.copy(), inner.most.copy()
            least[cell] = highest[cell] = value
            search(inner.bounded(least, highest))

    search(system)
    return np.array(found)
