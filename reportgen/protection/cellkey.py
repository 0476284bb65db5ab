"""Cell keys: what a count is about becomes a number between nought and one that nobody can guess.

Without the persons themselves, whose keys an office would add up, the key of a cell is made of its
name, its count and the project's secret (HMAC, RFC 2104). So the same count is told alike in every
table and edition, and a count that is corrected gets another change, or who sees both would know
by how much.
"""

import hmac
from collections.abc import Iterable

import numpy as np

from reportgen.linear.system import Reals

BITS = 53
"""As many as a number between nought and one can have."""


def cell_keys(secret: bytes, names: Iterable[str]) -> Reals:
    """The keys of cells by their names."""
    found = [hmac.digest(secret, each.encode(), "sha256")[:8] for each in names]
    numbers = np.frombuffer(b"".join(found), dtype=">u8").astype(np.uint64)
    return (numbers >> np.uint64(64 - BITS)) / float(2**BITS)
