"""Writes an index as Word makes one: marks at what it names (XE), and a field that gathers them.

Until Word renews it, the field holds the names, with the pages as far as they are known.
"""

from collections.abc import Iterator

from reportgen.document.index import Index, IndexGroup, Stretch, Subject, stretches
from reportgen.document.nodes import Blocks
from reportgen.document.walk import walk
from reportgen.formats import EN_DASH
from reportgen.writers.docx.draft import Draft
from reportgen.writers.docx.fields import closed, opened, run, silent
from reportgen.writers.docx.markup import NOTHING, Xml, joined, w
from reportgen.writers.docx.paragraphs import KEEP, paragraph
from reportgen.writers.docx.template.styles import Style

_GATHERS = f'INDEX \\c "1" \\e "  " \\l ", " \\g "{EN_DASH}"'
"""One column; what stands before the pages of a name, between them, and in a stretch of them."""


def entries(blocks: Blocks) -> dict[str, tuple[str, ...]]:
    """By its label the fields of each block that indexes of the document name."""
    found: dict[str, dict[str, None]] = {}
    for label, told in _marked(blocks):
        found.setdefault(label, {})[told] = None
    return {label: tuple(told) for label, told in found.items()}


def _marked(blocks: Blocks) -> Iterator[tuple[str, str]]:
    """The label of each spot and its field; the pages of main entries are bold."""
    groups = (group for node in walk(blocks) if isinstance(node, Index) for group in node.groups)
    for group in groups:
        for subject in group.subjects:
            name = f'"{_literal(group.title)}:{_literal(subject.name)}"'
            for spot in subject.spots:
                yield spot.label, f"XE {name} \\b" if spot.is_main else f"XE {name}"


def _literal(text: str) -> str:
    """A text in which Word finds no levels, options or ends of its own."""
    return "".join(f"\\{each}" if each in ':;"\\' else each for each in text)


def marks(label: str, draft: Draft) -> Xml:
    """The marks of a block, which nobody sees; nothing where no index names it."""
    return joined(silent(each) for each in draft.entries.get(label, ()))


def index(node: Index, draft: Draft) -> Xml:
    """Write an index; nothing when it would be empty."""
    lines = [line for group in node.groups for line in _group(group, draft)]
    if not lines:
        return NOTHING
    first, last = (opened(_GATHERS), NOTHING), (NOTHING, closed())
    around = [first, *((NOTHING, NOTHING) for _ in lines[2:]), last]
    return joined(
        paragraph(style, joined((before, content, after)), draft, keep)
        for (style, content, keep), (before, after) in zip(lines, around, strict=True)
    )


def _group(group: IndexGroup, draft: Draft) -> Iterator[tuple[str, Xml, Xml]]:
    """Style, content and properties of each line; a title has at least one line below it."""
    yield Style.SUBHEADING, run(group.title), KEEP
    for subject in group.subjects:
        yield Style.EXHIBITS, _line(subject, draft), NOTHING


def _line(subject: Subject, draft: Draft) -> Xml:
    draft.asked_pages.update(spot.label for spot in subject.spots)
    parts = [run(subject.name)]
    for at, stretch in enumerate(stretches(subject.spots, draft.pages)):
        look = w("rPr", w("b")) if stretch.is_main else NOTHING
        parts += [run(", " if at else "  "), run(_numbers(stretch), look)]
    return joined(parts)


def _numbers(stretch: Stretch) -> str:
    return EN_DASH.join(str(page) for _, page in stretch.ends)
