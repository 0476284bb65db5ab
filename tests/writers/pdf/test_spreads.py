"""Profiles on their double pages."""

from reportgen.document.nodes import Document, Meta, PageBreak, Paragraph, Role, Section
from reportgen.document.theme import Theme
from reportgen.writers.pdf.write import Pdf, write_pdf
from tests.writers.pdf.conftest import PROSE, text


def written(theme: Theme, *lengths: int) -> Pdf:
    """A chapter of profiles, each with so many paragraphs on its first page."""
    profiles = tuple(
        Section(
            text(f"Bezirk {number}"),
            (*[Paragraph(text(PROSE))] * length, PageBreak(), Paragraph(text("Rechts."))),
            role=Role.PROFILE,
            label=f"bezirk-{number}",
        )
        for number, length in enumerate(lengths, 1)
    )
    chapter = Section(text("Profile"), profiles, label="profile")
    return write_pdf(Document(Meta("Titel"), (chapter,)), theme)


def test_every_profile_is_a_double_page(theme: Theme) -> None:
    pdf = written(theme, 2, 2)
    assert pdf.pages == 5  # the chapter begins on the first page, profiles on left ones
    assert pdf.notices == ()


def test_what_is_too_long_flows_on_and_is_told(theme: Theme) -> None:
    pdf = written(theme, 2, 16)
    assert pdf.pages == 6
    assert [(each.code, dict(each.params)) for each in pdf.notices] == [
        ("profile-long", {"title": "Bezirk 2", "pages": "3"})
    ]
