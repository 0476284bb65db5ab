"""What the pages of a document are marked with: that it stays in the house, or is a draft."""

from dataclasses import replace

from reportgen.compose.spec import DocumentSpec
from reportgen.document.inlines import Text
from reportgen.document.nodes import Blocks, Paragraph, Role, Section
from reportgen.messages import word


def watermark(spec: DocumentSpec) -> str:
    """What stands across every page; empty for nothing."""
    is_closed = not spec.is_published and not spec.is_internal
    marks = {
        "watermark-draft": spec.draft,
        "watermark-internal": spec.is_internal,
        "watermark-closed": is_closed,
    }
    return " · ".join(word(code) for code, is_wanted in marks.items() if is_wanted)


def with_mark(blocks: Blocks, spec: DocumentSpec) -> Blocks:
    """The same in words, at the head of the document, for those who do not see the pages."""
    mark = watermark(spec)
    if not mark:
        return blocks
    told = word("watermark-told", mark=mark, more=word("internal-told") if spec.is_internal else "")
    line = Paragraph((Text(told.strip()),), Role.MARKED)
    first = blocks[0] if blocks else None
    if isinstance(first, Section) and first.role is Role.COVER:
        return (replace(first, blocks=(line, *first.blocks)), *blocks[1:])
    return (line, *blocks)
