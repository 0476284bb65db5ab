"""Project files to frozen specs: every mistake at once, with file and line.

`Spec` is the base of all declarations. `Declarations` is what the TOML files of a project say,
merged, with the line of every key. `validated` turns a part of it into a spec.
"""

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Annotated, Any, TypeVar

from pydantic import BaseModel, ConfigDict, Field, ValidationError
from pydantic_core import ErrorDetails

from reportgen.errors import Problems, Where, nearest


class Spec(BaseModel):
    """A typed, frozen declaration. Docstrings below fields are the manual's text."""

    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        use_attribute_docstrings=True,
        str_strip_whitespace=False,
        arbitrary_types_allowed=False,
    )


S = TypeVar("S", bound=Spec)
Filled = Annotated[str, Field(min_length=1)]
"""Text that is printed and must say something."""
Path = tuple[str | int, ...]
"""Keys and indices from the top of the file: ("source", "einwohner", "keys", 0)."""


@dataclass(slots=True)
class Declarations:
    """Merged TOML tables and the place of every key."""

    tables: dict[str, Any] = field(default_factory=dict)
    places: dict[Path, Where] = field(default_factory=dict)
    first: str = ""
    """The file read first; what is missing altogether is missing there."""
    texts: dict[str, str] = field(default_factory=dict)
    """The files as they are written."""

    def where(self, path: Path) -> Where:
        """The place of a key, or of the nearest key above it."""
        for length in range(len(path), 0, -1):
            if found := self.places.get(path[:length]):
                return found
        return Where(self.first)

    def excerpt(self, path: Path) -> str:
        """The lines that declare a table, as they are written; empty when there are none."""
        if path not in self.places:
            return ""
        text = self.texts[self.places[path].file]
        every = key_lines(text)
        own = [line for each, line in every.items() if each[: len(path)] == path]
        lines = text.splitlines()
        end = min((line for line in every.values() if line > max(own)), default=len(lines) + 1)
        found = lines[min(own) - 1 : end - 1]
        while found and (not found[-1].strip() or found[-1].startswith("#")):  # of what follows
            found.pop()
        return "\n".join(found)

    def add(self, file: str, content: bytes, problems: Problems) -> None:
        """Merge a file; a table or key declared twice is an error at its second place."""
        self.first = self.first or file
        try:
            text = content.decode("utf-8-sig")
            tables = tomllib.loads(text)
        except UnicodeDecodeError as error:
            line = content[: error.start].count(b"\n") + 1
            problems.error("toml-not-utf8", Where(file, line), file=file)
            return
        except tomllib.TOMLDecodeError as error:
            code = "toml-backslash" if _BACKSLASH.search(str(error)) else "toml-syntax"
            problems.error(code, Where(file, _line_of(error)), reason=str(error))
            return
        self.texts[file] = text
        lines = key_lines(text)
        self._merge(self.tables, tables, (), (file, lines), problems)

    def _merge(
        self,
        into: dict[str, Any],
        new: Mapping[str, Any],
        path: Path,
        origin: tuple[str, dict[Path, int]],
        problems: Problems,
    ) -> None:
        file, lines = origin
        for key, content in new.items():
            here = (*path, key)
            where = Where(file, lines.get(here))
            old = into.get(key)
            if isinstance(old, dict) and isinstance(content, dict) and len(path) == 0:
                self._merge(old, content, here, origin, problems)
            elif old is not None:
                first = self.where(here)
                problems.error(
                    "declared-twice", where, name=".".join(map(str, here)),
                    first=f"{first.file}:{first.line}",
                )  # fmt: skip
            else:
                into[key] = content
                self._note(content, here, origin)
                self.places.setdefault(here, where)

    def _note(self, content: object, path: Path, origin: tuple[str, dict[Path, int]]) -> None:
        """Remember the line of everything below a key."""
        file, lines = origin
        if path in lines:
            self.places[path] = Where(file, lines[path])
        items: Iterable[tuple[str | int, object]] = ()
        if isinstance(content, dict):
            items = content.items()
        elif isinstance(content, list):
            items = enumerate(content)
        for key, inner in items:
            self._note(inner, (*path, key), origin)


def _line_of(error: tomllib.TOMLDecodeError) -> int | None:
    """The line of a syntax error; Python 3.11 to 3.13 tell it only in the message."""
    found = re.search(r"line (\d+)", str(error))
    return int(found[1]) if found else None


_TABLE = re.compile(r"\s*(\[\[?)\s*([^\]]+?)\s*\]\]?\s*(?:#.*)?")
_ENTRY = re.compile(
    r"""\s*((?:[A-Za-z0-9_-]+|"[^"]*"|'[^']*')(?:\s*\.\s*(?:[A-Za-z0-9_-]+|"[^"]*"|'[^']*'))*)\s*="""
)
_PART = re.compile(r"""[A-Za-z0-9_-]+|"[^"]*"|'[^']*'""")


