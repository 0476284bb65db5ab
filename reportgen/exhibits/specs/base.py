"""What the specs of all exhibits have in common.

Titles are short templates. Known names: {indicator} {unit} {place} {inside} {genitive}
{period} {first} {last} {level} {levels}; as in "{indicator} nach {levels}, {first}–{last}".
{levels} is what stands after "nach"; {period} is a span when several periods are shown.
"""

from typing import Literal

from reportgen.schema import Spec


class Exhibit(Spec):
    """What is said of every exhibit."""

    title: str = ""
    """Template of the title; empty: indicator, level and period."""
    place: str = ""
    """Key of the place shown, or whose parts are shown; empty: the root."""
    level: str = ""
    """Level of the places shown; empty: those directly below `place`."""
    period: str = ""
    """Period shown; empty: the latest."""
    groups: dict[str, str] = {}
    """Members of groups that are shown instead of their total: `{ sex = "w" }`."""
    labels: dict[str, str] = {}
    """Words printed for groups and members that are not ages or sexes: `{ D = "deutsch" }`."""
    note: str = ""
    """One more note below; a template like the title."""

    @property
    def shows(self) -> tuple[str, ...]:
        """Ids of the indicators that are shown."""
        one = getattr(self, "indicator", "")
        return (*getattr(self, "indicators", ()), *filter(None, (one,)))

    @property
    def singled_out(self) -> tuple[str, ...]:
        """Keys of the places that it is about, beside those that are shown with all others."""
        return (*filter(None, (self.place,)), *getattr(self, "highlight", ()))

    @property
    def lists(self) -> tuple[str, ...]:
        """Names of the lists of things that are shown."""
        return tuple(filter(None, (getattr(self, "list", ""),)))


class Drawn(Exhibit):
    """What is said of everything that is drawn."""

    alternative: str = ""
    """Alternative text instead of the one made from the data; a template like the title, at most
    250 characters."""
    width: Literal["narrow", "third", "broad", "column", "wide"] = "column"
    """Half the text column, the text column, or both columns; in rows of both columns a third,
    or what is left beside half the text column."""
