"""What templates print: everything that may stand between `{{` and `}}`, as markup with marks."""

from dataclasses import dataclass
from datetime import date

from reportgen import formats
from reportgen.compose.marks import Inset, Markdown, Slots
from reportgen.errors import failure
from reportgen.frame import Measure
from reportgen.messages import word
from reportgen.places import Place

LARGEST = 1e15
"""No number of a report is larger; beyond, floats are no longer exact."""


class Gap:
    """Something that is not there; as a string it says so."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class Printer:
    """Turns what templates hold into markup; what is not markup goes into a slot."""

    slots: Slots

    def markup(self, told: object) -> str:
        """As it is printed; `ReportError` for what cannot be."""
        match told:
            case Inset(mark=mark):
                return mark
            case Markdown(markup=markup):
                return markup
            case list() | tuple():
                return formats.joined(self.markup(each) for each in told)
            case None:
                raise failure("print-nothing")
            case _:
                return self._protected(_words(told))

    def _protected(self, text: str) -> str:
        return self.slots.text(text).mark if text else ""

    def plain(self, told: object) -> object:
        """What a word of the vocabulary gets: strings without markup and marks."""
        match told:
            case Inset(content=content):
                return told.text if content else told
            case str():
                return self.slots.plain(told)
            case list() | tuple():
                return tuple(self.plain(each) for each in told)
            case dict():
                return {self.plain(key): self.plain(each) for key, each in told.items()}
            case _:
                return told

    def safe(self, told: object) -> object:
        """What may be put among markup: strings of data as their marks."""
        return self.markup(told) if isinstance(told, str | Inset) else told


def _words(told: object) -> str:
    """Things of the field in words."""
    match told:
        case str() | Gap():
            return str(told)
        case bool():
            return word("yes") if told else word("no")
        case int() | float() if not abs(told) < LARGEST:
            raise failure("print-impossible", kind=type(told).__name__)
        case int():
            return str(told)
        case float():
            decimals = len(repr(told).partition(".")[2].rstrip("0"))
            return formats.number(told, decimals)
        case date():
            return formats.day(told)
        case Place(name=name) | Measure(name=name):
            return name
        case _ if callable(told):
            raise failure("print-call", name=getattr(told, "name", ""))
        case _:
            raise failure("print-impossible", kind=type(told).__name__)
