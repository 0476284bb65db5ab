"""Which documents are built in which order: attachments before what they are attached to."""

from dataclasses import dataclass

from reportgen.compose.council.spec import CouncilPaperSpec
from reportgen.compose.publication import Format
from reportgen.compose.spec import DocumentSpec, PlainSpec, ReportSpec
from reportgen.project import Project

ATTACHED: tuple[Format, ...] = ("pdf",)
"""What is attached to a wanted paper is written with it, so that both are of the same data."""


@dataclass(frozen=True, slots=True)
class Task:
    """A document to be built: which formats are wanted, and whether its pages are counted."""

    name: str
    formats: tuple[Format, ...]
    counted: bool
    """Whether it is attached to another, so that its PDF is laid out for its pages."""
    attached: tuple[str, ...]
    """The documents attached to it, which come before it."""
    files: tuple[str, ...]
    """The files attached to it."""

    @property
    def needs_pdf(self) -> bool:
        """Whether a PDF is laid out, to be written or to be counted."""
        return self.counted or "pdf" in self.formats


def tasks(
    project: Project, wanted: tuple[str, ...], formats: tuple[Format, ...]
) -> tuple[Task, ...]:
    """The documents to build, every attachment before what it is attached to."""
    attached = {name: _attached(project.documents[name]) for name in wanted}
    counted = {each for group in attached.values() for each in group}
    ordered = dict.fromkeys([*sorted(counted, key=list(project.documents).index), *wanted])
    return tuple(
        Task(
            name,
            (formats or project.documents[name].formats) if name in wanted else ATTACHED,
            name in counted,
            _attached(project.documents[name]),
            _files(project.documents[name]),
        )
        for name in ordered
    )


def _attached(spec: DocumentSpec) -> tuple[str, ...]:
    match spec:
        case ReportSpec() | PlainSpec():
            return ()
        case CouncilPaperSpec():
            return tuple(each.document for each in spec.attachments if each.document)


def _files(spec: DocumentSpec) -> tuple[str, ...]:
    match spec:
        case ReportSpec() | PlainSpec():
            return ()
        case CouncilPaperSpec():
            return tuple(each.file for each in spec.attachments if each.file)
