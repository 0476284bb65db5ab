"""What readers are told of the numbers of exhibits: which table has them, and files in the PDF."""

from collections.abc import Container
from dataclasses import replace
from functools import partial

from reportgen.compose.later import Later
from reportgen.compose.spec import DocumentSpec, PlainSpec
from reportgen.document.exhibits import exhibits
from reportgen.document.inlines import Inlines, LineBreak, Reference, Strong, Text
from reportgen.document.nodes import Block, Blocks, Figure, Paragraph, Table
from reportgen.document.walk import map_blocks, walk
from reportgen.messages import word

_FILES = Later.named("data files")


def data_files() -> Blocks:
    """That the PDF holds the data of its exhibits as files; nothing where it does not."""
    return _FILES.place()


def with_data_files(blocks: Blocks, spec: DocumentSpec) -> Blocks:
    """Say where the numbers are: once of the files, and below each chart and map of its own."""
    has_files = spec.data_files and "pdf" in spec.formats and any(exhibits(blocks))
    told = _told(spec) if has_files else ()

    blocks = _FILES.filled(blocks, lambda where: (Paragraph(told, where=where),) if told else ())
    if isinstance(spec, PlainSpec):  # one thing at a time: no more below pictures than their source
        return blocks
    tables = {block.label for block in walk(blocks) if isinstance(block, Table)}
    return map_blocks(blocks, partial(_seen, tables=tables, has_files=has_files))


def _told(spec: DocumentSpec) -> Inlines:
    code = "data-files-plain" if isinstance(spec, PlainSpec) else "data-files"
    return (Strong((Text(word(f"{code}-head")),)), LineBreak(), Text(word(code)))


def _seen(block: Block, tables: Container[str], *, has_files: bool) -> Blocks:
    """A chart or map that knows where its numbers can be read."""
    if not isinstance(block, Figure) or not block.data:
        return (block,)
    name = Text(f"{word('data-see')}: ")
    if block.data.label and block.data.label in tables:
        return (replace(block, see=(name, Reference(block.data.label, where=block.where))),)
    return (replace(block, see=(name, Text(word("data-see-file")))),) if has_files else (block,)
