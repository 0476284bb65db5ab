"""The index of places: for every place that the document speaks of the blocks that do.

What speaks of it are paragraphs, headings, and exhibits that single it out; a table of all places
is about none of them, and the data of a chart repeat what stands there. A profile of a place, with
all that stands in it, is its main entry. Paragraphs that are led to get a label for it, all others
stay without.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from functools import partial
from itertools import count

from reportgen.compose.mentions import Mentions
from reportgen.document.index import Index, IndexGroup, Spot, Subject
from reportgen.document.inlines import Inlines
from reportgen.document.nodes import (
    Block,
    Blocks,
    Box,
    Contents,
    Document,
    Figure,
    ItemList,
    PageBreak,
    Paragraph,
    Quote,
    Role,
    Section,
    Table,
    Terms,
)
from reportgen.document.numbering import UNLISTED, label_of
from reportgen.document.walk import map_blocks, walk, with_children
from reportgen.errors import failure, nearest
from reportgen.formats import collated
from reportgen.messages import word
from reportgen.places import Place, Places

NOBODY: frozenset[str] = frozenset()


@dataclass(frozen=True, eq=False)
class Indexing:
    """The authors' word for the index of places."""

    places: Places

    def places_index(self, *levels: str) -> Index:
        """The index of places: of some levels, or of all."""
        known = [each.key for each in self.places.levels]
        for level in levels:
            if level not in known:
                raise failure("lookup-level", name=level, near=nearest(level, known))
        return Index(levels)


def with_places_index(document: Document, places: Places) -> Document:
    """A numbered document with the groups of its index filled in, if it has one."""
    if not any(isinstance(block, Index) for block in walk(document.blocks)):
        return document
    reader = _reader(document, places)
    blocks = reader.blocks(document.blocks, NOBODY)

    def filled(block: Block) -> Blocks:
        if isinstance(block, Index):
            return (replace(block, groups=tuple(_groups(block, reader.found, places))),)
        return (block,)

    return replace(document, blocks=map_blocks(blocks, filled))


def _reader(document: Document, places: Places) -> "_Reader":
    every = tuple(walk(document.blocks))
    taken = {label_of(block) for block in every}
    free = (label for number in count(1) if (label := f"ort-{number}") not in taken)
    data = (block.data for block in every if isinstance(block, Figure) and block.data)
    return _Reader(Mentions(places), free, frozenset(each.label for each in data))


def _groups(index: Index, found: dict[str, list[Spot]], places: Places) -> Iterator[IndexGroup]:
    """A group for each level, and one for regions outside the whole."""
    for level in places.levels:
        if not index.levels or level.key in index.levels:
            yield from _group(level.plural, places.at(level.key), found)
    if not index.levels:
        yield from _group(word("benchmarks"), places.benchmarks, found)


def _group(
    title: str, places: Iterable[Place], found: dict[str, list[Spot]]
) -> Iterator[IndexGroup]:
    named = sorted((each for each in places if each.key in found), key=_in_order)
    if subjects := tuple(Subject(each.name, tuple(found[each.key])) for each in named):
        yield IndexGroup(title, subjects)


def _in_order(place: Place) -> tuple[object, str]:
    return collated(place.name), place.key


@dataclass(slots=True)
class _Reader:
    """Reads a document from front to back, and labels the paragraphs that speak of places."""

    mentions: Mentions
    labels: Iterator[str]
    """Those that are still free."""
    repeated: frozenset[str]
    """Labels of the tables of what charts show."""
    found: dict[str, list[Spot]] = field(default_factory=dict)
    """The spots of each place, by its key."""

    def blocks(self, blocks: Blocks, main: frozenset[str]) -> Blocks:
        """Blocks with their labels; `main` are the places that all of them are about."""
        return tuple(self._block(block, main) for block in blocks)

    def _block(self, block: Block, main: frozenset[str]) -> Block:
        inner = partial(self.blocks, main=main)
        match block:
            case Section():
                return self._section(block, main)
            case Paragraph():
                return self._paragraph(block, main)
            case Table() | Figure():
                self._exhibit(block, main)
                return block
            case Terms():
                return self._terms(block, main)
            case ItemList() | Quote() | Box():
                return with_children(block, inner)
            case Contents() | Index() | PageBreak():
                return block

    def _section(self, section: Section, main: frozenset[str]) -> Section:
        if section.role in UNLISTED:
            return section
        keys = self.mentions.of(section.title)
        within = frozenset(keys) if section.role is Role.PROFILE else main
        self._note(keys, section.label, within)
        return replace(section, blocks=self.blocks(section.blocks, within))

    def _exhibit(self, exhibit: Table | Figure, main: frozenset[str]) -> None:
        if exhibit.label not in self.repeated:
            keys = (*self.mentions.known(exhibit.about), *self.mentions.of(exhibit.title))
            self._note(keys, exhibit.label, main)

    def _terms(self, terms: Terms, main: frozenset[str]) -> Terms:
        """A term stands where its meaning begins."""
        items = tuple((term, self._meaning(term, inner, main)) for term, inner in terms.items)
        return replace(terms, items=items)

    def _meaning(self, term: Inlines, meaning: Blocks, main: frozenset[str]) -> Blocks:
        match meaning:
            case (Paragraph() as first, *rest):
                return (self._paragraph(first, main, term), *self.blocks(tuple(rest), main))
            case _:
                return self.blocks(meaning, main)

    def _paragraph(
        self, paragraph: Paragraph, main: frozenset[str], term: Inlines = ()
    ) -> Paragraph:
        keys = (*self.mentions.of(term), *self.mentions.of(paragraph.content))
        if not keys:
            return paragraph
        label = paragraph.label or next(self.labels)
        self._note(keys, label, main)
        return replace(paragraph, label=label)

    def _note(self, keys: Iterable[str], label: str, main: frozenset[str]) -> None:
        for key in dict.fromkeys(keys) if label else ():
            self.found.setdefault(key, []).append(Spot(label, key in main))
