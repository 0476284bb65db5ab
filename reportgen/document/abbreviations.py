"""Finds abbreviations in the words of a document and tells what they stand for, where they stand.

An abbreviation is found as a whole word, the longest first: "SGB II" before "SGB", and in
"SGB-II-Quote" too, as German couples words. Links, code, numbers and words in another language
stay as they are.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from reportgen.document.inlines import (
    Abbreviation,
    Code,
    Emphasis,
    Foreign,
    Inline,
    Inlines,
    LineBreak,
    Link,
    Lowered,
    Note,
    Picture,
    Raised,
    Reference,
    Strong,
    Text,
    Value,
)
from reportgen.document.nodes import Blocks
from reportgen.document.walk import inlines, map_texts, texts, walk

_ROMAN = re.compile(r"[IVXLCDM]+")
_CAPITALS = re.compile(r"(?<![^\W_])[A-ZÄÖÜ]{2,6}(?![^\W_])")
_GAP = re.compile(r"[\s-]+")


@dataclass(frozen=True, eq=False)
class Glossary:
    """What abbreviations stand for."""

    expansions: Mapping[str, str]
    """Names in capitals that are no abbreviations stand for themselves."""

    def marked(self, blocks: Blocks) -> Blocks:
        """Blocks in which every abbreviation tells what it stands for."""
        return map_texts(blocks, self._run) if self._known else blocks

    def used(self, blocks: Blocks) -> dict[str, str]:
        """The abbreviations that occur, those that authors explained in place too."""
        runs = (run for block in walk(self.marked(blocks)) for run in texts(block))
        every = (each for run in runs for each in inlines(run) if isinstance(each, Abbreviation))
        found: dict[str, str] = {}
        for each in every:
            found.setdefault(self._known.get(_even(each.text), each.text), each.expansion)
        return found

    def unknown(self, blocks: Blocks) -> tuple[str, ...]:
        """Words in capitals that nobody explains; Roman numerals are none."""
        every = (*self.expansions, *self.used(blocks))
        known = {part for each in every for part in _GAP.split(each)}
        runs = (run for block in walk(blocks) for run in texts(block))
        words = (each.text for run in runs for each in inlines(run) if isinstance(each, Text))
        found = {each for text in words for each in _CAPITALS.findall(text)} - known
        return tuple(sorted(each for each in found if not _ROMAN.fullmatch(each)))

    @cached_property
    def _known(self) -> dict[str, str]:
        return {_even(each): each for each, told in self.expansions.items() if each != told}

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        longest = sorted(self._known, key=lambda each: (-len(each), each))
        parts = (_GAP.pattern.join(map(re.escape, _GAP.split(each))) for each in longest)
        return re.compile(rf"(?<![^\W_])(?:{'|'.join(parts)})(?![^\W_])")

    def _run(self, content: Inlines) -> Inlines:
        """A run of inlines; itself where nothing is found, as in most cells of tables."""
        changed = [self._inline(inline) for inline in content]
        if all(len(new) == 1 and new[0] is old for new, old in zip(changed, content, strict=True)):
            return content
        return tuple(inline for new in changed for inline in new)

    def _inline(self, inline: Inline) -> Inlines:
        match inline:
            case Text(text=text):
                found = self._pattern.search(text)
                return tuple(self._pieces(text)) if found else (inline,)
            case Emphasis() | Strong() | Raised() | Lowered() | Note():
                content = self._run(inline.content)
                return (inline if content is inline.content else replace(inline, content=content),)
            case Foreign() | Abbreviation() | Code() | Link() | Reference() | Value():
                return (inline,)
            case LineBreak() | Picture():
                return (inline,)

    def _pieces(self, text: str) -> Iterator[Inline]:
        end = 0
        for found in self._pattern.finditer(text):
            if end < found.start():
                yield Text(text[end : found.start()])
            yield Abbreviation(found[0], self.expansions[self._known[_even(found[0])]])
            end = found.end()
        if end < len(text):
            yield Text(text[end:])


def _even(text: str) -> str:
    return _GAP.sub(" ", text)
