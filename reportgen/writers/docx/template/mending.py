"""Puts a template's parts where all programs look for them, and takes out what leads nowhere.

Word does the same when it opens a file: what names a style or a numbering that is not there is
passed over (ECMA-376, part 1, 17.7.4.17 and 17.9.18). Parts may have any names, and those that
online offices write are called `document2.xml` and the like (part 2, 6.2.2).
"""

from io import BytesIO

import docx
from docx.document import Document as WordDocument
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import XmlPart

from reportgen.writers.docx.markup import Element, drop, name, value
from reportgen.writers.docx.related import related

_MAIN = "/word/document.xml"
_USUAL = {
    "/word/footnotes.xml": RELATIONSHIP_TYPE.FOOTNOTES,
    "/word/numbering.xml": RELATIONSHIP_TYPE.NUMBERING,
    "/word/styles.xml": RELATIONSHIP_TYPE.STYLES,
}
_STYLED = tuple(map(name, ("pStyle", "rStyle", "tblStyle", "basedOn", "next", "link")))


def at_usual_places(data: bytes) -> bytes:
    """A file with its main part, and what counts and dresses it, where all programs look."""
    word: WordDocument = docx.Document(BytesIO(data))
    _rename(word)
    target = BytesIO()
    word.save(target)
    return target.getvalue()


def mend(word: WordDocument) -> None:
    """Mend a template that has just been opened."""
    _rename(word)
    styles = {value(each, "styleId") for each in word.styles.element.iter(name("style"))}
    counting = related(word.part, RELATIONSHIP_TYPE.NUMBERING)
    nums = () if counting is None else counting.element.iter(name("num"))
    ways = {value(each, "numId") for each in nums}
    for part in word.part.package.iter_parts():
        if isinstance(part, XmlPart):
            _forget_styles(part.element, styles)
            _forget_numberings(part.element, ways)


def _rename(word: WordDocument) -> None:
    """Give parts their usual names, where these are free."""
    taken = {str(part.partname) for part in word.part.package.iter_parts()}
    found = {_MAIN: word.part} | {path: related(word.part, kind) for path, kind in _USUAL.items()}
    for usual, part in found.items():
        if part is not None and usual not in taken:
            part.partname = PackURI(usual)


def _forget_styles(root: Element, known: set[str]) -> None:
    for node in list(root.iter(*_STYLED)):
        if value(node) not in known:
            drop(node)


def _forget_numberings(root: Element, known: set[str]) -> None:
    for node in list(root.iter(name("numPr"))):
        asked = node.find(name("numId"))
        if asked is not None and value(asked) not in known | {"0"}:
            drop(node)
