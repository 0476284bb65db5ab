"""Sets what a PDF and a Word file of one document say beside each other, piece by piece.

Numbers of pages and running heads are read of neither: they are those of each file.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from enum import Enum
from itertools import takewhile, zip_longest

from tests.writers.beside.said import Exhibit, Piece, Said, Told

_REACH = 60
"""So many pieces are looked through for where both files say the same again."""


class Allowed(Enum):
    """What may differ, and why."""

    AHEAD = "text goes ahead of an exhibit that would leave a gap on its page; pages differ"
    APART = "titles of cover, imprint, contents and boxes, which Word must not list as headings"
    ORNAMENT = "the outline that decorates a printed cover"
    LISTED = "lists of exhibits say 'Tabelle' on each line, as Word does when it renews them"
    LARGE = "key figures stand in fields that name each number; in Word below a head"


@dataclass(slots=True)
class Comparison:
    """What was found."""

    faults: list[str] = field(default_factory=list)
    used: set[Allowed] = field(default_factory=set)


def compared(pdf: Told, word: Told) -> Comparison:
    """Compare both files of one document."""
    beside = _Beside(pdf.said, word.said)
    beside.go()
    notes = zip_longest(pdf.notes, word.notes)
    beside.found.faults += [f"note {one} | {other}" for one, other in notes if one != other]
    return beside.found


@dataclass(slots=True)
class _Beside:
    pdf: Sequence[Said]
    word: Sequence[Said]
    found: Comparison = field(default_factory=Comparison)
    waiting: list[Said] = field(default_factory=list)
    """Exhibits of Word, with their notes in the margin, that text of the PDF has gone ahead of."""
    passed: list[Said] = field(default_factory=list)
    """The same of the PDF that text of Word has gone ahead of."""

    def go(self) -> None:
        at = to = 0
        while at < len(self.pdf) or to < len(self.word):
            one = self.pdf[at] if at < len(self.pdf) else None
            other = self.word[to] if to < len(self.word) else None
            if one and self.waiting and self.is_same(one, self.waiting[0]):
                self.waiting.pop(0)
                at += 1
            elif other and self.passed and self.is_same(self.passed[0], other):
                self.passed.pop(0)
                to += 1
            elif one and other and self.is_same(one, other):
                at, to = at + 1, to + 1
                self.settle(is_over=_is_heading(one))
            elif isinstance(one, Exhibit) and _is_ornament(one):
                self.found.used.add(Allowed.ORNAMENT)
                at += 1
            elif run := self.gone_ahead_of(at, to):
                self.found.used.add(Allowed.AHEAD)
                self.passed.extend(run)
                at += len(run)
            elif run := self.yet_to_come(at, to):
                self.found.used.add(Allowed.AHEAD)
                self.waiting.extend(run)
                to += len(run)
            else:
                at, to = self.skip(at, to)
        self.settle(is_over=True)

    def settle(self, *, is_over: bool) -> None:
        """Nothing passes a heading."""
        if is_over:
            left = (*self.waiting, *self.passed)
            self.found.faults += [f"not in its section: {each}" for each in left]
            self.waiting, self.passed = [], []

    def gone_ahead_of(self, at: int, to: int) -> Sequence[Said]:
        """What comes next in the PDF, and in Word further on in its section."""
        run, rest = _run(self.pdf[at:]), _section(self.word[to:])
        starts = (rest[start : start + len(run)] for start in range(len(rest)))
        return run if any(self.is_run(run, each) for each in starts) else ()

    def yet_to_come(self, at: int, to: int) -> Sequence[Said]:
        """What comes next in Word, and in the PDF further on in its section."""
        run, rest = _run(self.word[to:]), _section(self.pdf[at:])
        starts = (rest[start : start + len(run)] for start in range(len(rest)))
        return run if any(self.is_run(each, run) for each in starts) else ()

    def is_run(self, pdf: Sequence[Said], word: Sequence[Said]) -> bool:
        """Whether both say the same: an exhibit, with what Word has in the margin before it."""
        are_notes = all(isinstance(each, Piece) and each.role == "margin" for each in word[:-1])
        is_long = len(pdf) == len(word) > 0
        return is_long and are_notes and all(map(self.is_same, pdf, word))

    def skip(self, at: int, to: int) -> tuple[int, int]:
        """Tell what only one of them says, up to where both say the same again."""
        steps = (
            (reach - beyond, beyond) for reach in range(1, _REACH) for beyond in range(reach + 1)
        )
        ends = ((at + step, to + beyond) for step, beyond in steps)
        past, beyond = next(filter(self.meet, ends), (len(self.pdf), len(self.word)))
        self.found.faults += [f"PDF alone: {each}" for each in self.pdf[at:past]]
        self.found.faults += [f"Word alone: {each}" for each in self.word[to:beyond]]
        return past, beyond

    def meet(self, ends: tuple[int, int]) -> bool:
        at, to = ends
        is_within = at < len(self.pdf) and to < len(self.word)
        return is_within and self.is_same(self.pdf[at], self.word[to])

    def is_same(self, one: Said, other: Said) -> bool:
        if one == other:
            return True
        which, is_allowed = _allowed(one, other)
        if which and is_allowed:
            self.found.used.add(which)
        return is_allowed


def _allowed(one: Said, other: Said) -> tuple[Allowed | None, bool]:
    """Which difference there may be between two pieces, and whether there is no other."""
    match one, other:
        case Piece("H1" | "text", words), Piece("apart"):
            return Allowed.APART, other.words == words
        case Piece("text", words), Piece("margin"):
            return None, other.words == words
        case Piece("entry", words), Piece("entry"):
            return Allowed.LISTED, re.sub("^(Tabelle|Abbildung|Karte)", "", other.words) == words
        case Exhibit(), Exhibit() if other.head and not one.head:
            return Allowed.LARGE, one == _as_fields(other, one)
        case _:
            return None, False


def _section(pieces: Sequence[Said]) -> Sequence[Said]:
    return tuple(takewhile(lambda each: not _is_heading(each), pieces))


def _run(pieces: Sequence[Said]) -> Sequence[Said]:
    """All up to the next exhibit of the section; nothing where there is none."""
    within = _section(pieces)
    ends = (end for end, each in enumerate(within, start=1) if isinstance(each, Exhibit))
    return within[: next(ends, 0)]


def _is_heading(said: Said) -> bool:
    return isinstance(said, Piece) and said.role.startswith("H")


def _is_ornament(exhibit: Exhibit) -> bool:
    return any(each.startswith("UmrissederGebiete,Zeichnung:") for each in exhibit.pictures)


def _as_fields(exhibit: Exhibit, fields: Exhibit) -> Exhibit:
    """Key figures as the PDF tells them: what a number is of stands before it, and in no head."""
    rows = (
        tuple(
            field if field == f"{name}{cell}" else cell
            for name, cell, field in zip(exhibit.head[-1], row, told, strict=False)
        )
        for row, told in zip(exhibit.rows, fields.rows, strict=False)
    )
    return replace(exhibit, head=(), rows=tuple(rows))
