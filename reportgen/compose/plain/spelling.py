"""How words of plain language are printed: long ones parted, missing numbers told simply.

Authors write a Mediopunkt where a long word is parted ("Sozial·bericht"); the project says what is
printed. It is a hyphen unless it says otherwise: the Netzwerk Leichte Sprache asks for it (2022),
and it is the only mark that every screen reader passes over. A PDF tells readers the words without
their points (`writers/pdf/tags/hyphens.py`), but neither HTML nor Word has a place for them.
"""

import re
from dataclasses import replace

from reportgen.compose.spec import Compounds
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
from reportgen.document.nodes import Block, Blocks, Figure
from reportgen.document.walk import map_blocks, map_inlines, map_texts
from reportgen.formats import HIDDEN_IN_PROSE, MISSING_IN_PROSE
from reportgen.messages import word

POINT = "\u00b7"
"""The Mediopunkt, as it is typed."""
_PARTED = re.compile(rf"[^\W\d_]+(?:{POINT}[^\W\d_]+)+")


def parted(text: str, compounds: Compounds) -> str:
    """A text with its long words parted as it is wanted."""
    match compounds:
        case "hyphen":
            return _PARTED.sub(lambda found: _hyphened(found[0]), text)
        case "mediopoint":
            return text
        case "none":
            return _PARTED.sub(lambda found: found[0].replace(POINT, ""), text)


def _hyphened(found: str) -> str:
    """ "Sozial-Bericht": behind a hyphen nouns keep their capital."""
    parts = found.split(POINT)
    if found[0].isupper():
        parts = [part[0].upper() + part[1:] for part in parts]
    return "-".join(parts)


def simply_told(blocks: Blocks) -> Blocks:
    """A document in which easy words stand for numbers that are missing."""
    return map_texts(blocks, lambda content: map_inlines(content, _simply))


def _simply(inline: Inline) -> Inline:
    if not isinstance(inline, Value):
        return inline
    text = inline.text[:1].lower() + inline.text[1:]
    if text == HIDDEN_IN_PROSE:
        return replace(inline, text=word("plain-hidden"))
    is_missing = text in MISSING_IN_PROSE.values()
    return replace(inline, text=word("plain-missing")) if is_missing else inline


def spelled(blocks: Blocks, compounds: Compounds) -> Blocks:
    """All words of a document as they are printed."""
    printed = map_texts(blocks, lambda content: _run(content, compounds))
    return map_blocks(printed, _read_aloud)


def _read_aloud(block: Block) -> Blocks:
    """Alternative texts are heard, never seen: there words are whole."""
    if isinstance(block, Figure):
        return (replace(block, alternative=parted(block.alternative, "none")),)
    return (block,)


def _run(content: Inlines, compounds: Compounds) -> Inlines:
    return tuple(_inline(each, compounds) for each in content)


def _inline(inline: Inline, compounds: Compounds) -> Inline:
    match inline:
        case Text():
            return _text(inline, compounds)
        case Emphasis() | Strong() | Raised() | Lowered() | Foreign() | Link() | Note():
            return replace(inline, content=_run(inline.content, compounds))
        case Abbreviation() | Value() | Code() | Reference() | LineBreak() | Picture():
            return inline


def _text(text: Text, compounds: Compounds) -> Text:
    if POINT not in text.text:
        return text
    spans = ((_moved(text.text, a, compounds), _moved(text.text, b, compounds))
             for a, b in text.typed)  # fmt: skip
    return Text(parted(text.text, compounds), tuple(spans))


def _moved(text: str, at: int, compounds: Compounds) -> int:
    """Where a place of a text is once its words are parted."""
    points = sum(text.count(POINT, *found.span()) for found in _PARTED.finditer(text[:at]))
    return at - points if compounds == "none" else at
