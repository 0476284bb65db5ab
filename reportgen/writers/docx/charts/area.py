"""What a kind of chart gives to the whole: its plot, and what of it the legend names."""

from dataclasses import dataclass

from reportgen.writers.docx.markup import Xml


@dataclass(frozen=True, slots=True)
class Area:
    """The plot of a chart."""

    content: Xml
    """Its place, its series and its axes."""
    unnamed: tuple[int, ...] = ()
    """Series that the legend leaves out; of bars none, see `data.NAMELESS`."""
    is_keyed: bool = True
    """Whether there is a legend at all."""
