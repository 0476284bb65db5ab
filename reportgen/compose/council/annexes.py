"""What is attached to a paper: reports and files that are there, nothing secret in public."""

from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass

from reportgen.compose.council.declared import Declared
from reportgen.compose.council.spec import AttachmentSpec, CouncilPaperSpec, CouncilSpec
from reportgen.compose.publication import Publication
from reportgen.document.numbering import slug
from reportgen.messages import word
from reportgen.world import World

KEY = "attachments"
CLOSED = "intern/"
"""Where what stays in the house is written."""
OUTPUT = "output/"
PREFIX = "Anlage-"
"""Names of copies begin with it, and with their number."""
_LONGEST = 60
"""Letters of a name, so that paths stay short enough for every system."""


def check_attachments(
    paper: Declared, documents: Mapping[str, Publication], data: Container[str], world: World
) -> None:
    """Note what is wrong with attachments; `data` are the files that numbers are read from."""
    if paper.spec.is_internal and paper.spec.public:
        paper.error("internal-paper-public", "public")
    for number, attachment in enumerate(paper.spec.attachments):
        where = (KEY, number)
        if bool(attachment.document) == bool(attachment.file):
            paper.error("paper-attachment-both", *where, title=attachment.title)
        elif attachment.document:
            _check_document(attachment, paper, documents, number)
        else:
            _check_file(attachment, paper, world, number)
            if attachment.file in data:
                paper.error("paper-attachment-data", KEY, number, "file", path=attachment.file)


def _check_document(
    attachment: AttachmentSpec, paper: Declared, documents: Mapping[str, Publication], number: int
) -> None:
    name, where = attachment.document, (KEY, number, "document")
    attached = documents.get(name)
    if attached is None:
        paper.error("document-unknown", *where, name=name, known=", ".join(documents))
    elif isinstance(attached, CouncilPaperSpec):
        paper.error("attachment-is-paper", *where, name=name)
    elif attached.is_internal and not paper.spec.is_internal:
        paper.error("internal-attached", *where, name=name)
    elif attached.is_internal and attachment.public:
        paper.error("internal-attached-public", *where, name=name)


def _check_file(attachment: AttachmentSpec, paper: Declared, world: World, number: int) -> None:
    path, where = attachment.file, (KEY, number, "file")
    if not world.exists(path):
        paper.error("paper-attachment-missing", *where, title=attachment.title, path=path)
    elif path.startswith(OUTPUT):
        paper.error("paper-attachment-output", *where, title=attachment.title, path=path)
    elif path.startswith(CLOSED) and (attachment.public or paper.spec.is_published):
        paper.error("paper-attachment-closed", *where, title=attachment.title, path=path)


# ---------------------------------------------------------------- as they are gathered and printed


@dataclass(frozen=True, slots=True)
class Annex:
    """An attachment as a form prints it."""

    number: int
    title: str
    public: bool
    file: str = ""
    """Name of the file."""
    pages: int = 0
    """0 when they are not known."""


def discreet(paper: CouncilPaperSpec) -> CouncilPaperSpec:
    """A paper as forms may know it: in a public one, what is not public has no name."""
    if not paper.is_published:
        return paper
    closed = AttachmentSpec(title=word("annex-closed"), public=False)
    shown = tuple(each if each.public else closed for each in paper.attachments)
    return paper.model_copy(update={KEY: shown})


def is_gathered(paper: CouncilPaperSpec, council: CouncilSpec) -> bool:
    """Whether attachments are put into a folder beside the paper."""
    return (paper.annexes or council.annexes) == "copied"


def gathered_name(number: int, attachment: AttachmentSpec) -> str:
    """The name of a copy: safe on every system, and in the order of the paper."""
    own = _name(attachment)
    stem, dot, ending = own.rpartition(".")
    bare = slug(stem if dot else own)[:_LONGEST].strip("-") or slug(attachment.title)[:_LONGEST]
    told = slug(ending) if dot else ""
    return f"{PREFIX}{number}-{bare}" + (f".{told}" if told else "")


def _name(attachment: AttachmentSpec) -> str:
    return attachment.file.rpartition("/")[2] or f"{attachment.document}.pdf"


def annexes(
    paper: CouncilPaperSpec, council: CouncilSpec, pages: Mapping[str, int]
) -> Iterator[Annex]:
    """The attachments; what is not public has no name in a public paper."""
    for number, each in enumerate(paper.attachments, start=1):
        if paper.is_published and not each.public:
            yield Annex(number, word("annex-closed"), public=False)
        else:
            is_copied = is_gathered(paper, council)
            file = gathered_name(number, each) if is_copied else _name(each)
            counted = each.pages or pages.get(each.document or each.file, 0)
            yield Annex(number, each.title, each.public, file, counted)
