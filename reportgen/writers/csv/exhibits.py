"""The exhibits of a numbered document to files of their data, one for each table, chart and map."""

import re
from collections.abc import Container
from dataclasses import dataclass

from reportgen.document.exhibits import Exhibit, exhibits
from reportgen.document.nodes import Document, Figure, FigureKind, Table
from reportgen.document.numbering import slug
from reportgen.document.walk import plain
from reportgen.messages import word
from reportgen.writers.csv.cells import even
from reportgen.writers.csv.lines import lines
from reportgen.writers.csv.remarks import remarks, source
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
            even(f"{caption}. {word('source')}: {source(exhibit, data, document.meta)}"),
            written(lines(data), told),
            tuple(filter(None, dict.fromkeys((exhibit.label, data.label)))),
        )
    return tuple(files.values())


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
