"""The exhibits of a numbered document to files of their data, one for each table, chart and map.

A chart and the table of its data in the annex are one exhibit with one file. Tables that are
forms, pictures, and maps that only show where a place lies hold no data.
"""

import re
from collections.abc import Container, Iterator
from dataclasses import dataclass

from reportgen.document.nodes import Blocks, Document, Figure, FigureKind, Table
from reportgen.document.numbering import slug
from reportgen.document.walk import plain, walk
from reportgen.messages import word
from reportgen.writers.csv.cells import even
from reportgen.writers.csv.lines import lines
from reportgen.writers.csv.remarks import Exhibit, remarks, source
from reportgen.writers.csv.write import written

_KIND = re.compile(r"^(tab|abb|kar|table|figure)-")
"""What labels begin with to say what the name of a file says in words."""
_LONGEST = 60
"""Letters of a label in the name of a file."""


@dataclass(frozen=True, slots=True)
class DataFile:
    """The data of an exhibit."""

    name: str
    """"Tabelle-3-2-alter.csv"; no other file of the document has it."""
    description: str
    """The caption and the source."""
    data: bytes
    labels: tuple[str, ...]
    """Of the exhibits that show these data."""


def data_files(document: Document) -> tuple[DataFile, ...]:
    """The files in the order in which their exhibits are printed."""
    files: dict[str, DataFile] = {}
    for exhibit, data in exhibits(document.blocks):
        caption = _caption(exhibit)
        name = _name(exhibit, files)
        told = remarks(exhibit, data, caption, document.meta)
        files[name] = DataFile(
            name,
            even(f"{caption}. {word('source')}: {source(exhibit, data)}"),
            written(lines(data), told),
            tuple(filter(None, dict.fromkeys((exhibit.label, data.label)))),
        )
    return tuple(files.values())


def exhibits(blocks: Blocks) -> Iterator[tuple[Exhibit, Table]]:
    """Each exhibit and the table of its data."""
    every = tuple(walk(blocks))
    held = (each.data for each in every if isinstance(each, Figure))
    repeated = {data.label for data in held if data and data.label}
    for block in every:
        if isinstance(block, Figure) and block.data:
            yield block, block.data
        elif isinstance(block, Table) and block.is_listed and block.label not in repeated:
            yield block, block


def _caption(exhibit: Exhibit) -> str:
    """ "Tabelle 3.2 Arbeitslose nach Bezirken"."""
    return even(f"{_kind(exhibit)} {exhibit.number} {plain(exhibit.title)}")


def _name(exhibit: Exhibit, taken: Container[str]) -> str:
    label = slug(_KIND.sub("", exhibit.label))[:_LONGEST].strip("-")
    number = exhibit.number.replace(".", "-")
    stem = "-".join(filter(None, (_kind(exhibit), number, label)))
    names = (f"{stem}.csv", *(f"{stem}-{count}.csv" for count in range(2, 1000)))
    return next(each for each in names if each not in taken)


def _kind(exhibit: Exhibit) -> str:
    match exhibit:
        case Table():
            return word("table")
        case Figure(kind=FigureKind.MAP):
            return word("map")
        case Figure():
            return word("figure")
