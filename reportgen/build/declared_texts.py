"""Texts of the project file that are printed, and the numbers that somebody typed into them."""

from collections.abc import Iterator, Mapping
from typing import Any

from reportgen.build.documents import Desk
from reportgen.compose.unspoken import Unspoken
from reportgen.errors import Problem
from reportgen.schema import Spec


def betrayed(desk: Desk, documents: tuple[str, ...]) -> Iterator[Problem]:
    """What is kept back and stands in texts of exhibits, indicators and documents."""
    project, numbers = desk.project, desk.numbers
    unspoken = Unspoken(numbers.released, numbers.places, numbers.before)
    sections: dict[str, Mapping[str, Spec]] = {
        "exhibit": project.exhibits,
        "indicator": project.indicators,
        "document": {
            name: spec
            for name, spec in project.documents.items()
            if name in documents and not spec.is_internal
        },
    }
    for section, specs in sections.items():
        for name, spec in specs.items():
            given = spec.model_dump(exclude_unset=True)
            about = (name,) if section == "indicator" else tuple(_indicators(given))
            for key, value in given.items():
                where = project.declared.where((section, name, key))
                for text in _sentences(value):
                    yield from unspoken.declared(text, about, where)


def _indicators(given: Mapping[str, Any]) -> Iterator[str]:
    """The indicators that an exhibit shows."""
    for key in ("indicator", "indicators"):
        value = given.get(key, ())
        yield from (value,) if isinstance(value, str) else value


def _sentences(value: object) -> Iterator[str]:
    """Every text of more than a word, however deep."""
    match value:
        case str() if " " in value:
            yield value
        case dict():
            for each in value.values():
                yield from _sentences(each)
        case list() | tuple():
            for each in value:
                yield from _sentences(each)
        case _:
            return
