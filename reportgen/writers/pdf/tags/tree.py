"""The tree of structure: elements of standard types with content of pages as leaves."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, NamedTuple, TypeAlias

Attribute: TypeAlias = str | int | tuple[str, ...] | tuple[float, ...]
"""A name, a number, identifiers of heads, or a box."""


class Mark(NamedTuple):
    """A marked sequence in the content of a page."""

    page: int
    number: int


class Target(NamedTuple):
    """The annotation of a link on a page."""

    page: int
    annotation: Any


@dataclass(slots=True, eq=False)
class Node:
    """A structure element."""

    kind: str
    """Standard structure type: "P"."""
    parent: "Node | None" = None
    kids: "list[Node | Mark | Target]" = field(default_factory=list)
    texts: dict[str, str] = field(default_factory=dict)
    """Entries that are texts: Alt, E, ID, Lang."""
    attributes: dict[str, Attribute] = field(default_factory=dict)
    """Entries of the attribute object that belongs to the type."""

    def add(self, kind: str) -> "Node":
        """A new element inside, after all others."""
        node = Node(kind, self)
        self.kids.append(node)
        return node

    def inside(self) -> "Iterator[Node]":
        """The elements directly inside."""
        return (kid for kid in self.kids if isinstance(kid, Node))

    def walk(self) -> "Iterator[Node]":
        """The element and all inside, in reading order."""
        yield self
        for kid in self.inside():
            yield from kid.walk()
