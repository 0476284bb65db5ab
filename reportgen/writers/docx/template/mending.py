"""Puts a template's parts where all programs look for them, and takes out what leads nowhere.

Word does the same when it opens a file: what names a style or a numbering that is not there is
passed over (ECMA-376, part 1, 17.7.4.17 and 17.9.18). Parts may have any names, and those that
online offices write are called `document2.xml` and the like (part 2, 6.2.2).
"""

from collections.abc import Iterator

from docx.document import Document as WordDocument
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import XmlPart

from reportgen.writers.docx.markup import Element, name, value

_USUAL = {
    RELATIONSHIP_TYPE.FOOTNOTES: "/word/footnotes.xml",
    RELATIONSHIP_TYPE.NUMBERING: "/word/numbering.xml",
    RELATIONSHIP_TYPE.STYLES: "/word/styles.xml",
}
_MAIN = "/word/document.xml"
_STYLED = tuple(map(name, ("pStyle", "rStyle", "tblStyle", "basedOn", "next", "link")))


def mend(word: WordDocument) -> None:
    """Mend a template that has just been opened."""
    _rename(word)
    styles = {value(each, "styleId") for each in word.styles.element.iter(name("style"))}
    ways = set(_numberings(word))
    for part in word.part.package.iter_parts():
        if isinstance(part, XmlPart):
            _forget_styles(part.element, styles)
            _forget_numberings(part.element, ways)


def _rename(word: WordDocument) -> None:
    """Give the main part, and what counts and dresses it, the usual names."""
    taken = {str(part.partname) for part in word.part.package.iter_parts()}
    named = [(word.part, _MAIN)]
    named += [
        (rel.target_part, _USUAL[rel.reltype])
        for rel in word.part.rels.values()
        if rel.reltype in _USUAL
    ]
    for part, usual in named:
        if usual not in taken:
            part.partname = PackURI(usual)


def _numberings(word: WordDocument) -> Iterator[str]:
    for rel in word.part.rels.values():
        if rel.reltype == RELATIONSHIP_TYPE.NUMBERING:
            yield from (value(each, "numId") for each in rel.target_part.element.iter(name("num")))


def _forget_styles(root: Element, known: set[str]) -> None:
    for node in list(root.iter(*_STYLED)):
        if value(node) not in known:
            _remove(node)


def _forget_numberings(root: Element, known: set[str]) -> None:
    for node in list(root.iter(name("numPr"))):
        asked = node.find(name("numId"))
        if asked is not None and value(asked) not in known | {"0"}:
            _remove(node)


def _remove(node: Element) -> None:
    if (parent := node.getparent()) is not None:
        parent.remove(node)
