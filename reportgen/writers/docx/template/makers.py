"""What those who made a template left in it for each other.

Their comments go: nobody outside is meant. Changes that nobody has accepted yet, and a lock, are
part of the look and the rules of the house; they stay, and are told.
"""

from collections.abc import Iterator

from docx.document import Document as WordDocument

from reportgen.errors import Problem, Where, notice
from reportgen.writers.docx.markup import Element, drop, find, name, value
from reportgen.writers.docx.template.kept import Kept
from reportgen.writers.docx.template.properties import heads_and_feet

_REMARKS = ("comments", "commentsExtended", "commentsIds", "commentsExtensible", "people")
"""Ends of the names of relations: comments, and who wrote them."""
_MARKS = tuple(name(each) for each in ("commentRangeStart", "commentRangeEnd", "commentReference"))
_CHANGES = tuple(name(each) for each in ("ins", "del", "moveFrom", "moveTo"))


def forget_comments(word: WordDocument, around: Kept) -> None:
    """Take the comments out, and their marks out of what is kept of the text."""
    for number, rel in list(word.part.rels.items()):
        if rel.reltype.rpartition("/")[2] in _REMARKS:
            word.part.rels.pop(number)
    for tag in _MARKS:
        for mark in list(around.all(tag)):
            drop(mark)


def told(word: WordDocument, around: Kept, where: Where) -> Iterator[Problem]:
    """Notices on a template that is locked, or has changes that nobody has accepted."""
    lock = find(word.settings.element, "w:documentProtection")
    if value(lock, "enforcement", "0") in ("1", "true", "on"):
        yield notice("word-template-protected", where)
    roots: list[Element] = [*around.before, *around.after, *heads_and_feet(word)]
    if count := sum(1 for root in roots for _ in root.iter(*_CHANGES)):
        yield notice("word-template-changes", where, count=count)
