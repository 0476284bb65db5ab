"""What a project file says of an indicator.

Ratios are never averaged: numerators and denominators are added up over places and groups and
divided last (`../docs`: "Anteile, Quoten, Quotienten").
"""

from typing import Literal

from pydantic import Field

from reportgen.schema import Filled, Spec


class TermSpec(Spec):
    """One part of a numerator or denominator: numbers of one measure of one source."""

    source: str
    """Name of a source."""
    measure: str
    """Name of one of its measures."""
    ages: tuple[int, int] | tuple[int] | None = None
    """Only these ages, half-open: [0, 18] is under 18, [65] is 65 and older.
    The source needs the key `age`."""
    where: dict[str, str | tuple[str, ...]] = {}
    """Only these members of other keys: `{ sex = "w" }`."""
    subtract: bool = False
    """The term is subtracted (balances)."""
    weight: Literal["", "age"] = ""
    """`age`: each person counts with their age in completed years plus one half (mean age)."""


class IndicatorSpec(Spec):
    """An indicator: what is divided by what, and how it is printed."""

    name: Filled
    short: str = ""
    """Short name for narrow columns."""
    theme: str = ""
    """Key of the theme it belongs to, to loop over in chapters."""
    kind: Literal[
        "anzahl", "betrag", "anteil", "quote", "quotient", "dichte", "rate",
        "mittelwert", "saldo", "index",
    ]  # fmt: skip
    numerator: TermSpec | tuple[TermSpec, ...]
    """One term or several, added up."""
    denominator: TermSpec | tuple[TermSpec, ...] = ()
    """Empty for counts, amounts and balances that are not divided."""
    factor: float = Field(default=1.0, gt=0, allow_inf_nan=False)
    """100 for per cent, 1000 for "je 1.000"."""
    unit: str
    """As printed: "%", "je 1.000 Einwohner", "Jahre"; "" for plain numbers."""
    decimals: int = Field(default=0, ge=0, le=4)
    polarity: Literal["belastung", "guenstig", "neutral"] = "neutral"
    by: tuple[str, ...] = ()
    """Groups to break it down by: "sex", "age"; the total is always there too."""
    bands: tuple[tuple[int, int] | tuple[int], ...] = ()
    """Age groups for `by = ["age"]`, half-open; empty: as the source has them."""
    definition: str = ""
    """How it is calculated, in a sentence for the indicator sheet."""
    interpretation: str = ""
    """How it is to be read, and what it does not say."""
    population: str = ""
    """Base population: "Einwohner mit Hauptwohnsitz am 31.12."."""
    note: str = ""
    """Printed below every exhibit that shows it (breaks, changes of method)."""
