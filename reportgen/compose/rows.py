"""Rows of the small tables that are made of words, not of released numbers."""

from collections.abc import Iterable

from reportgen.document.inlines import Text
from reportgen.document.nodes import Row, RowRole, TableCell
from reportgen.messages import word


def row(texts: Iterable[str], role: RowRole = RowRole.BODY, *, is_head: bool = False) -> Row:
    """A row of texts, the first of which is its head; in a head all are."""
    cells = (
        TableCell((Text(text),) if text else (), is_head=is_head or at == 0)
        for at, text in enumerate(texts)
    )
    return Row(tuple(cells), role)


def head(codes: Iterable[str]) -> Row:
    """A head of words of the catalogue."""
    return row(map(word, codes), is_head=True)
