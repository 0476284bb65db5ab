"""What a project file says of an indicator.

Ratios are never averaged: numerators and denominators are added up over places and groups and
divided last ("Anteile, Quoten, Quotienten").
"""

from typing import Literal

from pydantic import Field

from reportgen.counted import Bounds, CountSpec
from reportgen.frame import Break, NamedClass
from reportgen.schema import Filled, Spec

Method = Literal[
    "ratio", "median", "growth", "standardised", "summed-rates",
    "dissimilarity", "isolation", "gini", "composite",
]  # fmt: skip


class ConceptSpec(CountSpec):
    """What the sources of a project deliver for a concept of the catalogue."""


class TermSpec(ConceptSpec):
    """One part of a numerator or denominator: numbers of one measure of one source."""

    concept: str = ""
    """Instead of `source` and `measure`: a concept of the catalogue, bound by `[concept.NAME]`."""
    subtract: bool = False
    """The term is subtracted (balances)."""
    weight: Literal["", "age"] = ""
    """`age`: each person counts with their age in completed years plus one half (mean age)."""
    average: bool = False
    """The mean of this period and the one before it ("Ø EW" below events of a year)."""


def terms(given: TermSpec | tuple[TermSpec, ...]) -> tuple[TermSpec, ...]:
    """One term or several, as several."""
    return (given,) if isinstance(given, TermSpec) else given


class ComponentSpec(Spec):
    """One part of a composite index."""

    indicator: str
    """Name of an indicator."""
    weight: float = Field(default=1.0, gt=0, allow_inf_nan=False)
    reversed: bool = False
    """A high number lowers the index: an employment rate among burdens."""


class WeightSpec(Spec):
    """One age group of a standard population."""

    ages: Bounds
    weight: float = Field(gt=0, allow_inf_nan=False)
    """How many of the standard population are of these ages; any sum will do."""


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
    method: Method = "ratio"
    """How it is calculated: numerator by denominator; the age that half of all have passed;
    change since `since`; rates by age weighted by a standard population, or added up over all
    ages; how unevenly a group lives (`dissimilarity`, `isolation`, `gini`); or an index of
    other indicators."""
    numerator: TermSpec | tuple[TermSpec, ...] = ()
    """One term or several, added up; a composite has none."""
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
    bands: tuple[Bounds, ...] = ()
    """Age groups for `by = ["age"]`; empty: as the source has them."""
    definition: str = ""
    """How it is calculated, in a sentence for the indicator sheet."""
    interpretation: str = ""
    """How it is to be read, and what it does not say."""
    population: str = ""
    """Base population: "Einwohner mit Hauptwohnsitz am 31.12."."""
    note: str = ""
    """Printed below every exhibit that shows it (breaks, changes of method)."""
    years: int = Field(default=1, ge=1, le=20)
    """So many consecutive periods are taken together: ratios are divided after adding up,
    counts are given for a mean year."""
    since: str = ""
    """Of `growth`: the period that changes are counted from; empty: the first."""
    units: str = ""
    """Level of the places that are compared by an index of segregation or a composite; empty:
    the level below the root."""
    against: Literal["rest", "total"] = "rest"
    """Of `dissimilarity` and `gini`: the group is compared with all others, or with everybody."""
    adjusted: bool = False
    """Of `dissimilarity`: less what chance alone would bring about with units so small."""
    smallest: float = Field(default=0, ge=0, allow_inf_nan=False)
    """Units with a smaller denominator are left out of segregation and composites."""
    standard: str | tuple[WeightSpec, ...] = ""
    """Of `standardised`: the place whose denominator by age is the standard (empty: the root),
    or the weights of age groups."""
    standard_period: str = ""
    """Period of the standard population (empty: the latest); of a composite: the period whose
    mean and standard deviation hold for all periods (empty: each has its own)."""
    components: tuple[ComponentSpec, ...] = ()
    """Of `composite`: the indicators it is made of."""
    ddof: Literal[0, 1] = 0
    """Of `composite`: 0 for the standard deviation of all units, 1 for that of a sample."""
    minimum_numerator: float = Field(default=0, ge=0, allow_inf_nan=False)
    """With a smaller numerator the number is not certain enough to be printed ("/")."""
    minimum_denominator: float = Field(default=0, ge=0, allow_inf_nan=False)
    """With a smaller denominator the number is not certain enough to be printed ("/")."""
    lowest_level: str = ""
    """Places of levels below this one are left out."""
    classes: tuple[NamedClass, ...] = ()
    """Named classes from the lowest on, which maps of classes show."""
    breaks: tuple[Break, ...] = ()
    """Where the series changes its meaning; those of its sources hold too."""
    of: str = ""
    """Of a ratio as an office gives it: the indicator of which it is a part, a count. Whoever
    knows both can tell how many they are, so the gate protects that count."""
    use: str = ""
    """Entry of the catalogue that this indicator is; everything said besides overrides it."""
    catalogue_number: int = 0
    """Number in the catalogue of indicators; 0 for those that are not from it."""
    rivals: tuple[str, ...] = ()
    """Entries of the catalogue that define the same otherwise."""
    bounded: bool = False
    """Whether it cannot pass 100: a part of a whole, whatever it is called."""
    timing: str = ""
    """Which time it describes: "31.12.", "Jahressumme", "Jahresdurchschnitt", "Schuljahr"."""
    base: str = ""
    """Which count of the population it rests on: "Hauptwohnsitz", "Fortschreibung Zensus 2022"."""
    accepts: tuple[Literal["base", "timing"], ...] = ()
    """Which mixings are meant: sources of differing base, of differing times."""
    comparability: str = ""
    """With what it may be compared."""
    do_not_use_for: str = ""
    """What it does not answer."""
    data_source: str = ""
    """Where its numbers usually come from."""
    licence: str = ""
    """Licence of the values; empty: that of the sources."""
    version: str = ""
    """Version of the definition."""
    changelog: tuple[str, ...] = ()
    """What each version changed: "1.0: erste Fassung"."""


class CatalogueSpec(Spec):
    """Which entries of the catalogue the project takes as they are."""

    use: tuple[str, ...] | Literal["all"] = ()
    """Ids of entries, or `all`: every entry whose concepts are bound."""
