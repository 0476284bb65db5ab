"""The price of hiding: totals more than their parts, large counts more than small ones."""

import numpy as np

from reportgen.protection.counts import Amounts
from reportgen.protection.page import Page

PARENT, ROOT = 5.0, 1000.0
"""How much more than a leaf a total weighs, along any dimension, and how much the town."""


def weights(page: Page) -> Amounts:
    """The price of each listed cell of a page: place x column."""
    tree = page.tree
    inner = np.array([bool(below) for below in tree.children])
    tops = [not above and place not in tree.apart for place, above in enumerate(tree.parents)]
    top = inner & np.array(tops)
    places = np.where(top, ROOT, np.where(inner, PARENT, 1.0))
    columns = PARENT ** (len(page.lattice.scales) - page.lattice.limited)
    size = 1 + np.log2(1 + np.maximum(np.nan_to_num(page.amounts), 0))  # signed counts fall below
    found: Amounts = size * places[:, None] * columns[None, :]
    found[:, len(page.listed) :] = 0
    if not page.counts.is_told:
        found[:] = 0
    return found
