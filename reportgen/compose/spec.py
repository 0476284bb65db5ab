"""What a project file says of its documents, of whatever kind, their words and their print."""

from dataclasses import replace
from typing import Annotated, Literal

from pydantic import Field

from reportgen.compose.council.spec import CouncilPaperSpec
from reportgen.compose.publication import Publication
from reportgen.notation import KEYS, NOTATIONS, TOLD_APART, Notation
from reportgen.schema import Spec

Compounds = Literal["hyphen", "mediopoint", "none"]
"""What parts long words in plain language."""


class ReportSpec(Publication):
    """A report of chapters."""

    kind: Literal["report"]
    chapters: tuple[str, ...] = Field(min_length=1)
    """Files or patterns below the project, in order: `chapters/sozialbericht/*.md`."""
    data_tables: bool = True
    """Whether an annex holds the tables of all charts and maps."""
    extract_of: str = ""
    """Name of the report that this one is an extract of ("Teilbericht")."""
    sections: tuple[str, ...] = ()
    """Labels of sections: of chapters that have any of them, only these are taken."""
    outside: Literal["told", "accepted"] = "told"
    """Whether references to what an extract leaves out are told of, or meant to be there."""
    back_cover: bool = True
    """Whether a back cover is the last page."""


class PlainSpec(Publication):
    """A document in Leichter Sprache."""

    kind: Literal["plain-language"]
    chapters: tuple[str, ...] = Field(min_length=1)
    """Files or patterns below the project, in order."""
    checked_by: tuple[str, ...] = ()
    """Who of those it is written for has checked it; empty: nobody, and the document says so."""
    compounds: Compounds = "hyphen"
    """What is printed where authors part a long word: "Sozial·bericht"."""
    longest_sentence: int = Field(default=12, ge=5, le=30)
    """Words of a sentence from which on a notice asks for two."""
    longest_word: int = Field(default=13, ge=6, le=40)
    """Letters of a word, or of a part of it, up to which it needs no separator."""
    known_words: tuple[str, ...] = ()
    """Long or hard words that need no notice."""


Positive = Annotated[float, Field(gt=0, allow_inf_nan=False)]


class WordingSpec(Spec):
    """Section `[wording]`: from which difference on which word is used. Conventions, no tests."""

    points: tuple[Positive, Positive, Positive, Positive] = (0.5, 1.5, 3.0, 8.0)
    """Percentage points from which a share has risen or fallen slightly, plainly, clearly,
    strongly; below the first it is "nahezu unverändert"."""
    percent: tuple[Positive, Positive, Positive, Positive] = (2.0, 5.0, 10.0, 25.0)
    """The same in per cent of the earlier value, for all that is no percentage."""
    near: float = Field(default=10.0, ge=0, lt=100, allow_inf_nan=False)
    """Per cent of the town's value within which a place is near it."""
    fraction: float = Field(default=1.5, ge=0, le=5, allow_inf_nan=False)
    """Percentage points within which a percentage is told as a fraction."""
    even: float = Field(default=0.25, ge=0, le=5, allow_inf_nan=False)
    """Percentage points within which a fraction is "rund" and not "fast" or "gut"."""
    words_to: int = Field(default=12, ge=0, le=12)
    """Whole numbers up to this one are words where words are asked for."""
    differences: Literal["exact", "displayed"] = "exact"
    """Whether differences are made of unrounded numbers or of the numbers as they are printed."""

    @property
    def is_displayed(self) -> bool:
        """Whether differences are made of the numbers as they are printed."""
        return self.differences == "displayed"


Alone = Annotated[str, Field(pattern=r"^([^\s\d,;]{1,3})?$")]
Nought = Annotated[str, Field(pattern=r"^(0n?|[^\s\d,;]{1,3})?$")]
Behind = Annotated[str, Field(pattern=r"^(\( \)|[^\s\d,;()]{1,2})?$")]


class SignsSpec(Spec):
    """Section `[signs]`: which signs stand instead of numbers; what is empty is the regime's."""

    regime: Literal["classic", "new", "eurostat"] = "classic"
    """The custom: that of DIN 55301, the letters of some offices, or the flags of Eurostat."""
    zero: Nought = ""
    """Exactly nothing."""
    rounded_zero: Nought = ""
    """More than nothing, but rounded to it; "0" prints the number."""
    hidden: Alone = ""
    """Unknown or kept back, for whatever reason: one sign, which tells none."""
    unreliable: Alone = ""
    """Not certain enough."""
    not_yet: Alone = ""
    """Will be known later."""
    not_applicable: Alone = ""
    """Makes no sense."""
    limited: Behind = ""
    """Of limited use: "( )" stands around the number, anything else behind it."""
    preliminary: Behind = ""
    revised: Behind = ""
    estimated: Behind = ""

    @property
    def notation(self) -> Notation:
        """The signs as they are printed."""
        own = {name: mark for name in KEYS if (mark := getattr(self, name))}
        return replace(NOTATIONS[self.regime], **own)

    @property
    def twice(self) -> tuple[str, ...]:
        """Keys whose signs are the same though they mean different things."""
        for names in TOLD_APART:
            marks = [getattr(self.notation, name) for name in names]
            found = tuple(
                name for name, mark in zip(names, marks, strict=True) if marks.count(mark) > 1
            )
            if found:
                return found
        return ()


class PrintSpec(Spec):
    """Section `[print]`: what the print shop wants; read by `reportgen build --print`."""

    bleed: float = Field(default=3.0, ge=0, le=20, allow_inf_nan=False)
    """Anschnitt: millimetres by which grounds go beyond the edge that is cut."""
    marks: bool = True
    """Whether crop marks stand outside the bleed."""
    multiple: Literal[1, 2, 4] = 2
    """Empty pages are added at the end until this divides the number of pages."""
    profile: str = ""
    """ICC profile of the printing condition, a file of the project; empty: the file is no PDF/X."""
    condition: str = ""
    """Name of the printing condition, such as "FOGRA51"; needed with a profile."""
    resolution: int = Field(default=300, ge=72, le=2400)
    """Dots per inch that pictures have at least in the size in which they are printed."""
    paper_thickness: float = Field(default=0, ge=0, le=1, allow_inf_nan=False)
    """Millimetres of a leaf; with it the cover of a report is a sheet of its own, with a spine."""


class TextsSpec(Spec):
    """Section `[texts]`: how plain texts are written, for systems that take them by field."""

    lines: Literal["crlf", "lf"] = "crlf"
    """How lines end: as on Windows, where council systems are at home, or elsewhere."""
    spaces: Literal["plain", "no-break", "kept"] = "plain"
    """What narrow and no-break spaces become."""
    tables: Literal["aligned", "tabs", "listed"] = "aligned"
    """Whether columns are aligned by spaces, parted by tabs, or told by name in each row."""


DocumentSpec = Annotated[ReportSpec | CouncilPaperSpec | PlainSpec, Field(discriminator="kind")]
