"""Reads a document in plain language and notes what is hard to read: notices, never errors.

The rules know words and endings and no grammar. They spare the people who check a text the plain
mistakes; they do not replace them.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from reportgen.compose.plain import lexicon
from reportgen.compose.plain.pages import is_exhibit
from reportgen.compose.plain.rules import OF_TITLES, RULES, Limits, Sentence, bare
from reportgen.compose.plain.sentences import sentences
from reportgen.compose.spec import PlainSpec
from reportgen.document.inlines import Inlines, Strong
from reportgen.document.nodes import (
    Block,
    Blocks,
    Box,
    Figure,
    Paragraph,
    Role,
    Section,
    Table,
    Terms,
)
from reportgen.document.walk import inside, map_blocks, place_of, plain, walk
from reportgen.errors import Problem, ReportError, Where, notice
from reportgen.world import World

MOST_ROWS, MOST_COLUMNS = 8, 3
"""Of the numbers of an exhibit that are still seen at once."""
_FORMAL = frozenset({Role.COVER, Role.IMPRINT})
_INFLECTION = 3
"""Letters that a word may have behind its stem; with more it is another word."""
_FAR = 60
"""Lines below its first in which a sentence of a paragraph is looked for."""


def linted(blocks: Blocks, spec: PlainSpec, world: World) -> Iterator[Problem]:
    """Everything in the chapters of a document that is hard to read."""
    own = tuple(each for each in blocks if not (isinstance(each, Section) and each.role in _FORMAL))
    limits = _limits(own, spec)
    source = Source(world)
    for block in walk(own):
        for is_title, content in _runs(block):
            yield from _read(content, place_of(block), limits, source, is_title=is_title)
        yield from _exhibit(block)
    yield from _synonyms(own, source)


def _limits(blocks: Blocks, spec: PlainSpec) -> Limits:
    words = (bare(plain(each).strip()) for each in _explained(blocks))
    known = frozenset(map(bare, spec.known_words))
    return Limits(
        spec.longest_sentence, spec.longest_word, known, tuple(each for each in words if each)
    )


def _explained(blocks: Blocks) -> Iterator[Inlines]:
    """The words of the glossary: titles of boxes that explain, and terms."""
    for block in walk(blocks):
        if isinstance(block, Box) and block.role is Role.DEFINITION:
            yield block.title
        elif isinstance(block, Terms):
            yield from (term for term, _ in block.items)


def _runs(block: Block) -> Iterator[tuple[bool, Inlines]]:
    """What authors write, and whether it is a title."""
    if isinstance(block, Paragraph):
        yield False, block.content
    elif isinstance(block, Section | Box | Table | Figure):
        yield True, block.title


def _read(
    content: Inlines, where: Where, limits: Limits, source: "Source", *, is_title: bool
) -> Iterator[Problem]:
    text, faint = plain(content), _faint(content)
    for start, end in sentences(text):
        sentence = Sentence(text[start:end].strip(), faint[start:end])
        for code, find in RULES:
            if not is_title or find in OF_TITLES:
                for found in find(sentence, limits):
                    at = source.line(where, sentence.text)
                    yield notice(code, at, found=found, sentence=sentence.text)


def _faint(content: Inlines) -> str:
    """The characters of a run, with blanks for the bold ones."""
    parts = []
    for inline in content:
        own = plain((inline,))
        if isinstance(inline, Strong):
            own = " " * len(own)
        elif inside(inline) and own:
            own = _faint(inside(inline))
        parts.append(own)
    return "".join(parts)


def _exhibit(block: Block) -> Iterator[Problem]:
    """Exhibits with more numbers than are seen at once."""
    if not is_exhibit(block):
        return
    table = block.data if isinstance(block, Figure) else block
    if isinstance(table, Table):
        rows, columns = len(table.body), len(table.columns)
        if rows > MOST_ROWS or columns > MOST_COLUMNS:
            title = plain(block.title if isinstance(block, Figure) else table.title)
            yield notice("plain-exhibit", place_of(block), title=title, rows=rows, columns=columns)


def _synonyms(blocks: Blocks, source: "Source") -> Iterator[Problem]:
    """The second word for a thing that has one already."""
    used: dict[int, tuple[str, str]] = {}
    for block in walk(map_blocks(blocks, _without_explanations)):
        text = plain(block.content) if isinstance(block, Paragraph) else ""
        for start, end in sentences(text):
            sentence = Sentence(text[start:end].strip(), "")
            for group, stem, each in _named(sentence.words):
                first = used.setdefault(group, (stem, each))
                if first[0] != stem:
                    yield notice(
                        "plain-synonym", source.line(place_of(block), sentence.text),
                        found=each, first=first[1], sentence=sentence.text,
                    )  # fmt: skip


def _without_explanations(block: Block) -> Blocks:
    """An explanation may say the other word."""
    is_one = isinstance(block, Box) and block.role is Role.DEFINITION
    return () if is_one else (block,)


def _named(words: Iterable[str]) -> Iterator[tuple[int, str, str]]:
    for each in words:
        for group, stems in enumerate(lexicon.SYNONYMS):
            for stem in stems:
                if bare(each).startswith(stem) and len(bare(each)) - len(stem) <= _INFLECTION:
                    yield group, stem, each


@dataclass(frozen=True, slots=True)
class Source:
    """Chapters as they were written, to tell the line of a sentence."""

    world: World
    _lines: dict[str, list[str]] = field(default_factory=dict)

    def line(self, where: Where, sentence: str) -> Where:
        """Where a sentence of a paragraph stands: its first words, or its last ones."""
        if where.line is None:
            return where
        below = self._read(where.file)[where.line - 1 : where.line - 1 + _FAR]
        for piece in (sentence[:16], sentence[-16:]):
            for number, line in enumerate(below):
                if piece in line.replace("*", ""):
                    return replace(where, line=where.line + number)
        return where

    def _read(self, file: str) -> list[str]:
        if file not in self._lines:
            try:
                text = self.world.read(file).decode("utf-8", "replace")
            except ReportError:  # a form of the theme is no file of the project
                text = ""
            self._lines[file] = text.splitlines()
        return self._lines[file]
