"""What may be attached to a council paper: reports that are there, nothing internal in public."""

from collections.abc import Callable, Mapping

from reportgen.compose.spec import AttachmentSpec, CouncilPaperSpec, DocumentSpec
from reportgen.errors import Problems, Where


def check_attachments(
    spec: CouncilPaperSpec,
    documents: Mapping[str, DocumentSpec],
    problems: Problems,
    where: Callable[..., Where],
) -> None:
    """Check all attachments; `where` tells where a key of the paper is declared."""
    if spec.is_internal and spec.public:
        problems.error("internal-paper-public", where("public"))
    for number, attachment in enumerate(spec.attachments):
        if attachment.document:
            _check(attachment, spec, documents, problems, where("attachments", number))


def _check(
    attachment: AttachmentSpec,
    spec: CouncilPaperSpec,
    documents: Mapping[str, DocumentSpec],
    problems: Problems,
    where: Where,
) -> None:
    name = attachment.document
    attached = documents.get(name)
    if attached is None:
        problems.error("document-unknown", where, name=name, known=", ".join(documents))
    elif isinstance(attached, CouncilPaperSpec):
        problems.error("attachment-is-paper", where, name=name)
    elif attached.is_internal and not spec.is_internal:
        problems.error("internal-attached", where, name=name)
    elif attached.is_internal and attachment.public:
        problems.error("internal-attached-public", where, name=name)
