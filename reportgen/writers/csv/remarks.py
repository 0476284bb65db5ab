"""What has to travel with the data of an exhibit: its notes, signs, title and where it is from."""

from collections.abc import Iterator
from datetime import date
from typing import TypeAlias

from reportgen.document.exhibits import Exhibit
from reportgen.document.inlines import Inlines, Note
from reportgen.document.nodes import Meta, Table
from reportgen.document.walk import inlines, plain
from reportgen.formats import day
from reportgen.messages import word
from reportgen.writers.csv.cells import even

Remark: TypeAlias = tuple[str, str]
"""A name and what is said."""


def remarks(exhibit: Exhibit, data: Table, caption: str, meta: Meta) -> tuple[Remark, ...]:
    """Everything that is known of the data, as far as there is anything to say."""
    about = (
        (word("csv-title"), caption),
        (word("csv-unit"), data.unit),
        (word("source"), source(exhibit, data, meta)),
    )
    told = (*_notes(exhibit, data), *about, *_origin(meta))
    return tuple((name, even(text)) for name, text in told if text)


def source(exhibit: Exhibit, data: Table, meta: Meta) -> str:
    """The "Quelle" of an exhibit; where none is printed, it is the document itself."""
    printed = plain(exhibit.source or data.source or data.apart)
    return even(printed or ": ".join(filter(None, (meta.author, meta.title))))


def _notes(exhibit: Exhibit, data: Table) -> Iterator[Remark]:
    """Notes and signs, in the order in which they stand below a table."""
    for note in dict.fromkeys(plain(each) for each in (*data.notes, *exhibit.notes)):
        yield word("note"), note
    for number, text in dict.fromkeys(_called(exhibit, data)):
        yield f"{word('note')} {number}", text
    for sign, meaning in data.signs:
        yield word("signs"), word("csv-sign", sign=sign, meaning=meaning)


def _called(exhibit: Exhibit, data: Table) -> Iterator[tuple[int, str]]:
    """The notes that are called anywhere in an exhibit."""
    for content in (*_texts(data), exhibit.title, *exhibit.notes, exhibit.source):
        for each in inlines(content):
            if isinstance(each, Note):
                yield each.number, plain(each.content)


def _texts(data: Table) -> Iterator[Inlines]:
    for row in (*data.head, *data.body):
        yield from (cell.content for cell in row.cells)
    yield from data.notes


def _origin(meta: Meta) -> Iterator[Remark]:
    """What is true of all data of a document."""
    yield word("csv-document"), meta.title
    yield word("csv-date"), day(date.fromisoformat(meta.date)) if meta.date else ""
    yield word("csv-author"), meta.author
    yield word("csv-town"), meta.town
    yield word("csv-licence"), meta.licence
    yield word("csv-marked"), meta.watermark
    yield word("csv-marked"), word("csv-fictitious") if meta.is_fictitious else ""
