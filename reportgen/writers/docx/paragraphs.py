"""Writes single paragraphs."""

from reportgen.document.nodes import Inlines
from reportgen.writers.docx.draft import Draft
from reportgen.writers.docx.inlines import PLAIN, Look, inlines
from reportgen.writers.docx.markup import NOTHING, Xml, w

KEEP = w("keepNext")
"""Stays on the page of what follows."""


def paragraph(style: str, content: Xml, draft: Draft, properties: Xml = NOTHING) -> Xml:
    """A paragraph; further properties come in the order of the schema."""
    named = w("pStyle", val=draft.styles.id(style))
    return w("p", w("pPr", named, properties), content)


def text(style: str, content: Inlines, draft: Draft, look: Look = PLAIN) -> Xml:
    """A paragraph of inlines; nothing when there are none."""
    return paragraph(style, inlines(content, draft, look), draft) if content else NOTHING
