"""What a mean or median age tells of the age groups behind it.

Of ten persons of two age groups the mean age says how many are in each. The more persons there
are, the more of them stand behind one unit of its last digit.
"""

import numpy as np

from reportgen.frame import AGE
from reportgen.protection.counts import Address, Counts, Marks, Numbers
from reportgen.protection.rules import SHOWN, Rulings

LIFE = 100
"""Years that lie between the ages of two persons at most."""


def tells_of_ages(table: Counts, rulings: Rulings, cells: Numbers, decimals: int) -> Marks:
    """Where a mean age of counted persons (`cells`) would tell of an age group that is hidden.

    It is safe when one unit of its last digit is worth more years than as many persons as the
    threshold can differ by.
    """
    line, column = np.divmod(cells, len(table.addresses))
    groups = np.array([[_is_group(own, of) for own in table.addresses] for of in table.addresses])
    hidden = (rulings.reshape(-1, len(table.addresses)) != SHOWN)[line] & groups[column]
    few = table.amounts.reshape(-1)[cells] < LIFE * table.contract.threshold * 10**decimals
    return np.asarray((cells >= 0) & few & hidden.any(axis=1))


def _is_group(own: Address, of: Address) -> bool:
    """Whether two counts differ by their ages only."""
    return own != of and _ageless(own) == _ageless(of)


def _ageless(address: Address) -> Address:
    return tuple(each for each in address if each[0] != AGE)
