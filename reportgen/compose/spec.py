"""What a project file says of a document: a report or a council paper."""

from datetime import date
from typing import Annotated, Literal

from pydantic import Field

from reportgen.schema import Filled, Spec

Format = Literal["pdf", "docx"]


class _Document(Spec):
    title: Filled
    subtitle: str = ""
    author: str = ""
    """The office that publishes it; empty: that of the project."""
    keywords: tuple[str, ...] = ()
    theme: str = "standard"
    """Theme of the package; files of the same name in `templates/` replace the theme's."""
    formats: tuple[Format, ...] = ("pdf", "docx")


class ReportSpec(_Document):
    """A report of chapters."""

    kind: Literal["report"]
    chapters: tuple[str, ...] = Field(min_length=1)
    """Files or patterns below the project, in order: `chapters/sozialbericht/*.md`."""
    data_tables: bool = True
    """Whether an annex holds the tables of all charts and maps."""


class ConsultationSpec(Spec):
    """One step of the Beratungsfolge."""

    body: str
    """Gremium."""
    date: date
    role: Literal["Anhörung", "Vorberatung", "Entscheidung", "Kenntnisnahme"]
    public: bool = True
    agenda_item: str = ""
    reporter: str = ""
    """Berichterstattung."""


class CostSpec(Spec):
    """One line of the financial effects, in euros by year."""

    item: str
    """What for."""
    amounts: dict[str, Annotated[float, Field(allow_inf_nan=False)]]
    """Year and amount; expenses positive, income negative."""
    cover: str = ""
    """Produkt, Konto or Deckung."""


class AttachmentSpec(Spec):
    """One Anlage."""

    title: str
    document: str = ""
    """Name of a document of this project that is attached as PDF."""
    file: str = ""
    public: bool = True


class CouncilPaperSpec(_Document):
    """A council paper ("Vorlage"); its form belongs to the theme, its texts to chapters."""

    kind: Literal["council-paper"]
    paper_type: Literal["Beschlussvorlage", "Mitteilungsvorlage"] = "Beschlussvorlage"
    number: str
    """Drucksache, as the town writes it: "2025/0123"."""
    date: date
    public: bool = True
    lead_office: str
    """Federführung."""
    department: str = ""
    """Dezernat."""
    file_reference: str = ""
    """Aktenzeichen."""
    contact: str = ""
    phone: str = ""
    participants: tuple[str, ...] = ()
    """Offices that took part."""
    consultation: tuple[ConsultationSpec, ...]
    """Beratungsfolge in order of dates, with exactly one Entscheidung for a Beschlussvorlage."""
    resolution: str
    """Chapter file of the Beschlussvorschlag: a numbered list."""
    reasons: str
    """Chapter file of Sachverhalt and Begründung."""
    alternatives: str = ""
    """Chapter file of alternatives."""
    costs: tuple[CostSpec, ...] = ()
    """Financial effects; empty: none."""
    costs_text: str = ""
    staff_effects: str = ""
    """Personelle Auswirkungen; empty: none."""
    climate: Literal["positiv", "negativ", "keine"] = "keine"
    """Auswirkungen auf den Klimaschutz."""
    climate_reason: str = ""
    attachments: tuple[AttachmentSpec, ...] = ()
    signatures: tuple[str, ...] = ()
    """Mitzeichnung, in order."""


DocumentSpec = Annotated[ReportSpec | CouncilPaperSpec, Field(discriminator="kind")]
