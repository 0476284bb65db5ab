"""An index: what a document speaks of, and where; on which pages, the layout says."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby


@dataclass(frozen=True, slots=True)
class Spot:
    """A block that speaks of a subject."""

    label: str
    is_main: bool = False
    """Whether it is about nothing else, as the profile of a place is."""


@dataclass(frozen=True, slots=True)
class Subject:
    """A line of an index."""

    name: str
    spots: tuple[Spot, ...]
    """In the order of the document."""


@dataclass(frozen=True, slots=True)
class IndexGroup:
    """Subjects of one kind, in the order of the alphabet."""

    title: str
    subjects: tuple[Subject, ...]


@dataclass(frozen=True, slots=True)
class Index:
    """An index of places; its groups are filled in when the document is numbered."""

    levels: tuple[str, ...] = ()
    """Keys of the levels that are listed; empty: all."""
    groups: tuple[IndexGroup, ...] = ()


@dataclass(frozen=True, slots=True)
class Stretch:
    """Pages in a row that a subject is spoken of on: the labels and numbers of their ends."""

    first: tuple[str, int]
    last: tuple[str, int]
    is_main: bool

    @property
    def ends(self) -> tuple[tuple[str, int], ...]:
        """Both ends; one where they are the same."""
        return (self.first,) if self.first == self.last else (self.first, self.last)


def stretches(spots: Sequence[Spot], pages: Mapping[str, int]) -> Iterator[Stretch]:
    """The pages of spots, each once; labels of no known page are left out."""
    found: dict[int, str] = {}
    main: set[int] = set()
    for spot in spots:
        if page := pages.get(spot.label):
            found.setdefault(page, spot.label)
            if spot.is_main:
                main.add(page)
    ordered = sorted(found)
    # what goes up by one from page to page has the same distance from its place in the order
    runs = groupby(enumerate(ordered), key=lambda each: (each[1] - each[0], each[1] in main))
    for (_, is_main), run in runs:
        numbers = [page for _, page in run]
        first, last = numbers[0], numbers[-1]
        yield Stretch((found[first], first), (found[last], last), is_main)


def indexed_spots(index: Index) -> Iterator[Spot]:
    """Every block that an index leads to; a block may be named more than once."""
    for group in index.groups:
        for subject in group.subjects:
            yield from subject.spots
