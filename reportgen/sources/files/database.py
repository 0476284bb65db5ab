"""The answer of a data base to a query, as rows of texts. Nothing is ever written to it.

SQLite files of the project are read like any other file, as bytes, and opened in memory. Other
data bases are reached by their URL; what is secret about it comes from the environment and is
never told in a message.
"""

import re
import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal
from hashlib import sha256

from reportgen.errors import Where, failure
from reportgen.sources.files.sheet import Sheet
from reportgen.world import World

_SQLITE = "sqlite:///"
_PLACEHOLDER = re.compile(r"\$\{(\w+)\}")
_LITERAL = re.compile(r"'(?:[^']|'')*'|\"[^\"]*\"|--[^\n]*|/\*.*?\*/", re.DOTALL)
_READING = re.compile(r"\s*\(*\s*(?:select|with)\b", re.IGNORECASE)
_WRITING = re.compile(
    r"\b(?:insert|update|delete|drop|alter|create|replace\s+into|truncate|merge|grant|attach|into)\b",
    re.IGNORECASE,
)
_WAL = slice(18, 20)
"""Bytes of an SQLite file that say it has a journal beside it (2) or not (1)."""


@dataclass(frozen=True, slots=True)
class Answer:
    """Rows below the names of their columns."""

    sheet: Sheet
    digest: str


def answer(url: str, query: str, decimal: str, world: World) -> Answer:
    """Ask a data base; every fault is one message that names it without its password."""
    name = shown(url)
    _refuse_writing(query, name)
    rows = _rows(url, query, name, world)
    texts = [[_text(cell, decimal) for cell in row] for row in rows]
    digest = sha256("\x1e".join("\x1f".join(row) for row in texts).encode()).hexdigest()
    return Answer(Sheet(name, texts, tuple(range(1, len(texts) + 1))), digest)


def shown(url: str) -> str:
    """A URL for messages and sources: the path of a file, and no password."""
    if url.startswith(_SQLITE):
        return url.removeprefix(_SQLITE).split("?")[0]
    return re.sub(r"(://[^:/@]*):.*@", r"\1:***@", url).split("?")[0]


def _refuse_writing(query: str, name: str) -> None:
    plain = _LITERAL.sub(" ", query)
    single = ";" not in plain.strip().rstrip(";")
    if not (single and _READING.match(plain)) or _WRITING.search(plain):
        raise failure("source-query-writes", Where(name))


def _rows(url: str, query: str, name: str, world: World) -> list[tuple[object, ...]]:
    try:
        import sqlalchemy
        from sqlalchemy.pool import StaticPool
    except ImportError:
        raise failure("source-sql-missing", Where(name)) from None
    secrets: list[str] = []
    try:
        if url.startswith(_SQLITE):
            copy = _in_memory(world.read(name), name)
            engine = sqlalchemy.create_engine(
                "sqlite://", creator=lambda: copy, poolclass=StaticPool
            )
        else:
            engine = sqlalchemy.create_engine(_filled(url, name, secrets, world))
        try:
            with engine.connect() as connection:
                found = connection.execute(sqlalchemy.text(query))
                return [tuple(found.keys()), *(tuple(row) for row in found)]
        finally:
            engine.dispose()
    except (sqlalchemy.exc.SQLAlchemyError, sqlite3.Error, ImportError) as error:
        reason = _without(str(getattr(error, "orig", None) or error), secrets)
        raise failure("source-database", Where(name), name=name, reason=reason) from None


def _in_memory(data: bytes, name: str) -> sqlite3.Connection:
    """An SQLite file in memory; one with a journal beside it is read as it stands."""
    held = bytearray(data)
    if held[_WAL] == b"\x02\x02":
        held[_WAL] = b"\x01\x01"
    connection = sqlite3.connect(":memory:", check_same_thread=False)
    try:
        connection.deserialize(bytes(held))
        connection.execute("PRAGMA query_only = ON")
    except (sqlite3.Error, OverflowError) as error:
        connection.close()
        raise failure("source-database", Where(name), name=name, reason=error) from None
    return connection


def _filled(url: str, name: str, secrets: list[str], world: World) -> str:
    """A URL with what the environment says in place of ${NAME}."""

    def said(found: re.Match[str]) -> str:
        text = world.variable(found[1])
        if text is None:
            raise failure("source-variable-missing", Where(name), name=found[1])
        secrets.append(text)
        return text

    return _PLACEHOLDER.sub(said, url)


def _without(reason: str, secrets: Iterable[str]) -> str:
    """The first line of a reason, without what is secret."""
    line = reason.strip().splitlines()[0] if reason.strip() else ""
    for secret in sorted(filter(None, secrets), key=len, reverse=True):
        line = line.replace(secret, "***")
    return re.sub(r"(://[^:/@\s]*):\S*@", r"\1:***@", line)


def _text(cell: object, decimal: str) -> str:
    match cell:
        case None:
            return ""
        case bool():
            return "WAHR" if cell else "FALSCH"
        case float() if cell.is_integer():
            return str(int(cell))
        case float() | Decimal():
            return f"{Decimal(str(cell)):f}".replace(".", decimal)
        case datetime() | date() | time():
            return cell.isoformat()
        case _:
            return str(cell)
