"""Mistakes of chapters: each is noted once, however often a loop repeats it."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from reportgen.errors import NOWHERE, Problem, Where, notice, problem


@dataclass(slots=True)
class Faults:
    """The problems of one document, in the order in which they are found."""

    found: list[Problem] = field(default_factory=list)
    _known: set[Problem] = field(default_factory=set)

    def error(self, code: str, where: Where = NOWHERE, /, **params: object) -> None:
        """Note an error."""
        self.note((problem(code, where, **params),))

    def notice(self, code: str, where: Where = NOWHERE, /, **params: object) -> None:
        """Note something to look at."""
        self.note((notice(code, where, **params),))

    def note(self, found: Iterable[Problem], where: Where = NOWHERE) -> None:
        """Note problems; those without a place are at `where`."""
        for each in found:
            placed = replace(each, where=where) if each.where == NOWHERE else each
            if placed not in self._known:
                self._known.add(placed)
                self.found.append(placed)

    def in_order(self) -> list[Problem]:
        """Every problem, line by line."""
        return sorted(self.found, key=lambda each: (each.where.file, each.where.line or 0))
