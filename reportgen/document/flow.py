"""The order in which blocks fill pages: text goes ahead of exhibits that do not fit.

An exhibit is never torn, so it leaves a gap where it goes to the next page. Then text that follows
it stands before it, as typesetters have always done; references name exhibits by number. Exhibits
keep their order and so does text; nothing passes a heading.

Heights are estimates of the writers. Where one is wrong a gap stays, or an exhibit stands a
paragraph later than it had to.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Protocol, TypeVar

from reportgen.document.nodes import Block, Box, Paragraph, Role
from reportgen.document.walk import plain

PASSED = 2
"""Exhibits that a paragraph goes ahead of, at most."""

Group = TypeVar("Group", contravariant=True)
Each = TypeVar("Each")


@dataclass(slots=True)
class Page:
    """The page that is being filled, in the measure of its writer."""

    height: float
    used: float = 0.0
    begins: bool = False
    """Whether what was put on it last had no room on the one before."""

    @property
    def left(self) -> float:
        """What is free on it."""
        return self.height - self.used

    def put(self, high: float, spare: float = 0.0) -> None:
        """Put something on it that is not parted, where there is so much to spare."""
        self.begins = high + spare > self.left
        self.used = high if self.begins else self.used + high

    def head(self, high: float, least: float) -> None:
        """Put a heading on it, which stays with so much of what follows."""
        self.put(high + least)
        self.used -= least

    def flow(self, high: float) -> None:
        """Let text run on to the next pages."""
        self.used += high
        if self.used > self.height:
            self.used %= self.height

    def turn(self) -> None:
        """Begin a page."""
        self.used = 0.0

    def fill(self) -> None:
        """Let what follows begin a page."""
        self.used = self.height


class Setting(Protocol[Group]):
    """How a writer sets groups of blocks onto the page."""

    @property
    def page(self) -> Page:
        """The page that is being filled."""

    @property
    def least(self) -> float:
        """A gap that is worth filling."""

    def high(self, group: Group) -> float:
        """How high a group is."""

    def may_be_passed(self, group: Group) -> bool:
        """Whether a group is an exhibit, which is never torn, without text that leads to it."""

    def may_go_ahead(self, group: Group) -> bool:
        """Whether a group is text that does not lead to what stands behind it."""

    def is_parted(self, group: Group) -> bool:
        """Whether a group is text that may go on on the next page."""

    def put(self, group: Group) -> None:
        """Put a group on the page."""


def goes_ahead(node: Block) -> bool:
    """Whether a block is text that does not lead to what stands behind it."""
    match node:
        case Paragraph(content, Role.NONE):
            return not plain(content).rstrip().endswith(":")
        case Box(role):
            return role is not Role.MARGIN
        case _:
            return False


def in_order(groups: Iterable[Each], setting: Setting[Each]) -> Iterator[Each]:
    """The groups in the order in which they fill pages, each put on its page before it is given."""
    waiting = list(groups)
    while waiting:
        group = waiting.pop(0)
        if setting.may_be_passed(group) and setting.high(group) > setting.page.left:
            yield from _ahead(waiting, setting)
        setting.put(group)
        yield group


def _ahead(waiting: list[Each], setting: Setting[Each]) -> Iterator[Each]:
    """Take text out of what waits, as long as there is room for it."""
    passed = 1
    place = 0
    while place < len(waiting) and passed <= PASSED and setting.page.left >= setting.least:
        group = waiting[place]
        if setting.may_be_passed(group):
            passed += 1
            place += 1
        elif setting.may_go_ahead(group) and _has_room(group, setting):
            taken = waiting.pop(place)
            setting.put(taken)
            yield taken
        else:
            return


def _has_room(group: Each, setting: Setting[Each]) -> bool:
    return setting.is_parted(group) or setting.high(group) <= setting.page.left
