"""Fills forms that are designed in Word: `{{ placeholders }}`, loops over rows, Jinja in controls.

A form is Jinja, as chapters are, written by docxtpl into the XML of Word; every text is escaped.
The place of the body (`{{ inhalt }}`) is left to `kept.py`.
"""

import re
from io import BytesIO
from types import TracebackType
from typing import Any
from zipfile import ZipFile

from docx.document import Document as WordDocument
from docxtpl import DocxTemplate
from jinja2 import StrictUndefined, TemplateError, TemplateSyntaxError, UndefinedError
from jinja2.sandbox import SandboxedEnvironment
from lxml.etree import XMLSyntaxError

from reportgen.document.fields import Fields, Said
from reportgen.errors import ReportError, Where, failure, nearest
from reportgen.messages import word
from reportgen.writers.docx.kept import PLACEHOLDER, kept
from reportgen.writers.docx.markup import name

_PARTS = re.compile(r"word/(document|header\d*|footer\d*|footnotes)\.xml")
_MARKS = re.compile(r"\{[{%#]|\{(<[^>]*>)+[{%#]")
_UNDEFINED = re.compile(r"'([^']+)' is undefined|has no attribute '([^']+)'")
_FAULTS = (TemplateError, ArithmeticError, AttributeError, LookupError, TypeError, ValueError)
"""What an expression of an author can raise."""
_SHOWN = 120


class _Form(DocxTemplate):  # type: ignore[misc]
    """A form that remembers the source of the part that it is at."""

    source = ""
    part = ""

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


def filled(data: bytes, fields: Fields, where: Where) -> bytes:
    """A form with what the document says; `ReportError` names the paragraph that is wrong."""
    form, target = _Form(BytesIO(data)), BytesIO()
    form.render_init()
    _look_for_place(form.docx, where)
    try:
        form.render(_plain(fields), _environment())
    except _FAULTS as error:
        raise _failure(error, form, fields, where) from None
    except XMLSyntaxError:
        raise failure("word-form-torn", where, part=form.part) from None
    form.save(target)
    return target.getvalue()


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
        case str() | bool():
            return said


def _look_for_place(document: WordDocument, where: Where) -> None:
    """See that the body has a place, which docxtpl lets stand: it writes `{_{` as `{{`."""
    said = "".join(each.text or "" for each in document.element.body.iter(name("t")))
    if (
        _MARKS.search(PLACEHOLDER.sub("", said))
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
