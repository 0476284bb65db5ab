"""Count once, in the tree: chapters, tables, figures, maps, notes, references, lists.

Chapters count 1, 2, 3; annexes, the chapters with the role `annex`, A, B, C; sections inside them
1.1 or A.1. Front matter, sections marked unnumbered and all inside them have no number. Tables,
figures and maps count by chapter ("3.2"), each kind for itself; outside numbered chapters they
count through the document ("1"). Notes count through the document.

Whatever a list of contents names gets a label, so that it can be linked.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import partial

from reportgen.document.index import Index
from reportgen.document.inlines import (
    Abbreviation,
    Code,
    Emphasis,
    Foreign,
    Inline,
    Inlines,
    LineBreak,
    Link,
    Lowered,
    Note,
    Picture,
    Raised,
    Reference,
    Strong,
    Text,
    Value,
)
from reportgen.document.nodes import (
    Block,
    Blocks,
    Box,
    Contents,
    Document,
    Entry,
    Figure,
    FigureKind,
    ItemList,
    Listing,
    PageBreak,
    Paragraph,
    Quote,
    Role,
    Section,
    Table,
    Terms,
)
from reportgen.document.walk import (
    map_blocks,
    map_inlines,
    map_texts,
    place_of,
    plain,
    walk,
    with_children,
)
from reportgen.errors import Problems, Where, nearest
from reportgen.messages import word

UNNUMBERED = frozenset({Role.COVER, Role.BACK, Role.IMPRINT, Role.FRONT, Role.SUMMARY})
"""Roles of chapters that are not counted."""
UNLISTED = frozenset({Role.COVER, Role.BACK, Role.IMPRINT})
"""Roles of sections that no list of contents names."""
NO_BREAK = "\u00a0"


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """What stands in another document, of which this one is an extract."""

    title: str
    """Title of the other document."""
    names: Mapping[str, str]
    """What references print there, by label."""
    is_accepted: bool = False
    """Whether nobody has to be told of references that lead there."""


def numbered(
    document: Document, problems: Problems, elsewhere: Elsewhere | None = None
) -> Document:
    """Fill in every number, reference and list; broken and double labels are errors.

    In a document that is not whole no reference is called broken. What stands elsewhere is named
    in words, without a link.
    """
    declared = _declared(document, problems)
    blocks = _Counters(declared=declared).chapters_of(document.blocks)
    blocks = _with_data_numbers(blocks)
    names = dict(_names(blocks))
    broken = problems if document.is_whole else Problems()
    if elsewhere:
        blocks = map_texts(blocks, partial(_outward, own=names, other=elsewhere, problems=problems))
    blocks = map_texts(blocks, partial(_resolved, names=names, problems=broken))
    blocks = map_texts(blocks, _Notes().numbered)
    lists = _lists(blocks)
    return replace(document, blocks=map_blocks(blocks, partial(_filled, lists=lists)))


# ---------------------------------------------------------------- labels


def label_of(block: Block) -> str:
    """The label of a block; empty when it has none."""
    match block:
        case Section() | Table() | Figure() | Paragraph():
            return block.label
        case ItemList() | Quote() | Terms() | Box() | Contents() | Index() | PageBreak():
            return ""


def _declared(document: Document, problems: Problems) -> frozenset[str]:
    """Every label that was given; one given twice is an error at its second place."""
    first: dict[str, Where] = {}
    for block in walk(document.blocks):
        label = label_of(block)
        if label in first:
            place = f"{first[label].file}:{first[label].line}"
            problems.error("label-twice", place_of(block), label=label, first=place)
        elif label:
            first[label] = place_of(block)
    return frozenset(first)


_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"})


def slug(title: str) -> str:
    """A title as a label: small letters, digits and hyphens."""
    return re.sub(r"[^a-z0-9]+", "-", title.casefold().translate(_UMLAUTS)).strip("-")


# ---------------------------------------------------------------- counting


@dataclass(slots=True)
class _Counters:
    """Where the count stands while the document is read from front to back."""

    declared: frozenset[str]
    chapters: int = 0
    annexes: int = 0
    chapter: str = ""
    """Number of the chapter that is being read; empty outside numbered ones."""
    exhibits: Counter[tuple[str, str]] = field(default_factory=Counter)
    """Tables, figures and maps so far, by kind and chapter."""
    slugs: Counter[str] = field(default_factory=Counter)

    def chapters_of(self, blocks: Blocks) -> Blocks:
        """Number the top of the document."""
        return tuple(
            self._chapter(block) if isinstance(block, Section) else self._counted(block)
            for block in blocks
        )

    def _chapter(self, section: Section) -> Section:
        self.chapter = self._next_chapter(section)
        numbered = self._section(section, self.chapter)
        self.chapter = ""
        return numbered

    def _next_chapter(self, section: Section) -> str:
        if not section.is_numbered or section.role in UNNUMBERED:
            return ""
        if section.role is Role.ANNEX:
            self.annexes += 1
            return letters(self.annexes)
        self.chapters += 1
        return str(self.chapters)

    def _section(self, section: Section, number: str) -> Section:
        """Number a section and what it holds; inside an unnumbered one nothing is numbered."""
        label = section.label or self._label("section", plain(section.title))
        blocks: list[Block] = []
        count = 0
        for block in section.blocks:
            if not isinstance(block, Section):
                blocks.append(self._counted(block))
            elif number and block.is_numbered:
                count += 1
                blocks.append(self._section(block, f"{number}.{count}"))
            else:
                blocks.append(self._section(block, ""))
        return replace(section, number=number, label=label, blocks=tuple(blocks))

    def _counted(self, block: Block) -> Block:
        match block:
            case Section():
                return self._section(block, "")
            case Table(is_listed=True):
                label = block.label or self._label("table", plain(block.title))
                return replace(block, number=self._next("table"), label=label)
            case Figure(kind=FigureKind.CHART | FigureKind.MAP):
                label = block.label or self._label("figure", plain(block.title))
                return replace(block, number=self._next(block.kind), label=label)
            case Quote() | Box() | ItemList() | Terms():
                return with_children(block, self._all_counted)
            case Paragraph() | Table() | Figure() | Contents() | Index() | PageBreak():
                return block

    def _all_counted(self, blocks: Blocks) -> Blocks:
        return tuple(self._counted(block) for block in blocks)

    def _next(self, kind: str) -> str:
        self.exhibits[kind, self.chapter] += 1
        count = self.exhibits[kind, self.chapter]
        return f"{self.chapter}.{count}" if self.chapter else str(count)

    def _label(self, kind: str, title: str) -> str:
        """A label nobody has given, made from a title so that it stays when chapters move."""
        stem = f"{kind}-{slug(title)}".rstrip("-")
        while True:
            self.slugs[stem] += 1
            label = stem if self.slugs[stem] == 1 else f"{stem}-{self.slugs[stem]}"
            if label not in self.declared:
                return label


def letters(number: int) -> str:
    """A, B, … Z, AA, AB … as spreadsheets count their columns."""
    text = ""
    while number > 0:
        number, rest = divmod(number - 1, 26)
        text = chr(ord("A") + rest) + text
    return text


def _with_data_numbers(blocks: Blocks) -> Blocks:
    """Tell each figure the number of the table that holds its data, if one is printed."""
    numbers = {block.label: block.number for block in walk(blocks) if isinstance(block, Table)}

    def told(block: Block) -> Blocks:
        if isinstance(block, Figure) and block.data and block.data.label in numbers:
            data = replace(block.data, number=numbers[block.data.label])
            return (replace(block, data=data),)
        return (block,)

    return map_blocks(blocks, told)


# ---------------------------------------------------------------- references and notes


def _names(blocks: Blocks) -> Iterator[tuple[str, str]]:
    """Every label and what a reference to it prints."""
    for depth, block in _with_depth(blocks, 0):
        if label := label_of(block):
            yield label, _name(block, depth)


def _with_depth(blocks: Blocks, depth: int) -> Iterator[tuple[int, Block]]:
    """Every block and the depth of sections around it."""
    for block in blocks:
        yield depth, block
        if isinstance(block, Section):
            yield from _with_depth(block.blocks, depth + 1)
        else:
            yield from ((depth, inner) for inner in walk((block,)) if inner is not block)


def _name(block: Block, depth: int) -> str:
    match block:
        case Section(title=title, number=number, role=role):
            kind = "annex" if role is Role.ANNEX else "chapter"
            return _numbered_name("section" if depth else kind, number, title)
        case Table(title=title, number=number):
            return _numbered_name("table", number, title)
        case Figure(title=title, number=number, kind=kind):
            return _numbered_name("map" if kind is FigureKind.MAP else "figure", number, title)
        case Paragraph() | ItemList() | Quote() | Terms() | Box():
            return ""
        case Contents() | Index() | PageBreak():
            return ""


def _numbered_name(key: str, number: str, title: Inlines) -> str:
    """ "Tabelle 3.2"; the quoted title of what has no number."""
    return f"{word(key)}{NO_BREAK}{number}" if number else f"„{plain(title)}“"


def _resolved(content: Inlines, names: dict[str, str], problems: Problems) -> Inlines:
    """Fill in the words of references."""

    def named(inline: Inline) -> Inline:
        if not isinstance(inline, Reference):
            return inline
        if inline.label not in names:
            near = nearest(inline.label, names)
            problems.error("label-unknown", inline.where, label=inline.label, near=near)
        return replace(inline, text=inline.text or names.get(inline.label, inline.label))

    return map_inlines(content, named)


def _outward(
    content: Inlines, own: Mapping[str, str], other: Elsewhere, problems: Problems
) -> Inlines:
    """References to what stands elsewhere, in words: "Sozialbericht 2024, Kapitel 4"."""

    def told(inline: Inline) -> Inline:
        if not isinstance(inline, Reference) or inline.label in own:
            return inline
        if inline.label not in other.names:
            return inline
        text = f"{other.title}, {inline.text or other.names[inline.label]}"
        if not other.is_accepted:
            problems.notice("label-elsewhere", inline.where, label=inline.label, text=text)
        return Text(text)

    return map_inlines(content, told)


def names_of(document: Document) -> dict[str, str]:
    """What references to the labels of a numbered document print."""
    return dict(_names(document.blocks))


@dataclass(slots=True)
class _Notes:
    """Counts notes through the document."""

    count: int = 0

    def numbered(self, content: Inlines) -> Inlines:
        return map_inlines(content, self._next)

    def _next(self, inline: Inline) -> Inline:
        if not isinstance(inline, Note):
            return inline
        self.count += 1
        return replace(inline, number=self.count)


# ---------------------------------------------------------------- lists of contents


def _filled(block: Block, lists: dict[Listing, tuple[Entry, ...]]) -> Blocks:
    """Give a list of contents its entries."""
    if not isinstance(block, Contents):
        return (block,)
    entries = lists[block.listing]
    if block.listing is Listing.SECTIONS:
        entries = tuple(entry for entry in entries if entry.depth < block.depth)
    return (replace(block, entries=entries),)


def _lists(blocks: Blocks) -> dict[Listing, tuple[Entry, ...]]:
    """The entries of every kind of list.

    Tables that repeat the data of a figure are found through it and not listed; what stands in
    the profile of a place, the same in each, is found through the profile.
    """
    lists: dict[Listing, list[Entry]] = {listing: [] for listing in Listing}
    figures = (block for block in walk(blocks) if isinstance(block, Figure))
    unlisted = {figure.data.label for figure in figures if figure.data}
    unlisted |= set(_in_profiles(blocks))
    for depth, block in _with_depth(blocks, 0):
        for listing, entry in _listed(block, depth):
            if entry.label not in unlisted:
                lists[listing].append(entry)
    return {listing: tuple(entries) for listing, entries in lists.items()}


def _in_profiles(blocks: Blocks) -> Iterator[str]:
    """The labels of the exhibits in profiles of places."""
    for block in walk(blocks):
        if isinstance(block, Section) and block.role is Role.PROFILE:
            inner = (each for each in walk(block.blocks) if isinstance(each, Table | Figure))
            yield from (each.label for each in inner)


def _listed(block: Block, depth: int) -> Iterator[tuple[Listing, Entry]]:
    """The list that names a block, and how; nothing when none does."""
    match block:
        case Section(title=title):
            if title and block.role not in UNLISTED and not _is_contents(block):
                entry = Entry(depth, block.number, _bare(title), block.label)
                yield Listing.SECTIONS, entry
        case Table(is_listed=True):
            yield Listing.TABLES, Entry(0, block.number, _bare(block.title), block.label)
        case Figure(kind=FigureKind.CHART):
            yield Listing.FIGURES, Entry(0, block.number, _bare(block.title), block.label)
        case Figure(kind=FigureKind.MAP):
            yield Listing.MAPS, Entry(0, block.number, _bare(block.title), block.label)
        case Table() | Figure() | Paragraph() | ItemList() | Quote() | Terms() | Box():
            return
        case Contents() | Index() | PageBreak():
            return


def _is_contents(section: Section) -> bool:
    """Whether a section is the list of contents, which does not name itself."""
    return any(
        isinstance(block, Contents) and block.listing is Listing.SECTIONS
        for block in section.blocks
    )


def _bare(title: Inlines) -> Inlines:
    """A title without notes and links, which belong to its own place."""
    return tuple(bare for inline in title for bare in _bare_inline(inline))


def _bare_inline(inline: Inline) -> Inlines:
    match inline:
        case Note():
            return ()
        case Link(content=content):
            return _bare(content)
        case Reference(text=text):
            return (Text(text),)
        case Emphasis() | Strong() | Raised() | Lowered() | Foreign():
            return (replace(inline, content=_bare(inline.content)),)
        case Text() | Abbreviation() | Code() | Value() | LineBreak() | Picture():
            return (inline,)
