"""What a cell of a statistical table says when it is more, or less, than a number.

The signs of official statistics are kept as values and never become NaN or 0
(signs in the manner of DIN 55301, "Gestaltung statistischer Tabellen").
"""

from enum import IntEnum, IntFlag


class Status(IntEnum):
    """The state of one number. Codes are ordered: arithmetic keeps the highest of its operands."""

    PRESENT = 0
    """A number."""
    ZERO = 1
    """Exactly nothing ("–")."""
    ROUNDED_ZERO = 2
    """More than nothing, but rounded to zero ("0")."""
    UNRELIABLE = 3
    """Not certain enough to be printed ("/")."""
    NOT_YET = 4
    """Will be known later ("…")."""
    UNKNOWN = 5
    """Not known ("." of a source that does not say why)."""
    SECRET = 6
    """Kept secret to protect persons ("." of our own gate, "*" of the Bundesagentur)."""
    NOT_APPLICABLE = 7
    """The cell makes no sense ("x")."""

    @property
    def is_number(self) -> bool:
        """Whether the cell holds an amount that can be calculated with."""
        return self <= Status.ROUNDED_ZERO


class Flag(IntFlag):
    """Marks that accompany a number without replacing it."""

    NONE = 0
    PRELIMINARY = 1
    """"p", vorläufig."""
    REVISED = 2
    """"r", berichtigt."""
    ESTIMATED = 4
    """"s", geschätzt."""
    LIMITED = 8
    """"( )", Aussagewert eingeschränkt."""
    FINAL = 16
    """"e", endgültig: kept and never printed. A calculated number is final when all that it is
    calculated from is; every other mark passes on from any of them."""
    RESTATED = 32
    """Parted by weights for a change of borders, and so ESTIMATED: kept and never printed. Where
    the parts come together again nothing is estimated."""
    CHANGED = 64
    """Not the true number: changed to protect persons, or calculated from such: kept and never
    printed. Its nought is a number, since it does not mean that there is nobody."""
