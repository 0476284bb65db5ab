"""Footnotes: a part of their own, which python-docx does not know."""

from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import PartFactory, XmlPart
from docx.parts.document import DocumentPart

from reportgen.writers.docx.links import Links
from reportgen.writers.docx.markup import Element, Xml, element, name, root, value, w
from reportgen.writers.docx.related import related
from reportgen.writers.docx.template.kept import Kept

PartFactory.part_type_for[CONTENT_TYPE.WML_FOOTNOTES] = XmlPart


class Notes:
    """The footnotes of one document; Word counts them in the order of their marks."""

    def __init__(self, main: DocumentPart, around: Kept) -> None:
        marks = {value(each, "id") for each in around.all(name("footnoteReference"))}
        self._part = _existing(main, marks) or _new(main)
        self.links = Links(self._part)
        told = (value(each, "id") for each in self._part.element)
        self._count = max((int(each) for each in told if each.isdecimal()), default=0)

    def add(self, paragraph: Xml) -> int:
        """Add a footnote; gives its id."""
        self._count += 1
        self._part.element.append(element(w("footnote", paragraph, id=self._count)))
        return self._count


def _existing(main: DocumentPart, marks: set[str]) -> XmlPart | None:
    """The template's part, with its separators and the notes whose marks are kept."""
    part = related(main, RELATIONSHIP_TYPE.FOOTNOTES)
    if part is not None:
        for note in [each for each in part.element if _is_dropped(each, marks)]:
            part.element.remove(note)
    return part


def _is_dropped(note: Element, marks: set[str]) -> bool:
    return not value(note, "type") and value(note, "id") not in marks


def _new(main: DocumentPart) -> XmlPart:
    notes = root(separators(), "w:footnotes")
    uri = PackURI("/word/footnotes.xml")
    part = XmlPart(uri, CONTENT_TYPE.WML_FOOTNOTES, notes, main.package)
    main.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)
    return part


def separators() -> Xml:
    """The line above footnotes, and above those that go on from the page before."""
    line = w("footnote", w("p", w("r", w("separator"))), type="separator", id=-1)
    long = w("p", w("r", w("continuationSeparator")))
    return Xml(line + w("footnote", long, type="continuationSeparator", id=0))
