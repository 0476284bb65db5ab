"""Sections of a document that a form puts where it wants them, by their names.

A form says `{{p section("reasons") }}`; filling it leaves a mark, and what the section says is
written there by the same writer as any body: with its lists, tables and anchors.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from markupsafe import Markup

from reportgen.document.nodes import Block, Blocks, Box, Document, Role, Section
from reportgen.document.numbering import slug
from reportgen.document.walk import map_blocks, plain
from reportgen.writers.docx.blocks import blocks
from reportgen.writers.docx.draft import Draft, Spot
from reportgen.writers.docx.markup import NAMESPACES, Element, drop, element, name, parsed, value, w
from reportgen.writers.docx.tables.columns import MARGIN
from reportgen.writers.docx.template.kept import Kept

_MARK = re.compile("\ue0a0(.*?)\ue0a1")
"""Of the private use area: nobody has typed it."""
_MADE = "section-"
"""What labels begin with that nobody has written."""
_LEAST = 1134
"""Room of a cell that does not say its own: 20 mm."""


@dataclass(frozen=True, slots=True)
class Named:
    """A section and how deep its headings stand."""

    section: Section
    depth: int

    @property
    def content(self) -> Blocks:
        """What it says; a form has its own heading and its own frame."""
        match self.section.blocks:
            case (Box(role=role, blocks=inner),) if role is self.section.role:
                return inner
            case inner:
                return inner


class UnknownSectionError(LookupError):
    """A form asks for a section that there is not, or for one that cannot stand there."""


@dataclass(slots=True)
class Sections:
    """The sections of a document by all their names, and those that a form has asked for."""

    named: Mapping[str, Named]
    asked: list[Named] = field(default_factory=list)

    @classmethod
    def of(cls, document: Document) -> "Sections":
        """Names are roles, labels and headings; of two of one name it is the first."""
        found: dict[str, Named] = {}
        for each in _sections(document.blocks, 1):
            own = each.section
            role = "" if own.role is Role.NONE else str(own.role)
            for told in (role, own.label, slug(plain(own.title))):
                found.setdefault(told, each)
        found.pop("", None)
        return cls(found)

    def has(self, name: str) -> bool:
        """Whether there is one of this name."""
        return name in self.named

    @property
    def called(self) -> tuple[str, ...]:
        """Their names as people say them: not the labels that are made of headings."""
        return tuple(each for each in self.named if not each.startswith(_MADE))

    def place(self, name: str) -> Markup:
        """The mark that stands for a section until it is written."""
        found = self.named.get(name)
        if found is None or any(found is each for each in self.asked):
            raise UnknownSectionError(name)
        self.asked.append(found)
        return Markup("<w:p><w:r><w:t>\ue0a0{}\ue0a1</w:t></w:r></w:p>").format(name)


def _sections(nodes: Blocks, depth: int) -> Iterator[Named]:
    for node in nodes:
        if isinstance(node, Section):
            yield Named(node, depth)
            yield from _sections(node.blocks, depth + 1)


# ---------------------------------------------------------------- putting in


def unmarked(around: Kept, body: Element) -> Kept:
    """What is kept of a form that has places for sections and none for the rest: all of it."""
    if around.is_marked or not any(True for _ in _marks((body,))):
        return around
    told = tuple(each for each in body if each.tag != name("sectPr"))
    return Kept(told, section=around.end, end=around.end)


def has_body(around: Kept) -> bool:
    """Whether there is a place for what stands at none of its own."""
    return around.is_marked or not around.before


def without(document: Document, asked: Kept) -> Blocks:
    """The blocks of a document that stand at no place of their own."""
    named = Sections.of(document).named
    gone = {id(named[each].section) for each, _ in _marks((*asked.before, *asked.after))}
    labels = {each.section.label for each in named.values() if id(each.section) in gone}

    def left(block: Block) -> Blocks:
        return () if isinstance(block, Section) and block.label in labels else (block,)

    return map_blocks(document.blocks, left) if labels else document.blocks


def put_in(document: Document, around: Kept, draft: Draft) -> Kept:
    """The form with its sections written."""
    named = Sections.of(document).named
    before, after = (_filled(each, named, draft) for each in (around.before, around.after))
    return replace(around, before=before, after=after)


def _filled(
    tops: tuple[Element, ...], named: Mapping[str, Named], draft: Draft
) -> tuple[Element, ...]:
    """Blocks of a form with what stands at the marks in them."""
    filled = list(tops)
    for each, paragraph in list(_marks(tops)):
        written = tuple(_written(named[each], _room(paragraph, draft), draft))
        place = _freed(paragraph)
        if place in filled:
            at = filled.index(place)
            filled[at : at + 1] = (*_remains(place), *written)
        else:
            _exchange(place, written)
    return tuple(filled)


def _marks(tops: tuple[Element, ...]) -> Iterator[tuple[str, Element]]:
    """The marks below some elements: the name of each and the paragraph that it stands in."""
    for top in tops:
        for text in list(top.iter(name("t"))):
            if found := _MARK.fullmatch((text.text or "").strip()):
                yield found[1], next(text.iterancestors(name("p")))


def _room(paragraph: Element, draft: Draft) -> int | None:
    """How wide the cell is that a place stands in; None outside of tables."""
    cell = next(paragraph.iterancestors(name("tc")), None)
    if cell is None:
        return None
    told = value(cell.find("w:tcPr/w:tcW", NAMESPACES), "w", "0")
    room = int(float(told)) if told.replace(".", "").isdigit() else 0
    return max(_LEAST, min(room or draft.layouts.text.width, draft.layouts.text.width) - 2 * MARGIN)


def _written(named: Named, room: int | None, draft: Draft) -> Iterator[Element]:
    """What a section says; in a cell no page is turned."""
    inner = draft.narrowed(room) if room else draft
    if room:
        inner = replace(inner, layouts=replace(inner.layouts, wide=inner.layouts.text))
    for node in list(parsed(blocks(named.content, Spot(depth=named.depth + 1), inner))):
        if room is None or node.tag not in (name("sectPr"), name("br")):
            yield node


def _freed(paragraph: Element) -> Element:
    """The paragraph of the form that a mark stands in, without the mark; words stay."""
    holder = paragraph.getparent()
    if holder is None or holder.tag != name("t"):
        return paragraph
    holder.text = f"{holder.text or ''}{paragraph.tail or ''}"
    holder.remove(paragraph)
    return next(holder.iterancestors(name("p")))


def _remains(place: Element) -> tuple[Element, ...]:
    """The paragraph, if it says more than the mark; a section stands below what leads to it."""
    told = "".join(each.text or "" for each in place.iter(name("t")))
    return (place,) if _MARK.sub("", told).strip() else ()


def _exchange(place: Element, written: tuple[Element, ...]) -> None:
    """Put elements in the place of a paragraph; what holds it never goes without one."""
    remains = _remains(place)
    for node in reversed(written if remains or written else (element(w("p")),)):
        place.addnext(node)
    if not remains:
        drop(place)
