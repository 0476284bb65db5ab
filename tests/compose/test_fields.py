"""What is declared reaches forms in Word as it is printed."""

from datetime import date

from reportgen.compose.council.spec import CouncilPaperSpec
from reportgen.compose.fields import fields
from reportgen.compose.material import ProjectFacts
from reportgen.document.fields import Fields, Said

FACTS = ProjectFacts(
    title="Sozialberichte", town="Musterhausen", publisher="Amt 50", address=("Rathausplatz 1",),
    edition="1", date=date(2025, 3, 31), fictitious=False, contact="", licence="", arms="",
    threshold=3, complement=False,
)  # fmt: skip
PAPER = CouncilPaperSpec.model_validate(
    {
        "kind": "council-paper",
        "title": "Sozialbericht",
        "number": "V-1",
        "date": date(2025, 10, 1),
        "lead_office": "Amt 50",
        "resolution": "Der Rat beschließt.",
        "reasons": "Sachverhalt.",
        "consultation": [{"body": "Rat", "date": date(2025, 11, 25), "role": "Entscheidung"}],
    }
)


def of(said: Said, *path: str) -> Said:
    for key in path:
        assert isinstance(said, Fields)
        said = dict(said.entries)[key]
    return said


def test_dates_and_lists_are_told_as_they_are_printed() -> None:
    told = fields(PAPER, FACTS)
    assert of(told, "paper", "number") == "V-1"
    assert of(told, "paper", "date") == "01.10.2025"
    steps = of(told, "paper", "consultation")
    assert isinstance(steps, tuple)
    assert of(steps[0], "date") == "25.11.2025"
    assert of(told, "project", "address") == ("Rathausplatz 1",)


def test_what_protects_is_told_to_nobody() -> None:
    project = of(fields(PAPER, FACTS), "project")
    assert isinstance(project, Fields)
    assert "threshold" not in dict(project.entries)


def test_what_is_attached_and_not_public_has_no_name_in_a_public_paper() -> None:
    attached = (
        {"title": "Bericht", "file": "b.pdf"},
        {"title": "G", "file": "g.pdf", "public": False},
    )
    told = PAPER.model_dump(exclude_unset=True) | {"attachments": attached}
    for is_public, expected in ((True, ("Nichtöffentliche Anlage", "")), (False, ("G", "g.pdf"))):
        paper = CouncilPaperSpec.model_validate(told | {"public": is_public})
        attachments = of(fields(paper, FACTS), "paper", "attachments")
        assert isinstance(attachments, tuple)
        bericht, closed = attachments
        assert of(bericht, "file") == "b.pdf"
        assert (of(closed, "title"), of(closed, "file")) == expected
