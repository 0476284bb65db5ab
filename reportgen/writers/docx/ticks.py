"""Boxes that an official can tick: controls of Word of 2010 (MS-DOCX 2.6.1.2, w14:checkbox).

A box is a character, as in print, with the words beside it as its accessible name. Programs that
do not know such controls show the character.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from reportgen.document.inlines import Inlines, Text
from reportgen.document.walk import plain
from reportgen.messages import word
from reportgen.writers.docx.draft import Draft
from reportgen.writers.docx.fields import run
from reportgen.writers.docx.markup import Xml, w

EMPTY, TICKED = "\u2610", "\u2611"
_BOX = re.compile(f"([{EMPTY}{TICKED}])")
_FONT = "Segoe UI Symbol"
"""Has both signs, and every Windows has it: Word puts it in when a box is clicked."""
_LONGEST = 64


@dataclass(frozen=True, slots=True)
class Tick:
    """A box and what it says."""

    sign: str
    name: str


def has_box(text: str) -> bool:
    """Whether there is a box in a text."""
    return EMPTY in text or TICKED in text


def boxed(text: str, follows: Inlines) -> Iterator[str | Tick]:
    """A text as its boxes and what stands between them; `follows` may hold a box's words."""
    parts = _BOX.split(text)
    for number, part in enumerate(parts):
        if number % 2:
            words = parts[number + 1]
            if number + 2 == len(parts):
                words += plain(_words(follows))
            yield Tick(part, _BOX.split(words)[0].strip(" \u00a0,.;:"))
        elif part:
            yield part


def _words(follows: Inlines) -> Inlines:
    """The text behind a box, up to a break."""
    texts = (number for number, each in enumerate(follows) if not isinstance(each, Text))
    return follows[: next(texts, len(follows))]


def tick(box: Tick, look: Xml, draft: Draft) -> Xml:
    """A box as a control around its sign; in notes, whose part knows no such controls, the sign."""
    if draft.links is draft.notes.links:
        return run(box.sign, look)
    name = box.name if 0 < len(box.name) <= _LONGEST else word("tick-box")
    states = (("checkedState", TICKED), ("uncheckedState", EMPTY))
    shown = "".join(
        f'<w14:{state} w14:val="{ord(sign):04X}" w14:font="{_FONT}"/>' for state, sign in states
    )
    checked = f'<w14:checked w14:val="{int(box.sign == TICKED)}"/>'
    properties = (
        w("alias", val=name),
        w("id", val=draft.anchors.number(name)),
        Xml(f"<w14:checkbox>{checked}{shown}</w14:checkbox>"),
    )
    return w("sdt", w("sdtPr", *properties), w("sdtContent", run(box.sign, look)))
