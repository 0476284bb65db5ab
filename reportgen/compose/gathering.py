"""The sources of all exhibits of a profile, told once instead of below each of them.

They stand where the first page of the profile ends, or else at its end.
"""

from collections.abc import Iterator
from dataclasses import replace

from reportgen.document.inlines import Inlines, Text
from reportgen.document.nodes import (
    Block,
    Blocks,
    Figure,
    PageBreak,
    Paragraph,
    Role,
    Section,
    Table,
)
from reportgen.document.walk import map_blocks, plain, walk
from reportgen.messages import word

BETWEEN = "; "


def with_gathered_sources(blocks: Blocks) -> Blocks:
    """Let every profile tell its sources at its end; tables of data keep theirs."""
    return map_blocks(blocks, _gathered)


def _gathered(block: Block) -> Blocks:
    if not isinstance(block, Section) or block.role is not Role.PROFILE:
        return (block,)
    parts = tuple(_parts(block))
    if not parts:
        return (block,)
    words: Inlines = (Text(f"{word('sources')}: {BETWEEN.join(parts)}"),)
    told = Paragraph(words, Role.SOURCES, block.where)
    rest = map_blocks(block.blocks, _bare)
    breaks = (at for at, each in enumerate(rest) if isinstance(each, PageBreak))
    at = next(breaks, len(rest))
    return (replace(block, blocks=(*rest[:at], told, *rest[at:])),)


def _parts(section: Section) -> Iterator[str]:
    """Each publisher once; what it is in full, the list of sources in the annex tells."""
    exhibits = (each for each in walk(section.blocks) if isinstance(each, Table | Figure))
    told = (part for each in exhibits for part in plain(each.source).split(BETWEEN) if part)
    every = tuple(dict.fromkeys(told))
    own = word("exhibit-own-calculation")
    yield from (each for each in every if each != own and not _is_told(each, every))
    yield from (each for each in every if each == own)


def _is_told(part: str, every: tuple[str, ...]) -> bool:
    return any(other != part and part.startswith(other) for other in every)


def _bare(block: Block) -> Blocks:
    """An exhibit that prints no source of its own; its data keep theirs."""
    match block:
        case Table():
            return (replace(block, source=(), apart=block.source),)
        case Figure():
            return (replace(block, source=()),)
        case _:
            return (block,)
