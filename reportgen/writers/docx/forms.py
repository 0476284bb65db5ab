"""Fills forms that are designed in Word: `{{ placeholders }}`, loops over rows, Jinja in controls.

A form is Jinja, as chapters are, written by docxtpl into the XML of Word; every text is escaped.
The place of the body (`{{ inhalt }}`) is left to `kept.py`, those of sections to `placed.py`.
"""

import re
from dataclasses import dataclass
from io import BytesIO
from types import TracebackType
from typing import Any
from zipfile import ZipFile

from docx.document import Document as WordDocument
from docxtpl import DocxTemplate
from jinja2 import StrictUndefined, TemplateError, TemplateSyntaxError, UndefinedError
from jinja2.sandbox import SandboxedEnvironment
from lxml.etree import XMLSyntaxError
from markupsafe import Markup

from reportgen.document.fields import Fields, Said
from reportgen.document.nodes import Document
from reportgen.errors import ReportError, Where, failure, nearest
from reportgen.messages import word
from reportgen.writers.docx.kept import PLACEHOLDER, kept
from reportgen.writers.docx.markup import legal, name
from reportgen.writers.docx.placed import Sections, UnknownSectionError
from reportgen.writers.text.blocks import text_of
from reportgen.writers.text.manner import Manner

_PARTS = re.compile(r"word/(document|header\d*|footer\d*|footnotes)\.xml")
_MARKS = re.compile(r"\{[{%#]|\{(<[^>]*>)+[{%#]")
_UNDEFINED = re.compile(r"'([^']+)' is undefined|has no attribute '([^']+)'")
_FAULTS = (TemplateError, ArithmeticError, AttributeError, LookupError, TypeError, ValueError)
"""What an expression of an author can raise."""
_SHOWN = 120
_TAG = re.compile(r"\{[{%].*?[}%]\}")
_QUOTES = str.maketrans(dict.fromkeys("„“”", '"') | dict.fromkeys("‚‘’", "'"))
_BODY = "/word/document.xml"
_SECTION = re.compile(r"\{\{p?\s*section\(")
_MANNER = Manner("\n", "kept")


class _Form(DocxTemplate):  # type: ignore[misc]
    """A form that remembers the source of the part that it is at."""

    source = ""
    part = ""

    def patch_xml(self, src_xml: str) -> str:
        """Tags with the quotes of Jinja: Word makes German ones of them as they are typed."""
        return _TAG.sub(lambda tag: tag[0].translate(_QUOTES), str(super().patch_xml(src_xml)))

    def render_xml_part(self, src_xml: str, part: Any, *given: Any) -> str:
        """Render a part; its paragraphs are lines, as docxtpl makes them."""
        self.source = re.sub(r"<w:p([ >])", r"\n<w:p\1", src_xml)
        self.part = str(part.partname) if part else ""
        return str(super().render_xml_part(src_xml, part, *given))


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
        raise words.failure(error, where) from None
    except _FAULTS as error:
        raise _failure(error, form, fields, where) from None
    except XMLSyntaxError:
        raise failure("word-form-torn", where, part=form.part) from None
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
        if self.form.part != _BODY:
            raise UnknownSectionError(name)
        return self.sections.place(name)

    def text(self, name: str) -> str:
        """A section as plain text, for a field of a line or two."""
        if not self.sections.has(name):
            raise UnknownSectionError(name)
        return text_of(self.sections.named[name].content, _MANNER)

    def failure(self, error: UnknownSectionError, where: Where) -> ReportError:
        """Why a section cannot stand there."""
        name, known = str(error.args[0]), self.sections.named
        paragraph = _paragraph(self.form.source, _line(error.__traceback__))
        told = {"part": self.form.part or "–", "paragraph": paragraph}
        if name not in known:
            like = nearest(name, known) or ", ".join(known)
            return failure("word-form-section", where, name=name, like=like, **told)
        code = "word-form-section-twice" if self.form.part == _BODY else "word-form-section-head"
        return failure(code, where, name=name, **told)


def _environment() -> SandboxedEnvironment:
    return SandboxedEnvironment(autoescape=True, undefined=StrictUndefined, finalize=_printed)


def _printed(value: object) -> object:
    """Truth as a word; all else as it is."""
    return (word("yes") if value else word("no")) if isinstance(value, bool) else value


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


# ---------------------------------------------------------------- what is wrong


def _failure(error: Exception, form: _Form, fields: Fields, where: Where) -> ReportError:
    line = error.lineno if isinstance(error, TemplateSyntaxError) else _line(error.__traceback__)
    told = {"part": form.part or "–", "paragraph": _paragraph(form.source, line)}
    if isinstance(error, UndefinedError) and (found := _UNDEFINED.search(str(error))):
        asked = found[1] or found[2]
        known = sorted(_names(fields))
        like = nearest(asked, known) or ", ".join(known[:12])
        return failure("word-form-unknown", where, name=asked, like=like, **told)
    return failure("word-form-wrong", where, reason=str(error), **told)


def _line(trace: TracebackType | None) -> int:
    """The line of the template at which an expression failed; 0 when none is known."""
    found = 0
    while trace is not None:
        if trace.tb_frame.f_code.co_filename == "<template>":
            found = trace.tb_lineno
        trace = trace.tb_next
    return found


def _paragraph(source: str, line: int) -> str:
    """The words of the paragraph at a line, without its markup."""
    lines = source.splitlines()
    found = lines[line - 1] if 0 < line <= len(lines) else ""
    text = " ".join(re.sub(r"<[^>]*>", "", found).split())
    return text[:_SHOWN] or "–"


def _names(said: Said) -> set[str]:
    """Every name that a form may use."""
    match said:
        case Fields(entries):
            return {key for key, _ in entries}.union(*(_names(each) for _, each in entries))
        case tuple():
            return set().union(*map(_names, said))
        case str() | bool():
            return set()
