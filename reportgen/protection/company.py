"""Where more persons might be than are counted, seen at once: one place and one kind of person.

One more person of a kind at a place is one more in every place above it and in every group that the
kind is part of, and nowhere else. Where all of these may be larger by so many, a count may.
"""

import numpy as np

from reportgen.protection.counts import Amounts
from reportgen.protection.page import Page

MOST_KINDS = 4096
"""Kinds of persons that are looked at; tables of more are left to programs."""


def possible(page: Page, room: Amounts) -> Amounts:
    """How much larger each listed cell may be; `room`: how much each may be if all others stand.

    Found of one place and one kind at a time, so it may be even more.
    """
    above, tree = room.copy(), page.tree
    for place in tree.top_down:
        for child in tree.children[place]:
            above[child] = np.minimum(above[child], above[place])
    kinds = page.lattice.kinds(room.shape[1], MOST_KINDS)
    found = np.zeros(room.shape)
    if kinds is None:
        return found
    least = np.full((len(room), kinds.shape[1]), np.inf)
    for column, own in enumerate(kinds):
        least[:, own] = np.minimum(least[:, own], above[:, column][:, None])
    for column, own in enumerate(kinds):
        found[:, column] = least[:, own].max(axis=1, initial=0.0)
    inner = np.array([bool(below) for below in tree.children])
    found[inner] = 0.0
    for place in reversed(tree.top_down):
        for child in tree.children[place]:
            found[place] = np.maximum(found[place], found[child])
    return found
