"""The numbers that stand at bars, lines and points."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from reportgen.writers.docx.charts.elements import (
    UNSEEN,
    Dress,
    c,
    letters,
    shape,
    solid,
    words,
)
from reportgen.writers.docx.markup import NOTHING, Xml, joined


@dataclass(frozen=True, slots=True)
class Label:
    """What stands at one number: words of its own, or the number where there are none."""

    at: int
    text: str = ""
    position: str = ""
    """Where; empty: as all of them."""
    shift: tuple[float, float] | None = None
    """How far from there it stands, in shares of the chart to the right and down."""
    parted: str = ""
    """What stands between the name of the series and the number; empty: the number alone."""


@dataclass(frozen=True, slots=True)
class Labels:
    """How the labels of a series look."""

    position: str
    code: str
    colour: str
    size: float
    ground: str = ""
    """Colour behind them, where a line would run through; empty: none."""
    is_strong: bool = False


NONE = c("dLbls", c("delete", val=1))
_NO_LEADERS = Xml(
    '<c:extLst><c:ext uri="{CE6537A1-D6FC-4f65-9D91-7224C49458BB}" '
    'xmlns:c15="http://schemas.microsoft.com/office/drawing/2012/chart">'
    '<c15:showLeaderLines val="0"/></c:ext></c:extLst>'
)
"""LibreOffice draws black lines to labels that had to move, unless it is told not to."""


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
    return c("dLbls", single, _shown(is_number=False), _NO_LEADERS)


def _own(label: Label, look: Labels, dress: Dress) -> Xml:
    strong = look.is_strong
    told = words(label.text, look.colour, look.size, dress, is_strong=strong) if label.text else ""
    own = replace(look, position=label.position or look.position)
    return c(
        "dLbl", c("idx", val=label.at), _shifted(label), Xml(told), _look(own, dress),
        _shown(is_number=True, parted=label.parted),
    )  # fmt: skip


def _shifted(label: Label) -> Xml:
    """Where a label stands that had to move."""
    if label.shift is None:
        return NOTHING
    places = zip("xy", label.shift, strict=True)
    return c("layout", c("manualLayout", *(c(name, val=f"{share:.4f}") for name, share in places)))


def _look(look: Labels, dress: Dress) -> Xml:
    number = c("numFmt", formatCode=look.code, sourceLinked=0)
    face = letters(look.colour, look.size, dress, 0, is_strong=look.is_strong)
    ground = shape(solid(look.ground)) if look.ground else UNSEEN
    return joined((number, ground, face, c("dLblPos", val=look.position)))


def _shown(*, is_number: bool, parted: str = "") -> Xml:
    rest = ("showPercent", "showBubbleSize")
    told = (
        c("showLegendKey", val=0), c("showVal", val=int(is_number)), c("showCatName", val=0),
        c("showSerName", val=int(bool(parted))),
    )  # fmt: skip
    between = c("separator", Xml(parted)) if parted else NOTHING
    return joined((*told, *(c(each, val=0) for each in rest), between))
