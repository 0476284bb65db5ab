"""What a document is composed from: released numbers, places, exhibits and facts."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import TypeAlias

from reportgen.compose.council.spec import CouncilSpec
from reportgen.compose.spec import ReportSpec, WordingSpec
from reportgen.contract import Safeguards
from reportgen.document.abbreviations import Glossary
from reportgen.document.drawing import Drawing
from reportgen.document.nodes import Block
from reportgen.document.theme import Theme
from reportgen.errors import Problems, Where
from reportgen.frame import Origin
from reportgen.notation import CLASSIC, Notation
from reportgen.places import Places
from reportgen.quality import SourceQuality
from reportgen.released import Released
from reportgen.world import World


@dataclass(frozen=True, slots=True)
class Asked:
    """An exhibit that a chapter asks for."""

    word: str
    """"table", "chart" or "map"."""
    name: str
    """Of an exhibit, or of an indicator, which then gets the exhibit that fits."""
    wanted: Mapping[str, object]
    """What is wanted otherwise than declared."""
    label: str
    where: Where
    """The chapter's line."""


Show: TypeAlias = Callable[[Asked, Problems], Block | None]
"""Shows what is asked for; None when it cannot be shown, with the reason noted."""


@dataclass(frozen=True, slots=True)
class ProjectFacts:
    """What is true of the project as a whole; chapters call it `project`."""

    title: str
    town: str
    publisher: str
    """The publishing office."""
    address: tuple[str, ...]
    """Lines of the address."""
    edition: str
    date: date
    """Redaktionsschluss."""
    fictitious: bool
    """Whether the data are invented; cover, imprint and letterhead then say so."""
    contact: str
    licence: str
    arms: str
    """Path of the picture of the town's arms; empty: none."""
    threshold: int
    """Counts of persons from 1 to below this are not shown."""
    complement: bool
    """Whether counts are hidden too when all but a few have the property."""
    rounding: int = 0
    """All counts are multiples of this, and none is hidden; 0 where they are not rounded."""
    deviation: int = 0
    """All counts are changed at random by this at the most; 0 where they are not."""
    web: str = ""
    """Web address; empty: none."""


@dataclass(frozen=True, eq=False)
class Material:
    """Everything a document may draw on. All numbers stand behind the gate."""

    world: World
    theme: Theme
    released: Released
    places: Places
    facts: ProjectFacts
    show: Show
    declaration: Callable[[str], str]
    """Name of an exhibit to the lines that declare it."""
    outlines: Callable[[], Drawing | None] = lambda: None
    """Draws the outlines of the town's places; None when it has none."""
    exhibits: tuple[str, ...] = ()
    """Names of all exhibits, to guess what was meant."""
    origins: tuple[Origin, ...] = ()
    """Where the numbers of the project come from."""
    quality: tuple[SourceQuality, ...] = ()
    """What was read of each source; holds no number of the data."""
    safeguards: Safeguards = field(default_factory=Safeguards)
    """What is kept of the counts of persons."""
    notation: Notation = CLASSIC
    """The signs that stand instead of numbers."""
    wording: WordingSpec = field(default_factory=WordingSpec)
    """From which difference on which word is used."""
    council: CouncilSpec = field(default_factory=CouncilSpec)
    """What holds for all council papers of the town."""
    closed: frozenset[str] = frozenset()
    """Texts of papers that are not public: no published document may take them in."""
    glossary: Glossary = field(default_factory=lambda: Glossary({}))
    """What abbreviations stand for."""
    whole: ReportSpec | None = None
    """The report that the document is an extract of; chapters call it `whole`."""
    attachment_pages: Mapping[str, int] = field(default_factory=dict)
    """Pages of attached documents and files, by name or path."""
