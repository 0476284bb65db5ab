"""What a project file says of a council paper ("Vorlage"), and of the town's council.

The fields are those that the council systems of North Rhine-Westphalia have in common; what the
sections are called and in which order they stand belongs to the form.
"""

from collections.abc import Mapping
from datetime import date
from typing import Annotated, Literal

from pydantic import BeforeValidator, Field, model_validator

from reportgen.compose.publication import Format, Publication
from reportgen.schema import Filled, Spec

Day = date
Amount = Annotated[float, Field(ge=0, allow_inf_nan=False)]
Flow = Literal["Aufwand", "Ertrag", "Auszahlung", "Einzahlung"]
"""Expense and income of the year; outgoing and incoming payments of investments."""
Effect = Literal["positiv", "negativ", "keine"]
Role = Literal["Anhörung", "Vorberatung", "Entscheidung", "Kenntnisnahme"]
Gathering = Literal["copied", "listed"]
"""Whether attachments are put into a folder beside the paper, or named only."""
Outcome = Literal[
    "einstimmig", "mehrheitlich", "abgelehnt", "zur Kenntnis genommen", "vertagt",
    "zurückgezogen", "verwiesen",
]  # fmt: skip
PaperType = Literal[
    "Beschlussvorlage", "Mitteilungsvorlage", "Berichtsvorlage", "Ergänzungsvorlage",
    "Tischvorlage", "Anfrage", "Antrag",
]  # fmt: skip


# ---------------------------------------------------------------- the town


class BodySpec(Spec):
    """A body of the town ("Gremium")."""

    name: Filled
    stage: int = Field(default=0, ge=0)
    """Papers pass from low to high stages, the Rat last; 0 stands outside the order."""
    article: Literal["", "der", "die", "das"] = ""
    """For sentences; empty: as its name ends ("-ausschuss", "-vertretung")."""
    dative: str = ""
    """ "der Kommunalen Konferenz", where article and name are not enough."""


class CouncilSpec(Spec):
    """Section `[council]`: what holds for all papers of the town."""

    form: Filled = "council-paper"
    """Name of the form: `forms/NAME.md` of the theme or of `templates/`."""
    number: str = ""
    """Pattern of the numbers of papers: `"\\d{4}/\\d{4}"`; empty: whatever they are."""
    bodies: tuple[BodySpec, ...] = ()
    """The bodies; where there are any, papers name no others."""
    head: str = ""
    """Who signs: "Der Oberbürgermeister"."""
    checks: tuple[str, ...] = ()
    """Names of the checks that no paper for decision may lack."""
    annexes: Gathering = "copied"


# ---------------------------------------------------------------- parts of a paper


class ResultSpec(Spec):
    """What a body has decided, once it has."""

    outcome: Outcome
    yes: int | None = Field(default=None, ge=0)
    no: int | None = Field(default=None, ge=0)
    abstentions: int | None = Field(default=None, ge=0)
    note: str = ""
    """Where it was referred to, or what else is to be told."""


class ConsultationSpec(Spec):
    """One step of the Beratungsfolge."""

    body: Filled
    """Gremium."""
    date: date
    role: Role
    public: bool = True
    """Whether it is on the public part of the agenda; of a paper that is not public none is."""
    agenda_item: str = ""
    """TOP."""
    reporter: str = ""
    """Berichterstattung."""
    result: ResultSpec | None = None


class CostSpec(Spec):
    """One line of the financial effects, in euros by year."""

    item: Filled
    """What for."""
    kind: Flow = "Aufwand"
    amounts: dict[str, Amount] = Field(min_length=1)
    """Year and amount."""
    product: str = ""
    """Produkt, Finanzstelle or Konto."""
    cover: str = ""
    """Deckung."""
    total: Amount | None = None
    """The sum as others have stated it, to be checked."""


class FinancesSpec(Spec):
    """What else is told of the financial effects."""

    budgeted: Literal["", "ja", "nein", "teilweise"] = ""
    """Whether the means stand in the budget ("etatisiert")."""
    unplanned: Literal["", "überplanmäßig", "außerplanmäßig"] = ""
    cover: str = ""
    """What unplanned expenses are covered by."""
    totals: dict[Flow, Amount] = {}
    """Sums as others have stated them, to be checked."""
    follow_up: Amount = 0.0
    """Folgekosten in a year."""
    follow_up_from: int | None = Field(default=None, ge=1900, le=2999)
    text: str = ""


