"""Declarations to the fields that forms in Word can print: every value as it is printed."""

from collections.abc import Iterable, Mapping
from dataclasses import fields as members
from datetime import date

from reportgen import formats
from reportgen.compose.council.annexes import discreet
from reportgen.compose.council.spec import CouncilPaperSpec
from reportgen.compose.material import ProjectFacts
from reportgen.compose.spec import DocumentSpec
from reportgen.document.fields import Fields, Said
from reportgen.schema import Spec

_TOLD = ("title", "town", "publisher", "address", "edition", "date", "contact", "licence")


def fields(spec: DocumentSpec, facts: ProjectFacts) -> Fields:
    """`paper` is what is declared of the document, `project` what is true of all of them.

    `texts` are the names of what stands in chapter files.
    """
    project = {each.name: getattr(facts, each.name) for each in members(facts)}
    told = {name: project[name] for name in _TOLD}
    paper = discreet(spec) if isinstance(spec, CouncilPaperSpec) else spec
    texts = tuple(spec.chapter_files) if isinstance(spec, CouncilPaperSpec) else ()
    return Fields((("paper", _said(paper)), ("project", _said(told)), ("texts", texts)))


def _said(value: object) -> Said:  # noqa: PLR0911 -- one branch for each kind
    """A value as it is printed; what is not there is empty."""
    match value:
        case None:
            return ""
        case bool() | str():
            return value if isinstance(value, bool) else str(value)
        case int() | float():
            return formats.number(value, 0 if value == int(value) else 2)
        case date():
            return formats.day(value)
        case Spec():
            return Fields(tuple((name, _said(getattr(value, name))) for name in _names(value)))
        case Mapping():
            return Fields(tuple((str(name), _said(each)) for name, each in value.items()))
        case Iterable():
            return tuple(map(_said, value))
        case _:
            return str(value)


def _names(spec: Spec) -> tuple[str, ...]:
    """What is declared, and what follows from it."""
    derived = (name for name, each in vars(type(spec)).items() if isinstance(each, property))
    return (*type(spec).model_fields, *derived)