def key_lines(text: str) -> dict[Path, int]:
    """The line of every table and key of a TOML file that is known to be well formed.

    tomllib keeps no lines. Keys inside inline tables share the line of their entry.
    """
    lines: dict[Path, int] = {}
    counts: dict[Path, int] = {}
    table: Path = ()
    quote = ""
    depth = 0
    for number, line in enumerate(text.split("\n"), start=1):
        if not quote and depth <= 0:
            depth = 0
            if found := _TABLE.fullmatch(line.rstrip("\r")):
                table = _path(found[2], counts)
                if found[1] == "[[":
                    index = counts.get(table, -1) + 1
                    counts[table] = index
                    table = (*table, index)
                lines.setdefault(table, number)
            elif found := _ENTRY.match(line):
                path = (*table, *(_bare(part) for part in _PART.findall(found[1])))
                lines.setdefault(path, number)
        quote, depth = _open_ends(line, quote, depth)
    return lines


def _path(name: str, counts: Mapping[Path, int]) -> Path:
    """The path of a table head; a name that stands for an array means its last element."""
    path: Path = ()
    parts = [_bare(part) for part in _PART.findall(name)]
    for part in parts[:-1]:
        path = (*path, part)
        if path in counts:
            path = (*path, counts[path])
    return (*path, parts[-1])


def _bare(part: str) -> str:
    return part[1:-1] if part[:1] in "\"'" else part


_TOKENS = re.compile(r"""\"\"\"|'''|"(?:\\.|[^"\\])*"|'[^']*'|\#.*|[\[\]{}]""")


def _open_ends(line: str, quote: str, depth: int) -> tuple[str, int]:
    """Follow multi-line strings and brackets to the end of a line."""
    position = 0
    if quote:
        end = line.find(quote)
        if end < 0:
            return quote, depth
        position, quote = end + 3, ""
    while found := _TOKENS.search(line, position):
        position = found.end()
        token = found[0]
        if token in ('"""', "'''"):
            end = line.find(token, position)
            if end < 0:
                return token, depth
            position = end + 3
        elif token in "[{":
            depth += 1
        elif token in "]}":
            depth -= 1
    is_head = bool(_TABLE.fullmatch(line.rstrip("\r"))) and depth <= 0
    return "", 0 if is_head else depth


def validated(
    spec: type[S],
    content: object,
    path: Path,
    declared: Declarations,
    problems: Problems,
    where: Where | None = None,
) -> S | None:
    """Turn a table into a spec; None, with all mistakes noted, when it is not one.

    `where` is the place to name instead of the declaration's: that of a chapter which overrides it.
    """
    try:
        return spec.model_validate(content)
    except ValidationError as error:
        for detail in error.errors(include_url=False):
            _report(spec, detail, path, declared, problems, where)
    return None


_BACKSLASH = re.compile(r"^(Unescaped|Invalid hex value)")
"""What tomllib says of paths as Windows writes them."""
_EXPECTED = {
    "int": "key-not-whole",
    "float": "key-not-number",
    "bool": "key-not-yes-no",
    "string": "key-not-text",
    "date": "key-not-date",
    "tuple": "key-not-list",
    "list": "key-not-list",
    "dict": "key-not-table",
    "model": "key-not-table",
    "greater": "key-out-of-range",
    "less": "key-out-of-range",
    "too": "key-wrong-length",
    "finite": "key-not-number",
    "string_too_short": "key-empty",
}
"""Messages by pydantic's name for what is wrong, or by its first word."""


def _report(
    spec: type[Spec],
    detail: ErrorDetails,
    path: Path,
    declared: Declarations,
    problems: Problems,
    where: Where | None,
) -> None:
    loc = detail["loc"]
    typed = loc[-1:] if detail["type"] == "extra_forbidden" else ()  # a key as somebody wrote it
    above = loc[: len(loc) - len(typed)]
    place = (*(part for part in above if not _is_union_tag(part)), *typed)
    full = (*path, *place)
    there = where or declared.where(full)
    name = ".".join(map(str, full))
    given = _shown(detail["input"])
    match detail["type"]:
        case "missing":
            problems.error("key-missing", there, name=name)
        case "extra_forbidden":
            near = nearest(str(place[-1]), _known_names(spec, place))
            problems.error("key-unknown", there, name=name, near=near)
        case "literal_error" | "enum":
            options = re.findall(r"'([^']+)'", str(detail.get("ctx", {}).get("expected", "")))
            near = nearest(str(detail["input"]), options)
            told = {"given": given.strip("'"), "known": ", ".join(options), "near": near}
            problems.error("key-choice", there, name=name, **told)
        case kind:
            code = _EXPECTED.get(kind) or _EXPECTED.get(kind.split("_")[0], "key-invalid")
            context = ", ".join(str(each) for each in detail.get("ctx", {}).values())
            problems.error(code, there, name=name, given=given, bound=context)


_KEY_NAME = re.compile(r"[a-zäöüß0-9_.~-]+")


def _is_union_tag(part: str | int) -> bool:
    """Pydantic puts the names of union members into the path of an error; they are no keys."""
    return isinstance(part, str) and not _KEY_NAME.fullmatch(part)


def _known_names(spec: type[Spec], place: Path) -> list[str]:
    """The keys that the spec at a place allows."""
    current: Any = spec
    for part in place[:-1]:
        found = getattr(current, "model_fields", {}).get(part)
        if found is None:
            break
        current = found.annotation
    return list(getattr(current, "model_fields", {}))


def _shown(given: object) -> str:
    text = str(given).lower() if isinstance(given, bool) else repr(given)
    return text if len(text) <= 60 else f"{text[:57]}..."
