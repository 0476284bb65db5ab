"""An XLSX workbook to the sheets it offers, their marks, and a plain copy of those wanted.

ECMA-376, part 1: `xl/workbook.xml` names the sheets, its relations name their parts.
"""

import posixpath
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from reportgen.errors import Where, failure
from reportgen.sources.files.elements import elements, without_doctype
from reportgen.sources.files.sheet import Marks
from reportgen.sources.files.sheet_xml import Styles, claimed, extent, marks, styles
from reportgen.sources.files.size import MOST_CELLS, refuse_impossible, refuse_vast
from reportgen.sources.files.unpacking import Archive, packed

_FOLDER = "xl/"
_RELATIONS = "xl/_rels/workbook.xml.rels"
_WORKBOOK = "xl/workbook.xml"
_STYLES = "xl/styles.xml"
_FRAME = ("[Content_Types].xml", "_rels/.rels", _WORKBOOK, _RELATIONS, _STYLES)
_STRINGS = "xl/sharedStrings.xml"


@dataclass(frozen=True, slots=True)
class Offer:
    """A sheet with cells that a workbook offers."""

    name: str
    visible: bool
    part: str = ""
    """Its part of the archive; empty when the format has none."""


class OpenXml:
    """An XLSX workbook, unpacked as far as it is asked for."""

    def __init__(self, archive: Archive, file: str) -> None:
        self._file = file
        self._archive = archive
        if "xl/workbook.bin" in archive:
            raise failure("source-is-xlsb", Where(file))
        self._parts = {name: self._read(name) for name in _FRAME if name in archive}

    def _read(self, name: str) -> bytes:
        return without_doctype(self._archive.read(name), self._file)

    @cached_property
    def offers(self) -> list[Offer]:
        """The sheets with cells; charts and macros are none."""
        kinds = {
            given.get("Id", ""): (given.get("Type", ""), given.get("Target", ""))
            for name, given in elements(self._parts.get(_RELATIONS, b""), self._file)
            if name == "Relationship"
        }
        found = []
        for name, given in elements(self._parts.get(_WORKBOOK, b""), self._file):
            kind, target = kinds.get(given.get("id", ""), ("", ""))
            if name == "sheet" and kind.endswith("/worksheet"):
                shown = given.get("state", "visible") == "visible"
                part = posixpath.normpath(posixpath.join("/", _FOLDER, target)).lstrip("/")
                found.append(Offer(given.get("name", ""), shown, part))
        return found

    def opened(self, names: Iterable[str]) -> tuple[bytes, dict[str, Marks]]:
        """A plain workbook that holds these sheets alone, and their marks."""
        parts = {each.name: each.part for each in self.offers}
        known = styles(self._parts.get(_STYLES, b""), self._file)
        copied = dict(self._parts) | {_STRINGS: self._read(_STRINGS)}
        found = {}
        for name in names:
            copied[parts[name]] = self._read(parts[name])
            found[name] = self._marks(name, copied[parts[name]], known)
        return packed({name: part for name, part in copied.items() if part}), found

    def _marks(self, name: str, data: bytes, known: Styles) -> Marks:
        sheet = Where(self._file, sheet=name)
        refuse_impossible(*claimed(data), sheet)
        refuse_vast(*extent(data, MOST_CELLS), sheet)
        return marks(data, known)
