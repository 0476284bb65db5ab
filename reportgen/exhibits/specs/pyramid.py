"""Population pyramids, as a project file declares them."""

from typing import Literal

from reportgen.exhibits.specs.base import Drawn


class PyramidSpec(Drawn):
    """A population pyramid: men left, women right, a comparison as outline."""

    kind: Literal["pyramid"]
    indicator: str
    """A count broken down by `age` and `sex`."""
    compare: str = ""
    """Key of the place drawn as outline, in shares; "none" for no outline; empty: the root when
    another place is shown."""
    compare_period: str = ""
    """Period of the outline; empty: the period shown."""
    men: str = "m"
    women: str = "w"
