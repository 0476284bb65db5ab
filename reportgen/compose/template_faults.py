"""What goes wrong in templates, as problems with file and line; nothing stops at the first."""

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any, ClassVar, TypeAlias

from jinja2 import (
    TemplateError,
    TemplateNotFound,
    TemplateSyntaxError,
    Undefined,
)
from jinja2.exceptions import SecurityError
from jinja2.utils import missing

from reportgen.compose.lines import here, raised_at, variables
from reportgen.compose.printing import Gap
from reportgen.errors import Problem, ReportError, Where, nearest, problem
from reportgen.messages import word

CAUGHT = (
    TemplateError, ReportError, TypeError, ValueError, ArithmeticError, LookupError,
    AttributeError, NameError, RecursionError,
)  # fmt: skip
"""What the expressions of a template can raise."""
OWN_ROOM = "reportgen.compose.template"
FLOW = ("for", "if", "set", "macro", "call", "filter", "block", "include", "import", "from", "with")
"""The tags of the language."""

Note: TypeAlias = Callable[[Problem], None]
Names: TypeAlias = Mapping[str, tuple[str, ...]]
"""The names there are, by kind: filters, tests, templates, words."""


# ---------------------------------------------------------------- errors


def problems_of(error: Exception, known: Names) -> Iterator[Problem]:
    """An error raised by a template, as problems; a fault of reportgen itself goes on its way."""
    if _is_ours(error):
        raise error
    where = raised_at(error)
    match error:
        case ReportError(problems=problems):
            yield from problems
        case TemplateSyntaxError():
            file, line = error.filename or error.name or "", error.lineno
            yield _syntax_problem(error.message or "", Where(file, line), known)
        case TemplateNotFound():
            name = str(error.name)
            near = nearest(name, known["templates"])
            yield problem("template-missing", where, name=name, near=near)
        case SecurityError():
            yield problem("template-forbidden", where, reason=error.message)
        case OverflowError():
            yield problem("template-range", where)
        case RecursionError():
            yield problem("template-recursion", where)
        case ZeroDivisionError():
            yield problem("template-division", where)
        case _:
            yield _failure(str(error), where)


def _is_ours(error: Exception) -> bool:
    """Whether an error arose in our own code and not in what a template says."""
    if isinstance(error, ReportError | TemplateError | RecursionError):
        return False
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    module = str(trace.tb_frame.f_globals.get("__name__", "")) if trace else ""
    return module.startswith("reportgen") and not module.startswith(OWN_ROOM)


_FAILURES = {
    "macro-arguments-many": r"macro '(?P<name>.*?)' takes not more than (?P<count>\d+) argument",
    "macro-argument-unknown": r"macro '(?P<name>.*?)' takes no keyword argument '(?P<given>.*?)'",
    "template-types": r"not supported between instances of",
}


def _failure(reason: str, where: Where) -> Problem:
    for code, pattern in _FAILURES.items():
        if found := re.search(pattern, reason):
            return problem(code, where, **found.groupdict())
    return problem("template-failed", where, reason=reason)


_SYNTAX = {
    "template-filter": r"No filter named '(?P<name>.*?)'",
    "template-test": r"No test named '(?P<name>.*?)'",
    "template-unclosed": r"(?s)Unexpected end of .* needs to be closed is '(?P<name>.*?)'",
    "template-tag-wrong": (
        r"(?s)Encountered unknown tag '(?P<name>end\w+|el\w+)'.* needs to be closed is "
        r"'(?P<expected>\w+)'"
    ),
    "template-tag": r"Encountered unknown tag '(?P<name>.*?)'",
    "template-comment-open": r"Missing end of comment tag",
    "template-end": r"unexpected '?end of template|got 'end of template'",
    "template-expression": r"Expected an expression, got '(?P<name>.*?)'",
    "template-expected": r"expected token '(?P<expected>.*?)', got '(?P<name>.*?)'",
    "template-unexpected": r"unexpected (?:char )?'(?P<name>.*?)'",
}
_ENDS = {"end of print statement": "}}", "end of statement block": "%}", "begin of statement": "{%"}


