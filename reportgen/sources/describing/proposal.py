"""A proposed declaration, with what is not sure about it, as text for a project file."""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, TypeAlias

from reportgen.errors import Problem
from reportgen.messages import Language, message

Setting: TypeAlias = (
    str | int | float | bool | date | tuple["Setting", ...] | Mapping[str, "Setting"]
)
_BARE = re.compile(r"[A-Za-z0-9_-]+")


@dataclass(slots=True)
class Proposal:
    """Settings of a source in the order of a project file, and doubts beside them."""

    name: str
    settings: dict[str, Setting] = field(default_factory=dict)
    doubts: dict[tuple[str, ...], list[Problem]] = field(default_factory=dict)
    """What is not sure, by the path of the setting; the empty path means all of it."""

    def doubt(self, problem: Problem, *path: str) -> None:
        """Say what is not sure."""
        self.doubts.setdefault(path, []).append(problem)

    @property
    def table(self) -> dict[str, Any]:
        """The declaration as a project file would hold it."""
        return {key: _plain(setting) for key, setting in self.settings.items()}


def _plain(setting: Any) -> Any:
    if isinstance(setting, Mapping):
        return {key: _plain(inner) for key, inner in setting.items()}
    return [_plain(each) for each in setting] if isinstance(setting, tuple) else setting


def toml(proposal: Proposal, language: Language = Language.DE) -> str:
    """The proposal as TOML; doubts are comments above what they are about."""
    path = f"source.{_key(proposal.name)}"
    tables = {key: each for key, each in proposal.settings.items() if isinstance(each, Mapping)}
    lines = [*_doubts(proposal, (), language), f"[{path}]"]
    for key, setting in proposal.settings.items():
        if key not in tables:
            lines += [*_doubts(proposal, (key,), language), f"{key} = {_written(setting)}"]
    for name, table in tables.items():
        lines += ["", *_doubts(proposal, (name,), language), f"[{path}.{name}]"]
        for key, setting in table.items():
            lines += _doubts(proposal, (name, key), language)
            lines.append(f"{_key(key)} = {_written(setting)}")
    return "\n".join(lines) + "\n"


def _doubts(proposal: Proposal, path: tuple[str, ...], language: Language) -> Iterator[str]:
    for problem in proposal.doubts.get(path, ()):
        told = message(problem, language)
        yield f"# ? {' '.join(filter(None, (told.what, told.hint)))}"


def _key(name: str) -> str:
    return name if _BARE.fullmatch(name) else _written(name)


def _written(setting: Setting) -> str:
    """A setting in TOML; strings with a backslash are literal ones, as regular expressions."""
    if isinstance(setting, bool):
        return "true" if setting else "false"
    if isinstance(setting, str):
        literal = "\\" in setting and "'" not in setting and setting.isprintable()
        return f"'{setting}'" if literal else json.dumps(setting, ensure_ascii=False)
    if isinstance(setting, tuple):
        return f"[{', '.join(map(_written, setting))}]"
    if isinstance(setting, Mapping):
        pairs = (f"{_key(key)} = {_written(inner)}" for key, inner in setting.items())
        return f"{{ {', '.join(pairs)} }}"
    return setting.isoformat() if isinstance(setting, date) else repr(setting)
