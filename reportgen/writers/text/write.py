"""A document to plain texts: one for each of its sections, named by its heading."""

from itertools import groupby

from reportgen.document.nodes import Block, Blocks, Document, Section
from reportgen.document.numbering import slug
from reportgen.document.walk import plain
from reportgen.messages import word
from reportgen.writers.text.blocks import text_of
from reportgen.writers.text.manner import Manner


def write_texts(document: Document, manner: Manner) -> dict[str, bytes]:
    """Each section as a file without its heading, by the file's name.

    What stands before, between and behind sections is the head. Numbers tell the order in which
    fields are filled in.
    """
    found: dict[str, str] = {}
    for name, blocks in _sections(document.blocks):
        text = text_of(blocks, manner)
        if text:
            found[name] = f"{found[name]}\n\n{text}" if name in found else text
    numbered = enumerate(found.items(), start=1)
    return {f"{number:02}-{name}.txt": manner.file(text) for number, (name, text) in numbered}


def _sections(blocks: Blocks) -> list[tuple[str, Blocks]]:
    return [
        (name, tuple(inner for block in group for inner in _inside(block)))
        for name, group in groupby(blocks, key=_name)
    ]


def _inside(block: Block) -> Blocks:
    return block.blocks if isinstance(block, Section) else (block,)


def _name(block: Block) -> str:
    """The heading as the name of a file."""
    titled = isinstance(block, Section) and slug(plain(block.title))
    return titled or slug(word("head"))
