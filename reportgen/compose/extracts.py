"""An extract of a report ("Teilbericht"): some of its chapters, or some sections of them."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace

from reportgen.compose.publication import Publication
from reportgen.compose.spec import ReportSpec
from reportgen.document.nodes import Block, Blocks, Section
from reportgen.document.walk import walk
from reportgen.errors import Problem, Problems, Where, nearest, problem


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


def missed(blocks: Blocks, wanted: Collection[str]) -> Iterator[Problem]:
    """The wanted sections that are not there."""
    labels = {each.label for each in walk(blocks) if isinstance(each, Section)}
    for label in wanted:
        if label not in labels:
            yield problem("extract-section", label=label, near=nearest(label, labels))
