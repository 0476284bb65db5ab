"""What a project file expects of a source."""

from typing import Annotated, Literal

from pydantic import Field

from reportgen.schema import Filled, Spec

Number = Annotated[float, Field(allow_inf_nan=False)]
Tolerance = Annotated[float, Field(ge=0, allow_inf_nan=False)]


class SumSpec(Spec):
    """Columns of one row that belong together; each is a measure or the heading of a column."""

    total: Filled
    parts: tuple[Filled, ...] = Field(min_length=1)
    tolerance: Tolerance = 0
    """How far the sum may be off, in units of the file times `scale`."""
    at_most: bool = False
    """False: the parts add up to the total ("davon"); true: none of them exceeds it
    ("darunter")."""


class TotalsSpec(Spec):
    """Rows of totals against the sum of the rows that they are the total of."""

    tolerance: Tolerance = 0
    """How far a sum may be off: tables of the Zensus are changed on purpose (Cell-Key method)."""
    measures: tuple[str, ...] = ()
    """Measures that add up; empty: all."""
    keys: tuple[str, ...] = ()
    """Keys whose totals are compared, such as "place" and "sex"; empty: all."""


class ChecksSpec(Spec):
    """What must be true of a source, whatever the office sends."""

    columns: tuple[Filled, ...] = ()
    """Headings that must be there, even if nothing is read from them."""
    only: bool = False
    """Whether a column that is neither in `columns` nor read is worth a notice."""
    whole: tuple[str, ...] = ()
    """Measures that are whole numbers. Unless said otherwise a notice tells of single fractions
    among counts of persons."""
    ranges: dict[str, Annotated[tuple[Number, ...], Field(min_length=1, max_length=2)]] = {}
    """Least and greatest value of a measure: [0, 100]; [0] has no upper bound."""
    widths: dict[str, Annotated[int, Field(ge=1, le=30)]] = {}
    """Digits of a text key: shorter ones get the leading noughts that Excel has dropped."""
    sums: tuple[SumSpec, ...] = ()
    """Columns of one row that belong together."""
    totals: TotalsSpec | bool | None = None
    """Whether rows of totals are compared with the sum of their parts. Unless said otherwise only
    `check --data` tells of it."""
    jump: Annotated[float, Field(gt=0, allow_inf_nan=False)] | None = None
    """From how many per cent on a change to the period before is worth a look."""
    jump_minimum: Tolerance = 0
    """Smaller changes than this are none, whatever the per cent."""
    complete: bool = False
    """Whether every place of the levels that occur must have a row in every period."""
    periods: tuple[str, ...] | str = ()
    """Periods that must be there: a list or "2015-2024"."""
    copies: bool = True
    """Whether a period that repeats the numbers of another is worth a notice. Unless said so, only
    sources that count persons are looked at."""
    severity: Literal["error", "notice"] | None = None
    """Weight of all declared checks. Unless said otherwise `only`, `jump` and `copies` give
    notices, the others errors."""
