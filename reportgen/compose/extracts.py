"""An extract of a report ("Teilbericht"): some of its chapters, or some sections of them."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace

from reportgen.compose.publication import Publication
from reportgen.compose.spec import ReportSpec
from reportgen.document.inlines import Inlines
from reportgen.document.nodes import Block, Blocks, Document, Figure, Meta, Section, Table
from reportgen.document.printed import printed
from reportgen.document.walk import plain, walk
from reportgen.errors import Problem, Problems, Where, nearest, problem
from reportgen.frame import Origin
from reportgen.released import Released


def check_extract(
    spec: ReportSpec, documents: Mapping[str, Publication], where: Where, problems: Problems
) -> None:
    """Note an extract of what is no report, and a public one of what stays in the house."""
    whole = documents.get(spec.extract_of)
    if not isinstance(whole, ReportSpec) or whole is spec or whole.extract_of:
        reports = [name for name, each in documents.items() if isinstance(each, ReportSpec)]
        near = nearest(spec.extract_of, reports)
        problems.error("extract-unknown", where, name=spec.extract_of, near=near)
    elif whole.is_internal and not spec.is_internal:
        problems.error("extract-internal", where, name=spec.extract_of)


def extracted(blocks: Blocks, wanted: Collection[str]) -> Blocks:
    """Of chapters that hold wanted sections, only these, and what stands before sections."""
    return tuple(_cut(block, wanted) for block in blocks) if wanted else blocks


def _cut(block: Block, wanted: Collection[str]) -> Block:
    if not isinstance(block, Section) or block.label in wanted or not _holds(block, wanted):
        return block
    return replace(block, blocks=tuple(_kept(block.blocks, wanted)))


def _kept(blocks: Blocks, wanted: Collection[str]) -> Iterator[Block]:
    for block in blocks:
        if not isinstance(block, Section) or block.label in wanted:
            yield block
        elif _holds(block, wanted):
            yield _cut(block, wanted)


def _holds(block: Block, wanted: Collection[str]) -> bool:
    """Whether a wanted section stands in it."""
    return any(isinstance(each, Section) and each.label in wanted for each in walk((block,)))


def drawn_on(blocks: Blocks, released: Released, origins: tuple[Origin, ...]) -> tuple[Origin, ...]:
    """Of all origins those of the numbers in some blocks, and those that exhibits name."""
    told = {each.value.key.measure for each in printed(Document(Meta(""), blocks))}
    frames = (released.frames.get(each) for each in told)
    sources = {origin.source for frame in frames if frame for origin in frame.origins}
    named = " ".join(plain(source) for each in walk(blocks) for source in _sources(each))
    return tuple(
        each for each in origins if each.source in sources or (each.title and each.title in named)
    )


def _sources(block: Block) -> Iterator[Inlines]:
    match block:
        case Table(source=source, apart=apart):
            yield from (source, apart)
        case Figure(source=source):
            yield source
        case _:
            return


def missed(blocks: Blocks, wanted: Collection[str]) -> Iterator[Problem]:
    """The wanted sections that are not there."""
    labels = {each.label for each in walk(blocks) if isinstance(each, Section)}
    for label in wanted:
        if label not in labels:
            yield problem("extract-section", label=label, near=nearest(label, labels))
