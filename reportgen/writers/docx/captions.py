"""Writes what stands above and below tables and figures: title, notes, signs and source."""

import re
from collections.abc import Iterator

from reportgen.document.inlines import Inline, Inlines, Strong, Text
from reportgen.document.nodes import Figure, FigureKind, Table
from reportgen.messages import word
from reportgen.writers.docx.draft import Draft
from reportgen.writers.docx.fields import field, run
from reportgen.writers.docx.index import marks
from reportgen.writers.docx.inlines import inlines
from reportgen.writers.docx.markup import NOTHING, Xml, joined, w
from reportgen.writers.docx.paragraphs import KEEP, WHOLE, paragraph
from reportgen.writers.docx.template.styles import Style

EN_SPACE = "\u2002"
_LAST_DIGITS = re.compile(r"(.*?)(\d+)")


def kind_word(kind: FigureKind) -> str:
    """The word before the number of a figure, and the name of its count in Word."""
    return word("map" if kind is FigureKind.MAP else "figure")


def caption(node: Table | Figure, name: str, draft: Draft) -> Xml:
    """The title of an exhibit, after its number if it has one; it stays with the exhibit."""
    title = joined((marks(node.label, draft), inlines(node.title, draft)))
    if node.number:
        look = w("rPr", w("rStyle", val=draft.styles.id(Style.LABEL)))
        counted = draft.bookmarks.around(node.label, _number(node.number, name, look))
        title = joined((run(f"{name}\u00a0", look), counted, run(EN_SPACE), title))
    elif title:
        title = draft.bookmarks.around(node.label, title)
    else:
        return draft.bookmarks.around(node.label, NOTHING)
    return paragraph(draft.style(Style.CAPTION), title, draft, KEEP)


def _number(number: str, name: str, look: Xml) -> Xml:
    """ "3.2" as Word counts: the chapter as text, the rest as a sequence set to its value.

    Word collects its lists of tables from these fields. Without the switch `\\r` updating would
    count 1, 2, 3 through the whole document.
    """
    found = _LAST_DIGITS.fullmatch(number)
    if not found:
        return run(number, look)
    before, count = found.groups()
    counted = field(f"SEQ {name} \\* ARABIC \\r {count}", count, look)
    return joined((run(before, look), counted)) if before else counted


def below(node: Table | Figure, draft: Draft, last: Xml = NOTHING) -> Xml:
    """Notes, signs and source of an exhibit, each a line; together on one page.

    `last` is said of the last line, such as that it stays with what follows.
    """
    lines = lines_below(node)
    keeps = [KEEP] * (len(lines) - 1) + [last]
    return joined(
        paragraph(draft.style(Style.BELOW), inlines(line, draft), draft, joined((keep, WHOLE)))
        for line, keep in zip(lines, keeps, strict=bool(lines))
    )


def lines_below(node: Table | Figure) -> list[Inlines]:
    """The lines, for those who must know how many they are."""
    signs = node.signs if isinstance(node, Table) else ()
    return [*node.notes, *_signs(signs), *_source(node)]


def _signs(signs: tuple[tuple[str, str], ...]) -> Iterator[Inlines]:
    if not signs:
        return
    line: list[Inline] = [Text(f"{word('signs')}: ")]
    for sign, meaning in signs:
        line += [Strong((Text(sign),)), Text(f"{EN_SPACE}{meaning}"), Text("; ")]
    yield tuple(line[:-1])


def _source(node: Table | Figure) -> Iterator[Inlines]:
    """Where numbers are from, and behind it where they can be read."""
    named = (Text(f"{word('source')}: "), *node.source) if node.source else ()
    see = node.see if isinstance(node, Figure) else ()
    between = (Text(f"{EN_SPACE}·{EN_SPACE}"),) if named and see else ()
    if named or see:
        yield (*named, *between, *see)
