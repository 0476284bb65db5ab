"""Template files to tokens: where templates are looked for, and how their lines are kept."""

import re
from collections.abc import Callable, Iterable, Iterator
from typing import TypeAlias, cast

from jinja2 import BaseLoader, Environment, TemplateNotFound
from jinja2.ext import Extension
from jinja2.lexer import Token, TokenStream

from reportgen.compose.faults import Faults
from reportgen.compose.lines import Lines, here
from reportgen.compose.marks import OURS
from reportgen.document.theme import OVERRIDES, Theme
from reportgen.errors import Where, failure
from reportgen.world import World

ENDINGS = (".md", ".jinja")
"""Only texts can be included: data files must not pass by the gate of disclosure control."""


class Loader(BaseLoader):
    """Looks for a template in the project, then in the theme."""

    def __init__(
        self, world: World, theme: Theme, faults: Faults, closed: frozenset[str] = frozenset()
    ) -> None:
        self._world = world
        self._theme = theme
        self._faults = faults
        self._closed = closed

    def names(self) -> tuple[str, ...]:
        """The names of all templates there are, to guess what was meant."""
        return _names(self._world, self._theme)

    def get_source(
        self, environment: Environment, template: str
    ) -> tuple[str, str, Callable[[], bool] | None]:
        """The text of a template and the name under which its lines are told."""
        del environment
        file, content = self._found(template)
        return self._read(file, content), file, None

    def _found(self, name: str) -> tuple[str, bytes]:
        if not name.endswith(ENDINGS) or name.startswith("/") or ".." in name.split("/"):
            raise TemplateNotFound(name)
        if name in self._closed:
            raise failure("template-closed", here(), name=name)
        if self._world.exists(name):
            return name, self._world.read(name)
        if name in self._theme.files:
            return f"{OVERRIDES}/{name}", self._theme.read(name)
        raise TemplateNotFound(name)

    def _read(self, file: str, content: bytes) -> str:
        """Decode a file; characters that we use as marks are errors."""
        try:
            text = content.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            line = content[: error.start].count(b"\n") + 1
            raise failure("chapter-not-utf8", Where(file, line)) from None
        for found in OURS.finditer(text):
            line = text.count("\n", 0, found.start()) + 1
            code = f"U+{ord(found[0]):04X}"
            self._faults.error("chapter-private-character", Where(file, line), code=code)
        return OURS.sub("\ufffd", text)


def _names(world: World, theme: Theme) -> tuple[str, ...]:
    folders = ("", "chapters/", "chapters/*/", f"{OVERRIDES}/", f"{OVERRIDES}/*/")
    patterns = (f"{folder}*{ending}" for folder in folders for ending in ENDINGS)
    found = (name for pattern in patterns for name in world.glob(pattern))
    return (*found, *(name for name in theme.files if name.endswith(ENDINGS)))


class LineTokens(Extension):
    """Marks the lines of a template's text, and lets lines vanish that hold tags only.

    Jinja's own `trim_blocks` takes the newline behind every tag, also behind one that ends a line
    of prose, and glues words together; here a newline goes only when nothing but tags and
    comments stood on the line.
    """

    def filter_stream(self, stream: TokenStream) -> TokenStream:
        """Change the text between the tags."""
        file = stream.filename or stream.name or ""
        tokens = _without_tag_lines(list(stream))
        lines = cast("Lines", self.environment.lines)  # type: ignore[attr-defined]
        return TokenStream(_marked(tokens, lines, file), stream.name, stream.filename)


def _marked(tokens: Iterable[Token], lines: Lines, file: str) -> Iterator[Token]:
    for token in tokens:
        if token.type == "data":
            text = lines.marked(token.value, file, token.lineno)
            yield Token(token.lineno, "data", text)
        else:
            yield token


Piece: TypeAlias = tuple[Token, ...]
"""A text, or a tag with all between its delimiters."""

_LINE_END = re.compile(r"[ \t]*\n")
_BLANKS = re.compile(r"[ \t]*")
_FRESH_LINE = re.compile(r"\n[ \t]*\Z")


def _without_tag_lines(tokens: list[Token]) -> Iterator[Token]:
    """Take out the lines that hold nothing but tags, comments and blanks."""
    pieces = _pieces(tokens)
    is_fresh = True
    at = 0
    while at < len(pieces):
        end = _tag_line(pieces, at) if is_fresh else at
        if end > at:
            yield from (token for piece in pieces[at:end] if not _is_text(piece) for token in piece)
            pieces[end : end + 1] = [_next_line(piece) for piece in pieces[end : end + 1]]
            at = end
            continue
        is_fresh = _is_fresh(pieces[at], is_fresh=is_fresh)
        if is_fresh and _is_comment_line(pieces, at + 1):
            pieces[at + 1] = _next_line(pieces[at + 1])
            pieces[at] = _without_blanks(pieces[at])
        elif is_fresh and _tag_line(pieces, at + 1) > at + 1:
            pieces[at] = _without_blanks(pieces[at])
        yield from pieces[at]
        at += 1


def _pieces(tokens: list[Token]) -> list[Piece]:
    pieces: list[Piece] = []
    tag: list[Token] = []
    for token in tokens:
        tag.append(token)
        if token.type in ("data", "block_end", "variable_end"):
            pieces.append(tuple(tag))
            tag = []
    return [*pieces, tuple(tag)] if tag else pieces


def _is_text(piece: Piece) -> bool:
    return piece[0].type == "data"


def _tag_line(pieces: list[Piece], start: int) -> int:
    """Where the tags end that fill the line beginning at `start`; `start` when they do not."""
    end = start
    while end < len(pieces) and _is_tag_or_blank(pieces[end]):
        end += 1
    has_tag = any(not _is_text(piece) for piece in pieces[start:end])
    is_line = end == len(pieces) or _starts_line(pieces[end])
    return end if has_tag and is_line else start


def _is_tag_or_blank(piece: Piece) -> bool:
    if _is_text(piece):
        return bool(_BLANKS.fullmatch(piece[0].value))
    return piece[0].type == "block_begin"


def _starts_line(piece: Piece) -> bool:
    return _is_text(piece) and bool(_LINE_END.match(piece[0].value))


def _next_line(piece: Piece) -> Piece:
    """A text without the end of the line that it begins with."""
    token = piece[0]
    return (Token(token.lineno + 1, "data", _LINE_END.sub("", token.value, count=1)),)


def _without_blanks(piece: Piece) -> Piece:
    """A text without the blanks that it ends with."""
    token = piece[0]
    return (Token(token.lineno, "data", token.value.rstrip(" \t")),)


def _is_comment_line(pieces: list[Piece], at: int) -> bool:
    """Jinja drops comments before: two texts in a row mean that one stood between them."""
    both = pieces[at - 1 : at + 1]
    return len(both) == 2 and all(map(_is_text, both)) and _starts_line(both[1])


def _is_fresh(piece: Piece, *, is_fresh: bool) -> bool:
    """Whether nothing but blanks stands on the line after this piece."""
    if not _is_text(piece):
        return False
    text = piece[0].value
    return bool(_FRESH_LINE.search(text)) or (is_fresh and bool(_BLANKS.fullmatch(text)))
