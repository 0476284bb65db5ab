"""Bounds that follow from single rows."""

import numpy as np

from reportgen.linear.bounds import tightened
from reportgen.linear.system import Form, System, rows


def test_fractions_beside_an_endless_quantity() -> None:
    """0.0046875 times 3 is 0.0140625, however large the other count might have been at first."""
    form = Form(((0, 0.00625), (1, 0.0046875)), 0.01405, 0.01415)
    found = tightened(System(np.array([0.0, 3.0]), np.array([np.inf, 3.0]), rows([form])))
    assert (found.least.tolist(), found.most.tolist()) == ([0, 3], [0, 3])


def test_two_endless_quantities_bound_nothing() -> None:
    form = Form(((0, 1.0), (1, -1.0), (2, 1.0)), 0.0, 5.0)
    least, most = np.array([0.0, 0.0, 7.0]), np.array([np.inf, np.inf, 7.0])
    found = tightened(System(least, most, rows([form])))
    assert found.least.tolist() == [0, 2, 7]
    assert found.most.tolist() == [np.inf, np.inf, 7]


def test_what_contradicts_goes_no_further() -> None:
    """The first is at least 4 and at most 2; of the third nothing is said by that."""
    forms = [Form(((0, 1.0),), 4.0, 9.0), Form(((0, 1.0), (1, 1.0)), 5.0, 5.0)]
    found = tightened(System(np.zeros(2), np.array([2.0, 9.0]), rows(forms)))
    assert found.least[0] > found.most[0]
    assert found.least[1] <= found.most[1]