class PostSpec(Spec):
    """Posts ("Stellen") that are created or cut."""

    count: float = Field(allow_inf_nan=False)
    """Full posts; cut ones are negative."""
    grade: str = ""
    """ "EG 11"."""
    task: Filled
    """What for."""
    since: str = ""
    until: str = ""
    planned: bool = False
    """Whether they stand in the Stellenplan."""


class CheckSpec(Spec):
    """A check of effects, such as that on equality ("Gleichstellung")."""

    name: Filled
    result: Effect
    reason: str = ""
    goals: tuple[Annotated[int, Field(ge=1, le=17)], ...] = ()
    """Goals of sustainable development (SDG) by their numbers."""


class AttachmentSpec(Spec):
    """One Anlage."""

    title: Filled
    document: str = ""
    """Name of a document of this project that is attached as PDF."""
    file: str = ""
    public: bool = True
    """An attachment that is not public is counted, but not named, in a public paper."""
    pages: int | None = Field(default=None, ge=1)
    """Pages of a file; those of a PDF are counted."""


class SignatureSpec(Spec):
    """One Mitzeichnung."""

    office: Filled
    date: Day | None = None
    name: str = ""


def _office(given: object) -> object:
    return {"office": given} if isinstance(given, str) else given


# ---------------------------------------------------------------- the paper


class CouncilPaperSpec(Publication):
    """A council paper; its form belongs to the theme, its texts to chapters."""

    kind: Literal["council-paper"]
    formats: tuple[Format, ...] = ("pdf", "docx", "txt")
    form: str = ""
    """Name of the form; empty: that of the town."""
    paper_type: PaperType = "Beschlussvorlage"
    type_name: str = ""
    """What the town calls this type: "Sitzungsvorlage"; empty: its name here."""
    number: Filled
    """Drucksache, as the town writes it: "2025/0123"."""
    supplements: str = ""
    """Number of the paper that it supplements."""
    asked_by: str = ""
    """Who has asked ("Anfrage"), or moves something ("Antrag")."""
    asked_on: date | None = None
    date: date
    public: bool = True
    """Whether everybody may read it; if not, its files never stand beside public ones."""
    agenda_item: str = ""
    """TOP."""
    lead_office: Filled
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
    """Beratungsfolge in order of dates, with exactly one Entscheidung for what is decided on."""
    question: str = ""
    """Chapter file of what was asked."""
    resolution: str = ""
    """Chapter file of the Beschlussvorschlag: a numbered list."""
    reasons: str = ""
    """Chapter file of Sachverhalt and Begründung, or of an answer."""
    alternatives: str = ""
    """Chapter file of alternatives."""
    texts: dict[str, str] = {}
    """Chapter files of more sections, by the names that the form has for them."""
    legal_basis: str = ""
    """Rechtsgrundlage."""
    costs: tuple[CostSpec, ...] = ()
    """Financial effects; empty: none."""
    finances: FinancesSpec = FinancesSpec()
    posts: tuple[PostSpec, ...] = ()
    """Personelle Auswirkungen; empty: none."""
    staff_effects: str = ""
    """The same in words."""
    climate: Effect = "keine"
    """Auswirkungen auf den Klimaschutz."""
    climate_reason: str = ""
    checks: tuple[CheckSpec, ...] = ()
    attachments: tuple[AttachmentSpec, ...] = ()
    annexes: Gathering | Literal[""] = ""
    """Empty: as the town wants it."""
    signatures: tuple[Annotated[SignatureSpec, BeforeValidator(_office)], ...] = ()
    """Mitzeichnung, in order."""
    signatory: tuple[str, ...] = ()
    """Lines below the signature; empty: who signs for the town."""

    @model_validator(mode="before")
    @classmethod
    def _closed(cls, given: object) -> object:
        """Of a paper that is not public no step is, unless somebody says so."""
        if not isinstance(given, Mapping) or given.get("public", True) is not False:
            return given
        steps = given.get("consultation")
        if not isinstance(steps, list):
            return given
        closed = [{"public": False} | each if isinstance(each, dict) else each for each in steps]
        return {**given, "consultation": closed}

    @property
    def is_published(self) -> bool:
        """Whether everybody may read it."""
        return self.public and not self.is_internal

    @property
    def chapter_files(self) -> dict[str, str]:
        """The chapter files by the names of what they are."""
        own = ("question", "resolution", "reasons", "alternatives")
        named = {name: getattr(self, name) for name in own}
        return {name: file for name, file in (named | self.texts).items() if file}

    @property
    def called(self) -> str:
        """What the paper is called in print."""
        return self.type_name or self.paper_type
