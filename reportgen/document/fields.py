"""What a document says of itself, as texts with names: for forms that are designed in Word."""

from dataclasses import dataclass
from typing import TypeAlias

Said: TypeAlias = "str | bool | tuple[Said, ...] | Fields"


@dataclass(frozen=True, slots=True)
class Fields:
    """Names and what they say: texts as they are printed, lists of them, further fields."""

    entries: "tuple[tuple[str, Said], ...]" = ()


NO_FIELDS = Fields()
