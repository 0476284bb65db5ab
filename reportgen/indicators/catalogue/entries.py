"""The catalogue of indicators that ships with the program: definitions, and their concepts.

`catalogue/*.toml` hold one theme each: its title, what all its entries have in common
(`[defaults]`), and the entries as a project file would write them, with concepts in place of
sources. `catalogue/concepts.toml` tells what the concepts mean.
"""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import Any

from reportgen.world import packaged, packaged_names

FOLDER = "indicators/catalogue"
CONCEPTS = "concepts.toml"
SIDES = ("numerator", "denominator")


@dataclass(frozen=True, slots=True)
class Entry:
    """A definition of the catalogue."""

    id: str
    table: Mapping[str, Any]
    """As a project file would write it."""
    components: tuple[str, ...]
    """The entries that it is composed of."""

    @property
    def concepts(self) -> tuple[str, ...]:
        """What must be bound to sources before it can be calculated, each once."""
        return tuple(dict.fromkeys(_concepts(self.table)))


@dataclass(frozen=True, slots=True)
class Concept:
    """Something that offices count, under a name that holds for all of them."""

    name: str
    """As printed: "Bedarfsgemeinschaften"."""
    meaning: str
    """What belongs to it, one German sentence."""


@cache
def themes() -> Mapping[str, str]:
    """The titles of the themes by their keys, in the order of the catalogue."""
    return MappingProxyType({name: theme["title"] for name, theme in _themes().items()})


@cache
def entries() -> Mapping[str, Entry]:
    """Every entry by its id, in the order of the catalogue."""
    found = {}
    for theme, content in _themes().items():
        for name, table in content["entry"].items():
            whole = {"theme": theme, **content["defaults"], **table}
            found[name] = Entry(name, whole, _components(whole))
    return MappingProxyType(found)


@cache
def concepts() -> Mapping[str, Concept]:
    """Every concept by its id."""
    tables = _parsed(CONCEPTS)
    return MappingProxyType({name: Concept(**table) for name, table in tables.items()})


@cache
def _themes() -> Mapping[str, Any]:
    """The files of the catalogue, in the order that they ask for."""
    names = [name for name in packaged_names(FOLDER) if name.endswith(".toml") and name != CONCEPTS]
    found = {name.removesuffix(".toml"): _parsed(name) for name in names}
    return dict(sorted(found.items(), key=lambda item: item[1]["order"]))


def _parsed(name: str) -> dict[str, Any]:
    return tomllib.loads(packaged(f"{FOLDER}/{name}").decode())


def _concepts(table: Mapping[str, Any]) -> Iterator[str]:
    for side in SIDES:
        terms = table.get(side, ())
        for term in (terms,) if isinstance(terms, dict) else terms:
            yield term["concept"]


def _components(table: Mapping[str, Any]) -> tuple[str, ...]:
    return tuple(each["indicator"] for each in table.get("components", ()))
