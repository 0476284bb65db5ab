"""What is declared of a paper and asked for by no line of its form: it would be lost in silence."""

from collections.abc import Container, Iterator

from reportgen.compose.council.spec import (
    CheckSpec,
    ConsultationSpec,
    CouncilPaperSpec,
    FinancesSpec,
    SignatureSpec,
)
from reportgen.compose.publication import Publication
from reportgen.schema import Spec

Asked = Container[tuple[type, str]]
"""The kinds of declarations and the names that templates have asked for."""
_BESIDE = {
    CouncilPaperSpec: {
        *Publication.model_fields, "kind", "form", "public", "annexes", "paper_type", "type_name",
        "question", "resolution", "reasons", "alternatives", "texts",
    },
    FinancesSpec: {"totals"},
    ConsultationSpec: {"public"},
    CheckSpec: set[str](),
    SignatureSpec: set[str](),
}  # fmt: skip
"""What is no matter of print, or is looked after elsewhere."""


def unprinted(paper: CouncilPaperSpec, asked: Asked) -> Iterator[str]:
    """The names of what the form does not ask for, as the project file has them."""
    found = (
        f"{key}{name}"
        for key, part in _parts(paper)
        for name in type(part).model_fields
        if _is_told(part, name)
        and name not in _BESIDE[type(part)]
        and (type(part), name) not in asked
    )
    yield from dict.fromkeys(found)


def _parts(paper: CouncilPaperSpec) -> Iterator[tuple[str, Spec]]:
    yield "", paper
    yield "finances.", paper.finances
    yield from (("consultation.", each) for each in paper.consultation)
    yield from (("checks.", each) for each in paper.checks)
    yield from (("signatures.", each) for each in paper.signatures)


def _is_told(part: Spec, name: str) -> bool:
    """Whether somebody has said it, and not what holds anyway."""
    return name in part.model_fields_set and bool(getattr(part, name))
