"""What is attached to a paper: reports and files that are there, nothing secret in public."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from reportgen.compose.council.declared import Declared
from reportgen.compose.council.spec import AttachmentSpec, CouncilPaperSpec
from reportgen.compose.publication import Publication
from reportgen.messages import word
from reportgen.world import World

KEY = "attachments"
CLOSED = "intern/"
"""Where what stays in the house is written."""


def check_attachments(paper: Declared, documents: Mapping[str, Publication], world: World) -> None:
    """Note what is wrong with attachments."""
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
    elif path.startswith(CLOSED) and (attachment.public or paper.spec.is_published):
        paper.error("paper-attachment-closed", *where, title=attachment.title, path=path)


# ---------------------------------------------------------------- as they are printed


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


def annexes(paper: CouncilPaperSpec, pages: Mapping[str, int]) -> Iterator[Annex]:
    """The attachments; what is not public has no name in a public paper."""
    for number, each in enumerate(paper.attachments, start=1):
        if paper.is_published and not each.public:
            yield Annex(number, word("annex-closed"), public=False)
        else:
            file = each.file.rpartition("/")[2] or f"{each.document}.pdf"
            counted = each.pages or pages.get(each.document or each.file, 0)
            yield Annex(number, each.title, each.public, file, counted)
