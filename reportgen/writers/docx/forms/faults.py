"""What is wrong in a form that is designed in Word, told with the paragraph that it stands in."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape
from types import TracebackType

from jinja2 import TemplateError, TemplateSyntaxError, UndefinedError
from jinja2.filters import FILTERS

from reportgen.document.fields import Fields, Said
from reportgen.errors import ReportError, Where, failure, nearest
from reportgen.messages import word
from reportgen.writers.docx.forms.placed import Sections, UnknownSectionError

FAULTS = (TemplateError, ArithmeticError, AttributeError, LookupError, TypeError, ValueError)
"""What an expression of an author can raise."""
_UNDEFINED = re.compile(r"'([^']+)' is undefined|has no attribute '([^']+)'")
_SHOWN = 120
_PARAGRAPH = re.compile(r"<w:p(?=[ >])")
_CLOSED = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}")
_OPENED = re.compile(r"\{[{%]")
_STATEMENT = re.compile(r"\{%[-+]?\s*(\w+)")
_HELD = ("for", "if", "macro", "call", "filter", "with")
"""Statements that have an end."""
_SYNTAX = {
    "word-form-filter": r"No filter named '(?P<name>.*?)'",
    "word-form-unclosed": r"(?s)Unexpected end of .* needs to be closed is '(?P<name>.*?)'",
    "word-form-crossed": (
        r"(?s)Encountered unknown tag '(?P<name>end\w+|el\w+)'.* needs to be closed is "
        r"'(?P<expected>\w+)'"
    ),
    "word-form-statement": r"Encountered unknown tag '(?P<name>.*?)'",
}
"""What Jinja says, in English."""


class OpenTagError(ValueError):
    """A brace that its paragraph does not close."""


class SeveralError(TypeError):
    """A placeholder that stands for what has parts."""


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a form: its name, and its source as Jinja has read it."""

    name: str = ""
    source: str = ""

    @property
    def is_body(self) -> bool:
        """Whether it is the text, and neither head nor foot."""
        return self.name == "/word/document.xml"

    @property
    def called(self) -> str:
        """What Word calls it."""
        found = re.search(r"header|footer|footnotes", self.name)
        return word(f"form-{found[0]}" if found else "form-document")

    def paragraph(self, line: int) -> str:
        """The words of the paragraph at a line, without its markup."""
        lines = self.source.splitlines()
        return _words(lines[line - 1] if 0 < line <= len(lines) else "")[:_SHOWN] or "–"


def see_that_tags_close(source: str) -> None:
    """Find a placeholder that ends in another paragraph or nowhere."""
    for paragraph in _PARAGRAPH.split(source)[1:]:
        told = _words("<" + paragraph.partition("</w:p>")[0])
        if _OPENED.search(_CLOSED.sub("", told)):
            raise OpenTagError(told[:_SHOWN])


def fault(error: Exception, part: Part, fields: Fields, where: Where) -> ReportError:
    """Why a form cannot be filled."""
    line = error.lineno if isinstance(error, TemplateSyntaxError) else _line(error.__traceback__)
    told = {"part": part.called, "paragraph": part.paragraph(line)}
    match error:
        case OpenTagError():
            return failure("word-form-open", where, **told | {"paragraph": str(error)})
        case SeveralError():
            return failure("word-form-several", where, **told)
        case UndefinedError() if found := _UNDEFINED.search(str(error)):
            asked = found[1] or found[2]
            known = sorted(_names(fields))
            like = nearest(asked, known) or ", ".join(known[:12])
            return failure("word-form-unknown", where, name=asked, like=like, **told)
        case TemplateSyntaxError():
            return _syntax_fault(str(error.message), part, told, where)
        case _:
            return failure("word-form-wrong", where, reason=str(error), **told)


def _syntax_fault(reason: str, part: Part, told: dict[str, str], where: Where) -> ReportError:
    """What Jinja cannot read; a statement without end is told where it begins."""
    for code, pattern in _SYNTAX.items():
        if found := re.search(pattern, reason):
            given = found.groupdict()
            near = nearest(given["name"], sorted((*FILTERS, *_HELD))) or ""
            if code == "word-form-unclosed":
                told |= {"paragraph": part.paragraph(_unclosed(part.source))}
            return failure(code, where, **given, near=near, **told)
    return failure("word-form-wrong", where, reason=reason, **told)


def section_fault(
    error: UnknownSectionError, part: Part, sections: Sections, where: Where
) -> ReportError:
    """Why a section cannot stand where a form wants it."""
    name = str(error.args[0])
    told = {"part": part.called, "paragraph": part.paragraph(_line(error.__traceback__))}
    if not sections.has(name):
        like = nearest(name, sections.called) or ", ".join(sections.called)
        return failure("word-form-section", where, name=name, like=like, **told)
    code = "word-form-section-twice" if part.is_body else "word-form-section-head"
    return failure(code, where, name=name, **told)


def _line(trace: TracebackType | None) -> int:
    """The line of the template at which an expression failed; 0 when none is known."""
    found = 0
    while trace is not None:
        if trace.tb_frame.f_code.co_filename == "<template>":
            found = trace.tb_lineno
        trace = trace.tb_next
    return found


def _unclosed(source: str) -> int:
    """The line of the last statement that has no end."""
    held: list[int] = []
    for number, statement in _statements(source):
        if statement in _HELD:
            held.append(number)
        elif statement.startswith("end") and held:
            held.pop()
    return held[-1] if held else 0


def _statements(source: str) -> Iterator[tuple[int, str]]:
    for number, line in enumerate(source.splitlines(), 1):
        yield from ((number, each) for each in _STATEMENT.findall(line))


def _words(markup: str) -> str:
    """What a reader sees of some markup."""
    text = unescape(re.sub(r"<[^>]*>", "", markup))
    return " ".join(text.split())


def _names(said: Said) -> set[str]:
    """Every name that a form may use."""
    match said:
        case Fields(entries):
            return {key for key, _ in entries}.union(*(_names(each) for _, each in entries))
        case tuple():
            return set().union(*map(_names, said))
        case str() | bool():
            return set()
