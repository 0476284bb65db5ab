"""Headings and blocks one after the other to sections inside one another."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from reportgen.compose.faults import Faults
from reportgen.compose.markdown_blocks import Heading, Item
from reportgen.document.nodes import Block, Blocks, Section


@dataclass(slots=True)
class _Open:
    """A section that still takes in blocks."""

    level: int
    section: Section
    blocks: list[Block] = field(default_factory=list)

    def closed(self) -> Section:
        return replace(self.section, blocks=tuple(self.blocks))


def nested(items: Iterable[Item], faults: Faults, top: int | None = 1) -> Blocks:
    """Nest by levels; a level that skips one is an error.

    `top` is the level of chapters; None takes the level of the first heading for it.
    """
    top_blocks: list[Block] = []
    stack: list[_Open] = []

    def close(level: int) -> None:
        while stack and stack[-1].level >= level:
            section = stack.pop().closed()
            (stack[-1].blocks if stack else top_blocks).append(section)

    for item in items:
        if not isinstance(item, Heading):
            (stack[-1].blocks if stack else top_blocks).append(item)
            continue
        top = top or item.level
        close(item.level)
        expected = stack[-1].level + 1 if stack else top
        if item.level > expected:
            hashes = "#" * expected
            faults.error("heading-skipped", item.section.where, level=item.level, expected=hashes)
        stack.append(_Open(item.level, item.section))
    close(0)
    return tuple(top_blocks)
