"""The numbers that stand at bars, lines and points."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from reportgen.writers.docx.charts.elements import UNSEEN, Dress, c, letters, shape, solid, words
from reportgen.writers.docx.markup import NOTHING, Xml, joined


@dataclass(frozen=True, slots=True)
class Label:
    """What stands at one number: words of its own, or the number where there are none."""

    at: int
    text: str = ""
    position: str = ""
    """Where; empty: as all of them."""


@dataclass(frozen=True, slots=True)
class Labels:
    """How the labels of a series look."""

    position: str
    code: str
    colour: str
    size: float
    ground: str = ""
    """Colour behind them, where a line would run through; empty: none."""


NONE = c("dLbls", c("delete", val=1))


def everywhere(look: Labels, own: Iterable[Label], left_out: Iterable[int], dress: Dress) -> Xml:
    """A label at every number but those left out; some in words of their own."""
    several = {each.at: _own(each, look, dress) for each in own}
    several |= {each: c("dLbl", c("idx", val=each), c("delete", val=1)) for each in left_out}
    single = joined(several[each] for each in sorted(several))
    return c("dLbls", single, _look(look, dress), _shown(is_number=True))


def at_some(look: Labels, found: Iterable[Label], dress: Dress) -> Xml:
    """Labels at some numbers only."""
    single = joined(_own(each, look, dress) for each in sorted(found, key=lambda each: each.at))
    if not single:
        return NONE
    return c("dLbls", single, _shown(is_number=False))


def _own(label: Label, look: Labels, dress: Dress) -> Xml:
    told = words(label.text, look.colour, look.size, dress) if label.text else NOTHING
    own = replace(look, position=label.position or look.position)
    return c("dLbl", c("idx", val=label.at), told, _look(own, dress), _shown(is_number=True))


def _look(look: Labels, dress: Dress) -> Xml:
    number = c("numFmt", formatCode=look.code, sourceLinked=0)
    face = letters(look.colour, look.size, dress)
    ground = shape(solid(look.ground)) if look.ground else UNSEEN
    return joined((number, ground, face, c("dLblPos", val=look.position)))


def _shown(*, is_number: bool) -> Xml:
    rest = ("showCatName", "showSerName", "showPercent", "showBubbleSize")
    told = (c("showLegendKey", val=0), c("showVal", val=int(is_number)))
    return joined((*told, *(c(each, val=0) for each in rest)))
