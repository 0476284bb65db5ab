"""A declared document and its material in, a `Document` out; numbers of chapters come later."""

from dataclasses import replace

from reportgen.compose.chapters import Chapters, open_chapters
from reportgen.compose.council import check_paper
from reportgen.compose.data_tables import has_data, has_place, with_data_tables
from reportgen.compose.faults import Faults
from reportgen.compose.legend import with_legend
from reportgen.compose.marking import watermark, with_mark
from reportgen.compose.material import Material
from reportgen.compose.spec import CouncilPaperSpec, DocumentSpec, ReportSpec
from reportgen.compose.unsaid import unsaid
from reportgen.document.nodes import Blocks, Document, DocumentKind, Meta
from reportgen.errors import Problems

COVER, IMPRINT = "forms/cover.md", "forms/imprint.md"
DATA = "forms/data-tables.md"
PAPER = "forms/council-paper.md"


def compose(spec: DocumentSpec, material: Material, problems: Problems) -> Document:
    """Compose a document; mistakes of all chapters are noted and leave gaps."""
    faults = Faults()
    chapters = open_chapters(spec, material, faults)
    match spec:
        case ReportSpec():
            blocks = _report(spec, material, chapters)
        case CouncilPaperSpec():
            check_paper(spec, material, faults)
            blocks = chapters.blocks([PAPER])
    faults.note(unsaid(blocks, material.places))
    problems.found.extend(faults.in_order())
    meta = _meta(spec, material)
    blocks = with_legend(with_data_tables(blocks), material.notation)
    return Document(meta, with_mark(blocks, spec), is_whole=chapters.is_whole)


def _report(spec: ReportSpec, material: Material, chapters: Chapters) -> Blocks:
    """Cover, imprint, chapters, and the annex of numbers if no chapter has a place for it."""
    found = (material.world.glob(pattern) or (pattern,) for pattern in spec.chapters)
    files = dict.fromkeys(file for group in found for file in group)
    blocks = chapters.blocks([COVER, IMPRINT, *files])
    if spec.data_tables and has_data(blocks) and not has_place(blocks):
        blocks += chapters.blocks([DATA])
    return blocks


def _meta(spec: DocumentSpec, material: Material) -> Meta:
    common = Meta(
        spec.title, subtitle=spec.subtitle, author=spec.author or material.facts.publisher,
        subject=spec.subtitle, keywords=spec.keywords, date=material.facts.date.isoformat(),
        watermark=watermark(spec),
    )  # fmt: skip
    match spec:
        case ReportSpec():
            return common
        case CouncilPaperSpec():
            return replace(
                common, kind=DocumentKind.COUNCIL_PAPER, date=spec.date.isoformat(),
                running_title=f"{spec.paper_type} {spec.number}",
            )  # fmt: skip
