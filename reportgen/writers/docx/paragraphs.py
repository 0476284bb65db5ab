"""Writes single paragraphs."""

from reportgen.writers.docx.draft import Draft
from reportgen.writers.docx.markup import NOTHING, Xml, w

KEEP = w("keepNext")
"""Stays on the page of what follows."""
WHOLE = w("keepLines")
"""Is not parted by the end of a page."""


def paragraph(style: str, content: Xml, draft: Draft, properties: Xml = NOTHING) -> Xml:
    """A paragraph; further properties come in the order of the schema."""
    named = w("pStyle", val=draft.styles.id(style))
    return w("p", w("pPr", named, properties), content)
