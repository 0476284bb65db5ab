"""A tie: counts of several tables that everybody can add up or subtract."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from reportgen.contract import NO_RULES, Contract


@dataclass(frozen=True, slots=True, eq=False)
class Tie:
    """Sums of counts: row x term, all of one place and one period."""

    counted: tuple[str, ...]
    """What each term counts."""
    cells: npt.NDArray[np.intp]
    """For each row and term the flat position in the table of what it counts."""
    signs: tuple[float, ...]
    left: bool = True
    """Whether something may be left over, and is never below nobody; else all come to nought."""
    rules: Contract = NO_RULES
    """How what is left over is protected."""
    is_count: bool = False
    """Whether that is a count like any other, though it is told nowhere."""
