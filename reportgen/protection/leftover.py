"""What several counts leave over, and is never below nobody: all without some, a whole's rest."""

from collections.abc import Iterator, Mapping, Sequence

import numpy as np

from reportgen.computed import Basis, Computed
from reportgen.frame import Frame
from reportgen.protection.counts import Listing, Registry
from reportgen.protection.tie import Tie

Signs = tuple[tuple[str, int], ...]
"""Ids of counts, and whether they are added or taken away."""


def leftovers(computed: Sequence[Computed], registry: Registry) -> Iterator[Tie]:
    """All that is left over behind any frame; single parts of single wholes are known elsewhere."""
    done: set[Signs] = set()
    for each in computed:
        known = {basis.part.measure.id: basis for basis in each.bases}
        for basis in each.bases:
            for signs in _left(basis, known):
                key = (*signs, *((group, 0) for group in basis.part.groups))
                if key not in done:
                    done.add(key)
                    yield laid(signs, basis.part, known, registry)


def _left(basis: Basis, known: Mapping[str, Basis]) -> Iterator[Signs]:
    part = basis.sums or ((basis.part.measure.id, 1),)
    if any(sign < 0 for _, sign in part):
        yield part
    if basis.whole is not None and basis.whole.measure.id in known:
        name = basis.whole.measure.id
        whole = known[name].sums or ((name, 1),)
        if len(part) + len(whole) > 2:
            yield (*whole, *((term, -sign) for term, sign in part))


def laid(signs: Signs, rows: Frame, known: Mapping[str, Basis], registry: Registry) -> Tie:
    """Find the terms of a sum, where they have the same rows."""
    listings = [_listing(known[name], registry) for name, _ in signs]
    cells = np.stack([registry.cells(rows.table, each) for each in listings], axis=1)
    return Tie(
        tuple(each.counted for each in listings),
        cells[(cells >= 0).all(axis=1)],
        tuple(float(sign) for _, sign in signs),
    )


def _listing(basis: Basis, registry: Registry) -> Listing:
    counted, fixed = registry.fixed[basis.part.measure.id]
    return Listing(counted, fixed, basis.part)
