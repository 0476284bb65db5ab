"""Puts the data of exhibits into a PDF, as files that belong to them (ISO 19005-3, 6.8; annex E).

Each file is named three times: in the list that viewers show, in the catalogue of the document,
and in the structure element of its exhibit, so that it is known whose data it holds.
"""

from collections.abc import Iterable, Mapping
from hashlib import md5
from typing import Any

import pydyf

from reportgen.writers.csv.exhibits import DataFile

TYPE = "/text#2fcsv"
RELATION = "/Data"
"""The files hold what the exhibits show; they are not what these were made from."""


def attach(pdf: Any, files: Iterable[DataFile], elements: Mapping[str, Any], date: str) -> None:
    """Add files of a day, told as 2025-03-31; `elements` are those of exhibits, by their labels."""
    named: list[Any] = []
    for number, file in enumerate(files, start=1):
        reference = _specified(pdf, file, date)
        named += [pydyf.String(f"{number:04} {file.name}"), reference]
        for element in (elements[label] for label in file.labels if label in elements):
            element["AF"] = pydyf.Array([reference])
    if not named:
        return
    names = pydyf.Dictionary({"Names": pydyf.Array(named)})
    pdf.add_object(names)
    pdf.catalog.setdefault("Names", pydyf.Dictionary())["EmbeddedFiles"] = names.reference
    pdf.catalog["AF"] = pydyf.Array(named[1::2])


def _specified(pdf: Any, file: DataFile, date: str) -> Any:
    """Add a file and what is said of it (ISO 32000-1, 7.11.3 and 7.11.4)."""
    digest = md5(file.data, usedforsecurity=False).hexdigest()  # which ISO 32000-1 demands
    about = {"Size": len(file.data), "CheckSum": f"<{digest}>"}
    if date:
        about["ModDate"] = pydyf.String(f"D:{date.replace('-', '')}")
    stream = pydyf.Stream(
        [file.data],
        {"Type": "/EmbeddedFile", "Subtype": TYPE, "Params": pydyf.Dictionary(about)},
        compress=True,
    )
    pdf.add_object(stream)
    specified = pydyf.Dictionary(
        {
            "Type": "/Filespec",
            "F": pydyf.String(file.name),
            "UF": pydyf.String(file.name),
            "EF": pydyf.Dictionary({"F": stream.reference}),
            "Desc": pydyf.String(file.description),
            "AFRelationship": RELATION,
        }
    )
    pdf.add_object(specified)
    return specified.reference
