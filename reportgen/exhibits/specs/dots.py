"""A place among its peers, as a project file declares them."""

from typing import Literal

from reportgen.exhibits.specs.base import Drawn


class DotsSpec(Drawn):
    """A place among its peers by several indicators: a row of dots for each, the root in the
    middle. Every row has its own scale, so that only the sides can be compared."""

    kind: Literal["dots"]
    indicators: tuple[str, ...]
