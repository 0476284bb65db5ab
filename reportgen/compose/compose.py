"""A declared document and its material in, a `Document` out; numbers of chapters come later."""

from dataclasses import replace

from reportgen.compose.abbreviations import with_abbreviations
from reportgen.compose.chapters import Chapters, open_chapters
from reportgen.compose.council.annexes import discreet
from reportgen.compose.council.spec import CouncilPaperSpec
from reportgen.compose.council.words import PaperWords
from reportgen.compose.data_files import with_data_files
from reportgen.compose.data_tables import has_data, has_place, with_data_tables
from reportgen.compose.extracts import extracted, missed
from reportgen.compose.faults import Faults
from reportgen.compose.fields import fields
from reportgen.compose.findings import with_findings
from reportgen.compose.gathering import with_gathered_sources
from reportgen.compose.legend import with_legend
from reportgen.compose.marking import watermark, with_mark
from reportgen.compose.material import Material
from reportgen.compose.plain.lint import linted
from reportgen.compose.plain.pages import set_out
from reportgen.compose.plain.spelling import parted, simply_told, spelled
from reportgen.compose.spec import DocumentSpec, PlainSpec, ReportSpec
from reportgen.compose.unsaid import unsaid
from reportgen.document.nodes import Blocks, Document, DocumentKind, Meta
from reportgen.errors import Problems, Where

COVER, IMPRINT, BACK = "forms/cover.md", "forms/imprint.md", "forms/back-cover.md"
DATA = "forms/data-tables.md"
PLAIN_COVER, PLAIN_IMPRINT = "forms/plain-cover.md", "forms/plain-imprint.md"


def compose(spec: DocumentSpec, material: Material, problems: Problems) -> Document:
    """Compose a document; mistakes of all chapters are noted and leave gaps."""
    faults = Faults()
    if isinstance(spec, PlainSpec):  # plain language has numbers in figures
        figures = material.wording.model_copy(update={"words_to": 0})
        material = replace(material, wording=figures)
    chapters = open_chapters(spec, material, faults)
    match spec:
        case ReportSpec():
            blocks = _report(spec, material, chapters)
        case CouncilPaperSpec():
            blocks = _paper(spec, material, chapters)
        case PlainSpec():
            blocks = chapters.blocks([PLAIN_COVER, PLAIN_IMPRINT, *_files(spec, material)])
    faults.note(unsaid(blocks, material.places))
    blocks = with_gathered_sources(with_data_tables(with_findings(blocks)))
    blocks = with_legend(blocks, material.notation)
    blocks = with_abbreviations(blocks, material.glossary, faults)
    blocks = with_data_files(blocks, spec)
    if isinstance(spec, PlainSpec):
        blocks = simply_told(blocks)
        faults.note(linted(blocks, spec, material.world))
        blocks = set_out(spelled(blocks, spec.compounds))
    problems.found.extend(faults.in_order())
    return Document(_meta(spec, material), with_mark(blocks, spec), is_whole=chapters.is_whole)


def _report(spec: ReportSpec, material: Material, chapters: Chapters) -> Blocks:
    """Cover, imprint, chapters, the annex of numbers if no chapter has a place for it, back."""
    read = chapters.blocks([COVER, IMPRINT, *_files(spec, material)])
    chapters.faults.note(missed(read, spec.sections), Where(spec.chapters[0]))
    blocks = extracted(read, spec.sections)
    if spec.data_tables and has_data(blocks) and not has_place(blocks):
        blocks += chapters.blocks([DATA])
    return blocks + (chapters.blocks([BACK]) if spec.back_cover else ())


def _paper(spec: CouncilPaperSpec, material: Material, chapters: Chapters) -> Blocks:
    """What the form makes of a paper; texts that it has no place for are noted."""
    paper = PaperWords(spec, material.council, material.attachment_pages, chapters.part)
    chapters.templates.teach(paper.words(), {"paper": discreet(spec)})
    blocks = chapters.blocks([paper.form])
    if chapters.is_whole:
        paper.unprinted(chapters.faults)
        if not material.theme.tokens.word.template:  # which may print what the form leaves out
            paper.unasked(chapters.templates.asked, chapters.faults)
    return blocks


def _files(spec: ReportSpec | PlainSpec, material: Material) -> tuple[str, ...]:
    """The chapter files in their order, each once."""
    found = (material.world.glob(pattern) or (pattern,) for pattern in spec.chapters)
    return tuple(dict.fromkeys(file for group in found for file in group))


def _meta(spec: DocumentSpec, material: Material) -> Meta:
    common = Meta(
        spec.title, subtitle=spec.subtitle, author=spec.author or material.facts.publisher,
        subject=spec.subtitle, keywords=spec.keywords, date=material.facts.date.isoformat(),
        fields=fields(spec, material.facts),
        watermark=watermark(spec), line_numbers=spec.line_numbers, town=material.facts.town,
        licence="" if spec.is_internal else material.facts.licence,
        is_fictitious=material.facts.fictitious, has_data_files=spec.data_files,
    )  # fmt: skip
    match spec:
        case ReportSpec():
            return common
        case CouncilPaperSpec():
            return replace(
                common, kind=DocumentKind.COUNCIL_PAPER, date=spec.date.isoformat(),
                running_title=f"{spec.called} {spec.number}",
            )  # fmt: skip
        case PlainSpec():
            spoken = "none" if spec.compounds == "mediopoint" else spec.compounds
            return replace(
                common, kind=DocumentKind.PLAIN_LANGUAGE, title=parted(spec.title, spoken),
                subtitle=parted(spec.subtitle, spoken), subject=parted(spec.subtitle, spoken),
                running_title=parted(spec.title, spec.compounds),
            )  # fmt: skip
