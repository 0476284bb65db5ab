"""Fills forms that are designed in Word: `{{ placeholders }}`, loops over rows, Jinja in controls.

A form is Jinja, as chapters are, written by docxtpl into the XML of Word; every text is escaped.
The place of the body (`{{ inhalt }}`) is left to `kept.py`, those of sections to `placed.py`.
"""

import re
from dataclasses import dataclass
from io import BytesIO
from typing import Any
from zipfile import ZipFile

from docx.document import Document as WordDocument
from docxtpl import DocxTemplate
from jinja2 import StrictUndefined
from jinja2.sandbox import SandboxedEnvironment
from lxml.etree import XMLSyntaxError
from markupsafe import Markup

from reportgen.document.fields import Fields, Said
from reportgen.document.nodes import Document
from reportgen.errors import Where, failure
from reportgen.messages import word
from reportgen.writers.docx.forms.faults import (
    FAULTS,
    Part,
    SeveralError,
    fault,
    section_fault,
    see_that_tags_close,
)
from reportgen.writers.docx.forms.placed import Sections, UnknownSectionError
from reportgen.writers.docx.markup import legal, name
from reportgen.writers.docx.template.kept import PLACEHOLDER, kept
from reportgen.writers.text.blocks import text_of
from reportgen.writers.text.manner import Manner

_PARTS = re.compile(r"word/(document|header\d*|footer\d*|footnotes)\.xml")
_MARKS = re.compile(r"\{[{%#]|\{(<[^>]*>)+[{%#]")
_TAG = re.compile(r"\{[{%].*?[}%]\}")
_QUOTES = str.maketrans(dict.fromkeys("„“”", '"') | dict.fromkeys("‚‘’", "'"))
_LOOSE = re.compile(r"(</w:(?:p|tr|tbl)>|[%}]\})\s*(\{[{%])(?![^<]*</w:t>)")
"""Tags between paragraphs, which docxtpl makes of `{%p … %}`, and what they stand behind."""
_SECTION = re.compile(r"\{\{p?\s*section\(")
_MANNER = Manner("\n", "kept")


class _Form(DocxTemplate):  # type: ignore[misc]
    """A form that remembers the part that it is at."""

    raw = ""
    part = Part()

    def patch_xml(self, src_xml: str) -> str:
        """Tags with the quotes of Jinja: Word makes German ones of them as they are typed."""
        self.raw = src_xml
        return _TAG.sub(lambda tag: tag[0].translate(_QUOTES), str(super().patch_xml(src_xml)))

    def render_xml_part(self, src_xml: str, part: Any, *given: Any) -> str:
        """Render a part; its paragraphs are lines, as docxtpl makes them, and so are loose tags."""
        source = _LOOSE.sub(r"\1\n\2", re.sub(r"<w:p([ >])", r"\n<w:p\1", src_xml))
        self.part = Part(str(part.partname) if part else "", source)
        see_that_tags_close(self.raw)
        return str(super().render_xml_part(_LOOSE.sub(r"\1\n\2", src_xml), part, *given))


def is_form(data: bytes) -> bool:
    """Whether a template has placeholders beside that of the body."""
    with ZipFile(BytesIO(data)) as archive:
        parts = (each for each in archive.namelist() if _PARTS.fullmatch(each))
        texts = (archive.read(each).decode("utf-8", "replace") for each in parts)
        return any(_MARKS.search(PLACEHOLDER.sub("", each)) for each in texts)


def filled(data: bytes, document: Document, where: Where) -> bytes:
    """A form with what the document says; `ReportError` names the paragraph that is wrong."""
    form, target, fields = _Form(BytesIO(data)), BytesIO(), document.meta.fields
    form.render_init()
    _look_for_place(form.docx, where)
    words = _Words(form, Sections.of(document))
    try:
        form.render(words.context(fields), _environment())
    except UnknownSectionError as error:
        raise section_fault(error, form.part, words.sections, where) from None
    except FAULTS as error:
        raise fault(error, form.part, fields, where) from None
    except XMLSyntaxError:
        raise failure("word-form-torn", where, part=form.part.called) from None
    form.save(target)
    return target.getvalue()


@dataclass(frozen=True, slots=True)
class _Words:
    """What a form can say of the sections of its document."""

    form: _Form
    sections: Sections

    def context(self, fields: Fields) -> dict[str, Any]:
        """Fields and words; texts of the paper say what they say, not where they lie."""
        told: dict[str, Any] = _plain(fields)
        for text in told.pop("texts", ()):
            paper = told["paper"]
            holder = paper if text in paper else paper["texts"]
            if self.sections.has(text):
                holder[text] = self.text(text)
            else:
                holder.pop(text)
        words = {"section": self.section, "text": self.text, "has": self.sections.has}
        return told | words

    def section(self, name: str) -> Markup:
        """The place of a section, in a paragraph of its own."""
        if not self.form.part.is_body:
            raise UnknownSectionError(name)
        return self.sections.place(name)

    def text(self, name: str) -> str:
        """A section as plain text, for a field of a line or two."""
        if not self.sections.has(name):
            raise UnknownSectionError(name)
        return text_of(self.sections.named[name].content, _MANNER)


def _environment() -> SandboxedEnvironment:
    return SandboxedEnvironment(autoescape=True, undefined=StrictUndefined, finalize=_printed)


def _printed(value: object) -> object:
    """Truth as a word, texts one after the other; what has parts of its own says none of them."""
    if isinstance(value, bool):
        return word("yes") if value else word("no")
    if isinstance(value, list) and all(isinstance(each, str) for each in value):
        return ", ".join(value)
    if isinstance(value, list | dict):
        raise SeveralError
    return value


def _plain(said: Said) -> Any:
    """Fields as templates know them."""
    match said:
        case Fields(entries):
            return {key: _plain(each) for key, each in entries}
        case tuple():
            return [_plain(each) for each in said]
        case bool():
            return said
        case str():
            return legal(said).replace("\r\n", "\n")


def _look_for_place(document: WordDocument, where: Where) -> None:
    """See that the body has a place, which docxtpl lets stand: it writes `{_{` as `{{`."""
    said = "".join(each.text or "" for each in document.element.body.iter(name("t")))
    if (
        _MARKS.search(PLACEHOLDER.sub("", said))
        and not _SECTION.search(said)
        and not kept(document.element.body, where).is_marked
    ):
        raise failure("word-form-placeless", where)
    for paragraph in document.element.body.iterchildren(name("p")):
        texts = list(paragraph.iter(name("t")))
        if PLACEHOLDER.fullmatch("".join(each.text or "" for each in texts).strip()):
            for text in texts[1:]:
                text.text = ""
            texts[0].text = "{_{ inhalt }_}"
