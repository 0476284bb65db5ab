"""Tables, as a project file declares them."""

from typing import Literal

from pydantic import Field

from reportgen.exhibits.specs.base import Exhibit
from reportgen.schema import Filled, Spec


class LineSpec(Spec):
    """One line of a stub that is put together by hand."""

    indicator: str = ""
    """Where rows are indicators: the one that the line shows."""
    member: str = ""
    """Where rows are members of a group: the one that the line shows; "_T" is the total."""
    groups: dict[str, str] = {}
    """Members of groups of which the line shows its indicator: `{ sex = "w" }`."""
    label: str = ""
    """Name in the stub; empty: the name of the members or of the indicator."""
    level: int | None = Field(default=None, ge=0, le=3)
    """How deep the line stands; unsaid: 1 with a relation, else 0."""
    relation: Literal["", "davon", "darunter"] = ""
    """How it belongs to the line above it that is less deep: "davon" are all parts and must add
    up to it, "darunter" are some."""
    by: str = ""
    """What stands behind the word, "nach Geschlecht"; it begins a new breakdown of the same."""

    @property
    def depth(self) -> int:
        """How deep the line stands."""
        return self.level if self.level is not None else int(bool(self.relation))


class FootnoteSpec(Spec):
    """One remark on a head, an entry of the stub or a single number."""

    at: dict[str, str] = Field(min_length=1)
    """Members by dimension: `{ period = "2020" }` a head, `{ place = "05" }` an entry of the stub,
    both together the number where they meet."""
    text: Filled
    """What is said below, behind the mark."""


class TableSpec(Exhibit):
    """A table of one or several indicators."""

    kind: Literal["table"]
    indicators: tuple[str, ...] = ()
    rows: str = "place"
    """What the rows are: "place", "period", "indicator" or a group such as "age"."""
    columns: str = "period"
    """What the columns are, likewise; spanners appear for several indicators."""
    spanners: tuple[str, ...] = ()
    """Dimensions above the columns, the outermost first: `["period"]` over the sexes."""
    row_groups: str = ""
    """Dimension that parts the rows under headings, each group with its own total."""
    lines: tuple[LineSpec, ...] = ()
    """The rows one by one, with indents and davon or darunter."""
    turned: bool = False
    """Whether rows and columns change places."""
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
    """Adds a column with the change since this period; "first" means the first one shown,
    "previous" adds one to each period, since the one before."""
    deviation: bool = False
    """Adds a column with the difference to the root (profiles)."""
    class_names: bool = False
    """Adds a column with the name of the class, for indicators whose classes have names."""
    rank: bool | Literal["first"] = False
    """Adds a column with the rank among the places of the same level; "first": before the names."""
    sort: Literal["", "falling", "rising"] = ""
    """Order of places or members by the last number shown; empty: declared order."""
    top: int = Field(default=0, ge=0)
    """Only so many rows of the highest numbers; 0: all."""
    bottom: int = Field(default=0, ge=0)
    """Only so many rows of the lowest numbers; with `top` both ends."""
    wide: Literal["", "landscape", "split", "turn"] = ""
    """A table that is too wide for the page: on a turned page, in parts below each other, or
    with rows and columns changed; empty: the first of landscape, turn and split that is enough."""
    heat: tuple[str, ...] = ()
    """What is shaded by classes: "values" (of all indicators), ids of indicators, "change",
    "deviation"."""
    heat_by: Literal["indicator", "column"] = "indicator"
    """Whether all numbers of an indicator have the same classes, or each column its own."""
    classes: int = Field(default=5, ge=2, le=7)
    """How many classes, at most."""
    method: Literal["quantile", "equal", "equidistant", "jenks", "deviation", "fixed"] = "quantile"
    """How classes are made; changes, differences and what may be negative lie about nought,
    unless it is one of the last four."""
    bounds: tuple[float, ...] = ()
    """Upper bounds of all classes but the last, for `fixed`."""
    bars: tuple[str, ...] = ()
    """What has a bar beside its number, named as in `heat`; bars of an indicator have one scale."""
    spark: bool = False
    """Adds a column with the course of each row over all periods."""
    shares: bool = False
    """Adds per cent of the total beside the numbers of a count."""
    footnotes: tuple[FootnoteSpec, ...] = ()
    """Remarks with raised marks on heads, entries of the stub or single numbers."""

    @property
    def shows(self) -> tuple[str, ...]:
        """Ids of the indicators that are shown."""
        named = (line.indicator for line in self.lines if line.indicator)
        return tuple(dict.fromkeys((*self.indicators, *named))) if self.lines else self.indicators

    @property
    def over(self) -> tuple[str, ...]:
        """The dimensions of the columns, the outermost first."""
        return (*self.spanners, self.columns)

    @property
    def along(self) -> tuple[str, ...]:
        """The dimensions of the rows, the outermost first."""
        return (self.row_groups, self.rows) if self.row_groups else (self.rows,)

    @property
    def order(self) -> Literal["", "falling", "rising"]:
        """How rows are sorted: ranked lists begin with the highest number unless they say so."""
        is_list = self.top or self.bottom or self.rank == "first"
        return self.sort or ("falling" if is_list else "")
