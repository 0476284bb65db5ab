"""The source line of an exhibit: who publishes which numbers, of what time, taken when.

Numbers that we calculated say so: "…; eigene Berechnung".
"""

from collections.abc import Iterable

from reportgen.citation import cited, works
from reportgen.frame import Measure, Origin
from reportgen.messages import word

MOST = 5
"""How many registers and statistics are told in full; of more only the publishers are named, and
the list of sources in the annex tells the rest."""


def source(origins: Iterable[Origin], measures: Iterable[Measure], *, calculated: bool) -> str:
    """The source line of an exhibit of these numbers."""
    grouped = works(origins)
    count = sum(map(len, grouped.values()))
    parts = list(filter(None, grouped)) if count > MOST else list(cited(grouped))
    # counts stand in a source as they are printed; all else is calculated, unless given
    is_own = calculated or any(
        not measure.kind.is_additive and not measure.given for measure in measures
    )
    if is_own and parts:
        parts.append(word("exhibit-own-calculation"))
    return "; ".join(parts)
