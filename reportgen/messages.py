"""The catalogue: every sentence and word that a user of the command or a reader sees.

`catalogue/*.toml` hold the messages, one file for each area, German and English side by side:

    [source-column-missing]
    de = "Die Spalte „{column}“ fehlt."
    de_hint = "Vorhanden sind: {known}."
    en = "There is no column \"{column}\"."
    en_hint = "The file has: {known}."

`catalogue/words.toml` holds the words that are printed in documents ("Tabelle", "Quelle").
"""

import tomllib
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from types import MappingProxyType

from reportgen.errors import Problem, Severity, Where
from reportgen.world import packaged, packaged_names

WORDS = "words.toml"


class Language(StrEnum):
    """The languages of messages."""

    DE = "de"
    EN = "en"


@dataclass(frozen=True, slots=True)
class Message:
    """A problem as sentences: what is wrong, where, and what to try."""

    what: str
    where: str
    hint: str


@cache
def catalogue() -> MappingProxyType[str, dict[str, str]]:
    """Every message by its code, each with `de`, `en` and perhaps `de_hint`, `en_hint`."""
    entries: dict[str, dict[str, str]] = {}
    for name in packaged_names("catalogue"):
        if name != WORDS:
            entries.update(_parse(name))
    return MappingProxyType(entries)


@cache
def _words() -> MappingProxyType[str, dict[str, str]]:
    return MappingProxyType(_parse(WORDS))


def _parse(name: str) -> dict[str, dict[str, str]]:
    return tomllib.loads(packaged(f"catalogue/{name}").decode())


def word(key: str, **params: object) -> str:
    """A word or phrase as it is printed in a German document."""
    return _words()[key]["de"].format(**params)


def text(code: str, language: Language = Language.DE, /, **params: object) -> str:
    """A sentence of the catalogue that is not a problem (progress, summary)."""
    return catalogue()[code][language].format(**params)


def message(problem: Problem, language: Language = Language.DE) -> Message:
    """Turn a problem into sentences."""
    entry = catalogue()[problem.code]
    params = dict(problem.params)
    what = entry[language].format(**params)
    hint = entry.get(f"{language}_hint", "").format(**params)
    return Message(what, place(problem.where, language), _tidy(hint))


def _tidy(hint: str) -> str:
    """Drop a hint whose parameter turned out empty, such as a nearest name that is not there."""
    return "" if "„“" in hint or '""' in hint else hint


def place(where: Where, language: Language = Language.DE) -> str:
    """Where something is, in words; empty when unknown."""
    parts = [where.file] if where.file else []
    if where.sheet:
        parts.append(text("where-sheet", language, sheet=where.sheet))
    if where.cell:
        parts.append(text("where-cell", language, cell=where.cell))
    if where.line is not None:
        parts.append(text("where-line", language, line=where.line))
    return ", ".join(parts)


def line(problem: Problem, language: Language = Language.DE, kind: str = "") -> str:
    """A problem as printed on plain consoles: one line, and one for the hint.

    `kind` is what it is called if not by its severity.
    """
    told = message(problem, language)
    kind = kind or text(f"severity-{Severity(problem.severity)}", language)
    head = f"{kind}: {told.where}: {told.what}" if told.where else f"{kind}: {told.what}"
    return f"{head}\n    {told.hint}" if told.hint else head
