"""Sandboxed Jinja: a chapter to Markdown with marks, and a map of its lines.

What a template itself says is Markdown: its text, its literals, what its macros and includes give.
What it prints from data is not: `finalize` puts nodes and strings into slots and leaves their
marks. Joined strings (`"Bezirk " ~ place.name`) know both their plain text and their markup.

Mistakes are noted where they are made and leave a visible gap, so that one run shows them all.
Comments stand between `{%#` and `#%}`, because `{#label}` belongs to headings.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from functools import wraps
from typing import Any

from jinja2 import nodes, pass_context, pass_environment
from jinja2.compiler import CodeGenerator, Frame
from jinja2.filters import make_attrgetter
from jinja2.runtime import Context, Undefined
from jinja2.sandbox import ImmutableSandboxedEnvironment

from reportgen.compose.faults import Faults
from reportgen.compose.lines import LINE_MARK, Lines, Rendering, here, mapped
from reportgen.compose.marks import Inset, Markdown, Slots
from reportgen.compose.printing import Printer
from reportgen.compose.template_faults import CAUGHT, Missing, gap, missing_class, problems_of
from reportgen.compose.template_source import LineTokens, Loader
from reportgen.compose.word import Word, checked
from reportgen.document.inlines import Inline, Inlines, Value
from reportgen.document.nodes import Block
from reportgen.errors import Problem, ReportError, problem

DROPPED = (
    "e", "escape", "forceescape", "safe", "striptags", "urlize", "xmlattr", "tojson", "pprint",
    "random",
)  # fmt: skip
"""Filters for HTML, which no chapter writes, and for chance, which no report may depend on."""

LOCALS = ("_loop_vars", "_block_vars")
"""What Jinja hands to every call inside loops and blocks, for functions that want its context."""


class Templates:
    """All templates of a document."""

    def __init__(self, loader: Loader, slots: Slots, faults: Faults) -> None:
        self._environment = _Environment(loader, slots, faults)
        self._environment.known["templates"] = loader.names()

    def teach(
        self, words: Mapping[str, Callable[..., object]], facts: Mapping[str, object]
    ) -> None:
        """Let templates use these functions and values."""
        told = {name: Word(name, say) for name, say in words.items()}
        self._environment.globals.update(told, **facts)
        self._environment.known["words"] = tuple(self._environment.globals)

    @property
    def asked(self) -> frozenset[tuple[type, str]]:
        """The attributes that templates have asked for, and of what."""
        return frozenset(self._environment.asked)

    def render(self, name: str) -> Rendering | None:
        """Render a template; None, with the reason noted, when it cannot be gone through."""
        try:
            template = self._environment.get_template(name)
            text = "".join(template.root_render_func(template.new_context()))
        except CAUGHT as error:
            self._environment.note(error)
            return None
        return mapped(text, self._environment.lines)


class _Generator(CodeGenerator):
    """Compiles templates so that their literals are known as markup."""

    def visit_Const(self, node: nodes.Const, frame: Frame) -> None:  # noqa: N802 -- Jinja's name
        """Write a literal."""
        if isinstance(node.value, str):
            self.write(f"environment.literal({node.value!r})")
        else:
            super().visit_Const(node, frame)

    def visit_Concat(self, node: nodes.Concat, frame: Frame) -> None:  # noqa: N802 -- Jinja's name
        """Write `a ~ b`."""
        self.write("environment.joined((")
        for part in node.nodes:
            self.visit(part, frame)
            self.write(", ")
        self.write("))")

    def visit_CallBlock(self, node: nodes.CallBlock, frame: Frame) -> None:  # noqa: N802 -- Jinja's name
        """Write `{% call %}` so that what is called prints like anything else."""
        inner, macro = self.macro_body(node, frame)
        self.writeline("caller = ")
        self.macro_def(macro, inner)
        self.start_write(frame, node)
        self.write("environment.printed(")
        self.visit_Call(node.call, frame, forward_caller=True)
        self.write(")")
        self.end_write(frame)


class _Environment(ImmutableSandboxedEnvironment):
    """Jinja as chapters know it."""

    code_generator_class = _Generator
    intercepted_binops = frozenset(ImmutableSandboxedEnvironment.default_binop_table)

    def __init__(self, loader: Loader, slots: Slots, faults: Faults) -> None:
        self.lines = Lines()
        self.known: dict[str, tuple[str, ...]] = {}
        self.asked: set[tuple[type, str]] = set()
        self._slots = slots
        self._faults = faults
        self._printer = Printer(slots)
        self._missing = missing_class(self._note_problem, self.known)
        super().__init__(
            comment_start_string="{%#",
            comment_end_string="#%}",
            keep_trailing_newline=True,
            extensions=(LineTokens,),
            optimized=False,  # constants would be folded, and noted mistakes lose their line
            undefined=self._missing,
            finalize=self._print,
            loader=loader,
            auto_reload=False,
        )
        own = {"join": _join, "trim": _trim, "capital": _capital}
        kept = {name: say for name, say in self.filters.items() if name not in DROPPED}
        self.filters = {name: self._guarded(say) for name, say in {**kept, **own}.items()}
        self.globals.pop("lipsum")
        self.known.update(filters=tuple(self.filters), tests=tuple(self.tests), words=())

    def getattr(self, obj: Any, attribute: str) -> Any:
        """An attribute, as Jinja asks for it."""
        self.asked.add((type(obj), attribute))
        return super().getattr(obj, attribute)

    # ------------------------------------------------------------ mistakes

    def note(self, error: Exception) -> None:
        """Note what went wrong; where the error does not say it, at the line being rendered."""
        self._faults.note(problems_of(error, self.known), here())

    def _note_problem(self, found: Problem) -> None:
        self._faults.note((found,), here())

    def gap(self, name: str) -> Missing:
        """What stands in for something that failed."""
        return gap(self._missing, name)

    # ------------------------------------------------------------ words

    def call(self, context: Context, spoken: Any, /, *args: Any, **kwargs: Any) -> Any:
        """Call a word of the vocabulary, a macro or a method."""
        named = {name: arg for name, arg in kwargs.items() if name not in LOCALS}
        if isinstance(spoken, Word):
            return self._say(spoken, args, named)
        if isinstance(spoken, Missing):
            return spoken()
        try:
            subject = getattr(spoken, "__self__", None)
            if isinstance(subject, Markdown):
                method = _method(spoken.__name__)
                return self._on_markup(method, (), subject, args, named)
            return super().call(context, spoken, *args, **kwargs)
        except CAUGHT as error:
            self.note(error)
            return self.gap(str(getattr(spoken, "name", "")))

    def _say(self, spoken: Word, args: tuple[Any, ...], kwargs: dict[str, Any]) -> Any:
        gaps = [arg for arg in (*args, *kwargs.values()) if isinstance(arg, Missing)]
        if gaps and not any(gaps):  # to ask them is to have them noted
            return self.gap(spoken.name)
        if any(type(arg) is Undefined for arg in (*args, *kwargs.values())):
            self._note_problem(problem("choice-empty"))
            return self.gap(spoken.name)
        plain = self._printer.plain
        try:
            given = [plain(arg) for arg in args]
            named = {name: plain(arg) for name, arg in kwargs.items()}
            checked(spoken, given, named)
            return self._held(spoken.say(*given, **named))
        except ReportError as error:
            self.note(error)
            return self.gap(spoken.name)

    def _held(self, told: object) -> object:
        """Nodes go onto the list; everything else is for the template to use."""
        if isinstance(told, Inline):
            return self._slots.hold((told,))
        if isinstance(told, Block):
            return self._slots.hold(blocks=(told,))
        if isinstance(told, tuple) and told and isinstance(told[0], Block):
            return self._slots.hold(blocks=told)
        return told

    def held(self, content: Inlines) -> Inset:
        """Put nodes onto the list."""
        return self._slots.hold(content)

    # ------------------------------------------------------------ printing

    @pass_context  # at run time only, never while compiling
    def _print(self, context: Context, told: object) -> str:
        del context
        return self.printed(told)

    def printed(self, told: object) -> str:
        """Markup for what a template prints; a mistake leaves a gap."""
        try:
            return self._markup(told)
        except ReportError as error:
            self.note(error)
            return self._printer.markup(self.gap(""))

    def _markup(self, told: object) -> str:
        """As it is printed; a choice without `else` may print nothing."""
        return "" if type(told) is Undefined else self._printer.markup(told)

    def concat(self, parts: Iterable[str]) -> Markdown:
        """What a macro, a block or `{% set %}` gives: markup."""
        markup = "".join(parts)
        return Markdown(self._slots.plain(markup), markup)

    def literal(self, text: str) -> Markdown:
        """A literal of a template."""
        return Markdown(text)

    def joined(self, parts: Iterable[object]) -> str:
        """Parts in a row; markup as soon as one of them is."""
        parts = tuple(parts)
        if all(type(part) is str for part in parts):
            return "".join(map(str, parts))
        markup = "".join(self._markup(part) for part in parts)
        return Markdown(self._slots.plain(markup), markup)

    def call_binop(self, context: Context, operator: str, left: Any, right: Any) -> Any:
        """Calculate, or join strings with `+`."""
        texts = (str, Inset)
        if operator == "+" and isinstance(left, texts) and isinstance(right, texts):
            return self.joined((left, right))
        try:
            return super().call_binop(context, operator, left, right)
        except ZeroDivisionError as error:
            self.note(error)
            return self.gap(operator)
        except CAUGHT:
            found = problem("calculation-failed", left=left, operator=operator, right=right)
            self._note_problem(found)
            return self.gap(operator)

    def wrap_str_format(self, value: Any) -> Callable[..., str] | None:
        """The safe `"…".format`; what it gives is plain text."""
        subject = getattr(value, "__self__", None)
        if isinstance(subject, Markdown):
            value = getattr(str(subject), value.__name__)
        return super().wrap_str_format(value)

    def _guarded(self, say: Callable[..., Any]) -> Callable[..., Any]:
        """A filter whose mistakes are noted, and that knows markup."""
        passed = 1 if hasattr(say, "jinja_pass_arg") else 0

        @wraps(say)
        def guarded(*args: Any, **kwargs: Any) -> Any:
            before, subject, rest = args[:passed], args[passed], args[passed + 1 :]
            try:
                if isinstance(subject, Markdown):
                    return self._on_markup(say, before, subject, rest, kwargs)
                return say(*args, **kwargs)
            except CAUGHT as error:
                self.note(error)
                return self.gap(say.__name__.removeprefix("do_"))

        return guarded

    def _on_markup(
        self,
        say: Callable[..., Any],
        before: tuple[Any, ...],
        subject: Markdown,
        args: tuple[Any, ...],
        kwargs: dict[str, Any],
    ) -> Any:
        """Do something with a text and the same with its markup, where data stay protected."""
        plain, safe = self._printer.plain, self._printer.safe
        named = {name: plain(arg) for name, arg in kwargs.items()}
        told = say(*before, str(subject), *map(plain, args), **named)
        if not isinstance(told, str):
            return told
        named = {name: safe(arg) for name, arg in kwargs.items()}
        return Markdown(told, say(*before, subject.markup, *map(safe, args), **named))


def _method(name: str) -> Callable[..., Any]:
    """A method of strings as a function."""

    def say(subject: str, *args: Any, **kwargs: Any) -> Any:
        return getattr(subject, name)(*args, **kwargs)

    return say


@pass_environment
def _join(
    environment: _Environment, parts: Iterable[object], d: str = "", attribute: str | None = None
) -> str:
    """Join as Jinja does, with data protected among markup."""
    items = list(map(make_attrgetter(environment, attribute), parts) if attribute else parts)
    between = (piece for item in items for piece in (d, item))
    return environment.joined(tuple(between)[1:])


@pass_environment
def _capital(environment: _Environment, told: object) -> object:
    """Begin a sentence: "zwölf Kinder" as "Zwölf Kinder"; a number stays the number it is."""
    first = told.content[0] if isinstance(told, Inset) and told.content else None
    if isinstance(told, Inset) and isinstance(first, Value):
        return environment.held((replace(first, text=_begun(first.text)), *told.content[1:]))
    return _begun(str(told))


def _begun(text: str) -> str:
    return text[:1].upper() + text[1:]


_EDGES = rf"\A(?:\s|{LINE_MARK.pattern})+|(?:\s|{LINE_MARK.pattern})+\Z"


def _trim(text: object, chars: str | None = None) -> str:
    """Strip blanks, and the marks of lines among them."""
    return re.sub(_EDGES, "", str(text)) if chars is None else str(text).strip(chars)
