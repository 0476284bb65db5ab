"""Numbers that contradict each other: only the relations that do not fit give way."""

import numpy as np

from reportgen.linear.misfits import misfits
from reportgen.linear.system import Form, System, rows

SUM = Form(((0, -1.0), (1, 1.0), (2, 1.0)))


def test_a_relation_that_no_numbers_fulfil_gives_way_and_no_other() -> None:
    """Two parts of 3 and 4 are no whole of 8; what the second is the sum of may stand."""
    least = np.array([8, 3, 4, 0, 0.0])
    most = np.array([8, 3, 4, np.inf, np.inf])
    system = System(least, most, rows([SUM, Form(((2, -1.0), (3, 1.0), (4, 1.0)))]))
    assert misfits(system, np.ones(2)).tolist() == [0]


def test_the_cheapest_gives_way() -> None:
    """A part of a whole of 8 that is presumed to be 9 or more; the sum is worth more than that."""
    least, most = np.array([8, 0, 0.0]), np.array([8, np.inf, np.inf])
    system = System(least, most, rows([SUM, Form(((1, 1.0),), 9, np.inf)]))
    assert misfits(system, np.array([1, 0.1])).tolist() == [1]
    assert misfits(system, np.array([0.1, 1])).tolist() == [0]


def test_what_fits_stays() -> None:
    system = System(np.zeros(3), np.full(3, np.inf), rows([SUM]))
    assert not len(misfits(system, np.ones(1)))
