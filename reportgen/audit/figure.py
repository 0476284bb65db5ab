"""A printed number as an outsider takes it."""

from dataclasses import dataclass

from reportgen.audit.makeup import Address

ROOM = 1e-9
"""For binary fractions."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A printed number: between which bounds it lies, and where it stands."""

    address: Address
    low: float
    high: float
    read: str
