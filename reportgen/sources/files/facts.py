"""What a file says of itself, beside its table."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Facts:
    """What was found; empty where nothing was."""

    number: str = ""
    """Number of the table, "12411-02-03-4", or name of the sheet."""
    title: str = ""
    publisher: str = ""
    reference: str = ""
    """What time the numbers describe."""
    extracted: date | None = None
    licence: str = ""