def _syntax_problem(reason: str, where: Where, known: Names) -> Problem:
    options = {
        "template-filter": known["filters"],
        "template-test": known["tests"],
        "template-tag": FLOW,
    }
    for code, pattern in _SYNTAX.items():
        if found := re.search(pattern, reason):
            parts = {name: _ENDS.get(part, part) for name, part in found.groupdict().items()}
            near = nearest(parts.get("name", ""), options.get(code, ()))
            return problem(code, where, **parts, near=near)
    return problem("template-syntax", where, reason=reason)


# ---------------------------------------------------------------- names that are not there


class Missing(Undefined, Gap):
    """A name that is not there: noted once it is used, then silent, so that the work goes on."""

    __slots__ = ("_is_noted",)

    _note: "ClassVar[staticmethod[[Problem], None]]"
    _names: ClassVar[Names]

    def _told(self) -> None:
        if not getattr(self, "_is_noted", False):
            self._is_noted = True
            self._note(self._problem())

    def _problem(self) -> Problem:
        name, owner = self._undefined_name, self._undefined_obj
        if issubclass(self._undefined_exception, SecurityError):
            return problem("name-forbidden", here(), name=name)
        if self._undefined_hint:
            return problem("name-not-given", here(), name=name)
        if owner is missing:
            known = (each for each, held in variables().items() if held is not missing)
            near = nearest(str(name), (*known, *self._names["words"]))
            return problem("name-unknown", here(), name=name, near=near)
        if isinstance(name, int):
            return problem("entry-missing", here(), number=name + 1)
        near = nearest(str(name), _attributes(owner))
        return problem("attribute-unknown", here(), name=name, near=near)

    @classmethod
    def _silent(cls, name: str) -> "Missing":
        """A gap for what has been noted already."""
        gap = cls(name=name)
        gap._is_noted = True
        return gap

    def _use(self, *args: Any, **kwargs: Any) -> Any:
        """Whatever is done with it gives itself."""
        del args, kwargs
        self._told()
        return self

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__") or name in Missing.__slots__:
            raise AttributeError(name)
        return self._use()

    __add__ = __radd__ = __sub__ = __rsub__ = __mul__ = __rmul__ = _use
    __truediv__ = __rtruediv__ = __floordiv__ = __rfloordiv__ = __mod__ = __rmod__ = _use
    __pow__ = __rpow__ = __pos__ = __neg__ = __call__ = __getitem__ = _use

    def __bool__(self) -> bool:
        self._told()
        return False

    def _compare(self, other: object) -> bool:
        del other
        return bool(self)

    __eq__ = __lt__ = __le__ = __gt__ = __ge__ = _compare  # type: ignore[assignment]
    __contains__ = _compare

    def __ne__(self, other: object) -> bool:
        return not bool(self)

    def __hash__(self) -> int:
        return id(self)

    def __len__(self) -> int:
        return int(bool(self))

    def __iter__(self) -> Iterator[Any]:
        self._told()
        return iter(())

    def __str__(self) -> str:
        self._told()
        return word("gap", name=self._undefined_name or "")


def missing_class(note: Note, names: Names) -> type[Missing]:
    """The class of missing names whose mistakes go to `note`."""
    body = {"__slots__": (), "_note": staticmethod(note), "_names": names}
    return type("Noted", (Missing,), body)


def gap(kind: type[Missing], name: str) -> Missing:
    """What stands in for something that failed: visible, but silent."""
    return kind._silent(name)  # noqa: SLF001 -- public names would be seen by templates


def _attributes(owner: object) -> Iterator[str]:
    if isinstance(owner, dict):
        yield from map(str, owner)
    yield from (name for name in dir(owner) if not name.startswith("_"))
