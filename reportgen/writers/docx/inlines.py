"""Writes inlines as runs."""

from dataclasses import dataclass, replace
from functools import cache

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
from reportgen.messages import word
from reportgen.writers.docx.draft import Draft
from reportgen.writers.docx.fields import field, run, tab
from reportgen.writers.docx.markup import NOTHING, Xml, joined, w
from reportgen.writers.docx.pictures import EMU_PER_MM, picture
from reportgen.writers.docx.template.styles import Style
from reportgen.writers.docx.ticks import Tick, boxed, has_box, tick


@dataclass(frozen=True, slots=True)
class Look:
    """How characters stand out; it adds up where inlines nest."""

    style: str = ""
    """Id of a character style."""
    is_strong: bool = False
    is_stressed: bool = False
    position: str = ""
    """"superscript" or "subscript"."""
    language: str = ""
    """Empty: that of the document."""


PLAIN = Look()
STRONG = Look(is_strong=True)


@cache
def _properties(look: Look) -> Xml:
    """`w:rPr`, its children in the order of the schema."""
    content = joined(
        (
            w("rStyle", val=look.style) if look.style else NOTHING,
            w("b") if look.is_strong else NOTHING,
            w("i") if look.is_stressed else NOTHING,
            w("vertAlign", val=look.position) if look.position else NOTHING,
            w("lang", val=look.language) if look.language else NOTHING,
        )
    )
    return w("rPr", content) if content else NOTHING


def inlines(content: Inlines, draft: Draft, look: Look = PLAIN) -> Xml:
    """Write inlines as runs; boxes among their words can be ticked."""
    return joined(
        joined(_piece(each, draft, look) for each in boxed(node.text, content[number + 1 :]))
        if isinstance(node, Text) and has_box(node.text)
        else _inline(node, draft, look)
        for number, node in enumerate(content)
    )


def _piece(piece: str | Tick, draft: Draft, look: Look) -> Xml:
    if isinstance(piece, str):
        return run(piece, _properties(look))
    return tick(piece, _properties(look), draft)


def _inline(  # noqa: C901, PLR0911, PLR0912 -- one branch for each node
    node: Inline, draft: Draft, look: Look
) -> Xml:
    match node:
        case Text(text):
            return run(text, _properties(look))
        case Emphasis(content):
            return inlines(content, draft, replace(look, is_stressed=True))
        case Strong(content):
            return inlines(content, draft, replace(look, is_strong=True))
        case Raised(content):
            return inlines(content, draft, replace(look, position="superscript"))
        case Lowered(content):
            return inlines(content, draft, replace(look, position="subscript"))
        case Foreign(content, language):
            return inlines(content, draft, replace(look, language=language))
        case Abbreviation(text):  # Word has no place for what it stands for
            return run(text, _properties(look))
        case Code(text):
            return run(text, _properties(replace(look, style=draft.styles.id(Style.CODE))))
        case Link():
            return _link(node, draft, look)
        case Reference():
            return _reference(node, draft, look)
        case Note():
            return _note(node, draft)
        case Value():
            shown = run(node.text, _properties(look))
            return draft.anchors.value(node, shown, is_bare=draft.is_bare)
        case LineBreak():
            return w("r", w("br"))
        case Picture(drawing, alternative):
            size = round(drawing.width * EMU_PER_MM), round(drawing.height * EMU_PER_MM)
            return picture(drawing, size, "", alternative, draft)


def _link(node: Link, draft: Draft, look: Look) -> Xml:
    shown = replace(look, style=draft.styles.id(Style.LINK))
    content = inlines(node.content, draft, shown)
    target = draft.links.id(node.target)
    return Xml(f'<w:hyperlink r:id="{target}" w:history="1">{content}</w:hyperlink>')


# ---------------------------------------------------------------- references


def _reference(node: Reference, draft: Draft, look: Look) -> Xml:
    """A reference leads to its target, if there is one; its number follows the target's.

    It names the page only if that is known: "Seite …" would look broken wherever fields are not
    brought up to date, as in previews and council systems.

    The bookmark holds the number alone, so that "Tabelle 3.2" and "Tabellen 3.2" can both
    refer to it and stay as they are when Word updates its fields; MERGEFORMAT keeps their look.
    """
    shown = _properties(look)
    if node.label not in draft.numbers:
        return run(node.text, shown)
    bookmark = draft.bookmarks.name(node.label)
    before, number, after = _parted(node.text, draft.numbers[node.label])
    parts = [run(before, shown)] if before else []
    parts += [field(f"REF {bookmark} \\* MERGEFORMAT", number, shown)] if number else []
    parts += [run(after, shown)] if after else []
    if node.page and node.label in draft.pages:
        parts += [run(f", {word('page')}\u00a0", shown), page_number(node.label, draft, shown)]
    return w("hyperlink", joined(parts), anchor=bookmark, history=1)


def _parted(text: str, number: str) -> tuple[str, str, str]:
    """A reference's words before the number of its target, that number, and words after it."""
    return text.rpartition(number) if number and number in text else (text, "", "")


def page_number(label: str, draft: Draft, look: Xml = NOTHING) -> Xml:
    """The page on which a label stands; nothing until Word knows it."""
    draft.asked_pages.add(label)
    text = str(draft.pages.get(label, ""))
    return field(f"PAGEREF {draft.bookmarks.name(label)} \\h", text, look)


# ---------------------------------------------------------------- notes


def _note(node: Note, draft: Draft) -> Xml:
    """Word counts footnotes itself; it comes to the same numbers."""
    within = replace(draft, links=draft.notes.links, is_bare=True)
    mark = w("rPr", w("rStyle", val=draft.styles.id(Style.NOTE_MARK)))
    content = joined((w("r", mark, w("footnoteRef")), tab(), inlines(node.content, within)))
    style = w("pPr", w("pStyle", val=draft.styles.id(Style.NOTE)))
    number = draft.notes.add(w("p", style, content))
    return w("r", mark, w("footnoteReference", id=number))
