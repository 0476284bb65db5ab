"""What a project file says of an exhibit: what is shown; the theme says how it looks.

Titles are short templates. Known names: {indicator} {unit} {place} {inside} {genitive}
{period} {first} {last} {level} {levels}; as in "{indicator} nach {levels}, {first}–{last}".
{levels} is what stands after "nach"; {period} is a span when several periods are shown.
"""

from typing import Annotated, Literal

from pydantic import Field

from reportgen.schema import Spec


class _Exhibit(Spec):
    title: str = ""
    """Template of the title; empty: indicator, level and period."""
    place: str = ""
    """Key of the place shown, or whose parts are shown; empty: the root."""
    level: str = ""
    """Level of the places shown; empty: those directly below `place`."""
    period: str = ""
    """Period shown; empty: the latest."""
    groups: dict[str, str] = {}
    """Members of groups that are shown instead of their total: `{ sex = "w" }`."""
    labels: dict[str, str] = {}
    """Words printed for groups and members that are not ages or sexes: `{ D = "deutsch" }`."""
    note: str = ""
    """One more note below; a template like the title."""


class _Drawn(_Exhibit):
    alternative: str = ""
    """Alternative text instead of the one made from the data; a template like the title, at most
    250 characters."""
    width: Literal["narrow", "column", "wide"] = "column"
    """Half the text column (insets of profiles), the text column, or both columns."""


class TableSpec(_Exhibit):
    """A table of one or several indicators."""

    kind: Literal["table"]
    indicators: tuple[str, ...]
    rows: str = "place"
    """What the rows are: "place", "period", "indicator" or a group such as "age"."""
    columns: str = "period"
    """What the columns are, likewise; spanners appear for several indicators."""
    periods: tuple[str, ...] | int = ()
    """Periods shown; a number means the latest n; empty: all, or the latest one when neither
    rows nor columns are periods."""
    places: tuple[str, ...] = ()
    """Keys of the places shown, instead of a level."""
    grouped: bool = False
    """Rows of places stand under their parents, with the parents' numbers as subtotals."""
    total: bool = True
    """Whether the row of `place` (the town) closes the table; for groups: the total row."""
    change_since: str = ""
    """Adds a column with the change since this period; "first" means the first one shown."""
    deviation: bool = False
    """Adds a column with the difference to the root (profiles)."""
    rank: bool = False
    """Adds a column with the rank among the places of the same level."""
    sort: Literal["", "falling", "rising"] = ""
    """Order of places or members by the last number shown; empty: declared order."""
    shares: bool = False
    """Adds per cent of the total beside the numbers of a count."""


class BarsSpec(_Drawn):
    """Ranked horizontal bars of one indicator, with the town as a line."""

    kind: Literal["bars"]
    indicator: str
    by: str = "place"
    """"place", "period" or a group such as "age"."""
    sort: Literal["", "falling", "rising"] = "falling"
    highlight: tuple[str, ...] = ()
    """Keys of places (or members) in the focus colour."""
    reference: bool = True
    """Whether the value of the root stands as a dashed line; never for counts and amounts."""
    total: bool = False
    """Whether the root stands as a bar of its own below the others."""
    places: tuple[str, ...] = ()
    """Keys of the places shown, instead of a level."""
    periods: tuple[str, ...] | int = ()
    """For bars by period: those shown; a number means the latest n; empty: all."""


class LinesSpec(_Drawn):
    """A time series: several places of one indicator, or several indicators of one place."""

    kind: Literal["lines"]
    indicators: tuple[str, ...]
    places: tuple[str, ...] = ()
    """Places as lines; empty: `place` alone, or with the root beside it."""
    periods: tuple[str, ...] | int = ()
    """Periods shown; a number means the latest n; empty: all."""
    zero: bool = False
    """Whether the axis begins at nought; otherwise a note says where it begins."""
    highlight: tuple[str, ...] = ()
    """Keys of places in the focus colour; the others are muted."""


class PyramidSpec(_Drawn):
    """A population pyramid: men left, women right, a comparison as outline."""

    kind: Literal["pyramid"]
    indicator: str
    """A count broken down by `age` and `sex`."""
    compare: str = ""
    """Key of the place drawn as outline, in shares; "none" for no outline; empty: the root when
    another place is shown."""
    compare_period: str = ""
    """Period of the outline; empty: the period shown."""
    men: str = "m"
    women: str = "w"


class DotsSpec(_Drawn):
    """A place among its peers by several indicators: a row of dots for each, the root in the
    middle. Every row has its own scale, so that only the sides can be compared."""

    kind: Literal["dots"]
    indicators: tuple[str, ...]


class MapSpec(_Drawn):
    """A choropleth map of one indicator."""

    kind: Literal["map"]
    indicator: str = ""
    """Needed for all maps but locators."""
    classes: int = Field(default=5, ge=2, le=7)
    method: Literal["quantile", "equal", "fixed"] = "quantile"
    bounds: tuple[float, ...] = ()
    """Upper bounds of all classes but the last, for `fixed`."""
    highlight: tuple[str, ...] = ()
    """Keys of places with a strong outline (insets of profiles)."""
    change_since: str = ""
    """Shows the change since this period instead of the value."""
    locator: bool = False
    """No numbers: only where the highlighted places (or `place`) lie, in the focus colour;
    without any, an overview with the names of all places."""


ExhibitSpec = Annotated[
    TableSpec | BarsSpec | LinesSpec | PyramidSpec | DotsSpec | MapSpec, Field(discriminator="kind")
]
