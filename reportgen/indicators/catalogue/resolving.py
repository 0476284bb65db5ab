"""Indicators of a project file with the catalogue laid under them, ready to be validated.

    [catalogue] use, [indicator.x] use ─▶ entries, overridden ─▶ concepts to sources ─▶ tables

What remains names sources and measures, as if the project had written all of it.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from reportgen.ages import Band
from reportgen.errors import Problems, nearest
from reportgen.indicators.catalogue.entries import SIDES, concepts, entries
from reportgen.indicators.naming import written
from reportgen.indicators.spec import CatalogueSpec, ConceptSpec
from reportgen.schema import Declarations, Path

Tables = dict[str, dict[str, Any]]


@dataclass(frozen=True, eq=False)
class Bound:
    """The concepts that a project binds, and where it says so."""

    declared: Declarations
    concepts: Mapping[str, ConceptSpec]
    problems: Problems

    def is_declared(self, name: str) -> bool:
        """Whether the project tries to bind a concept; mistakes in it are told elsewhere."""
        return name in self.declared.tables.get("concept", {})


def resolved(own: Tables, taken: CatalogueSpec, bound: Bound) -> Tables:
    """Every indicator as a whole table: the project's, then those that it takes as they are.

    Where an entry is asked for becomes the place of its declaration.
    """
    _check_concepts(bound)
    found: Tables = {}
    for name, table in (*own.items(), *_taken(own, taken, bound)):
        resolver = _Resolver(name, bound)
        whole = resolver.whole(table)
        if not resolver.has_failed:
            found[name] = whole
    return found


def _check_concepts(bound: Bound) -> None:
    """A concept that the catalogue does not have serves no entry: its name is a mistake."""
    for name in bound.concepts:
        if name not in concepts():
            where = bound.declared.where(("concept", name))
            near = nearest(name, concepts())
            meaning = concepts()[near].meaning if near else ""
            bound.problems.error("concept-unknown", where, name=name, near=near, meaning=meaning)


# ---------------------------------------------------------------- entries


def _taken(own: Tables, taken: CatalogueSpec, bound: Bound) -> Iterator[tuple[str, dict[str, Any]]]:
    """What `[catalogue] use` asks for, as tables that say no more than `use`."""
    if taken.use == "all":
        names = tuple(name for name in computable(bound.concepts) if name not in own)
    else:
        names = tuple(dict.fromkeys(taken.use))
    for number, name in enumerate(names):
        where = bound.declared.where(("catalogue", "use", number))
        if name in own:
            bound.problems.error("catalogue-twice", where, name=name)
        else:
            bound.declared.places.setdefault(("indicator", name), where)
            yield name, {"use": name}


def computable(bound: Mapping[str, ConceptSpec]) -> tuple[str, ...]:
    """The entries whose concepts are all bound, also those of the entries they are made of."""
    found: list[str] = []
    for name, entry in entries().items():
        if all(each in bound for each in entry.concepts) and set(entry.components) <= {*found}:
            found.append(name)
    return tuple(found)


# ---------------------------------------------------------------- one indicator


@dataclass(slots=True)
class _Resolver:
    """Makes one indicator whole."""

    name: str
    bound: Bound
    entry: str = ""
    has_failed: bool = False

    def whole(self, table: dict[str, Any]) -> dict[str, Any]:
        """The table over its entry, with sources for concepts."""
        self.entry = str(table.get("use", ""))
        if self.entry and self.entry not in entries():
            self.fail("catalogue-entry-unknown", "use", near=nearest(self.entry, entries()))
            return table
        whole = {**entries()[self.entry].table, **table} if self.entry else dict(table)
        for side in SIDES:
            if isinstance(given := whole.get(side), list):
                whole[side] = [self.term(each, (side, n)) for n, each in enumerate(given)]
            elif side in whole:
                whole[side] = self.term(given, (side,))
        return whole

    def fail(self, code: str, *path: str | int, **params: object) -> None:
        """Note what stands in the way."""
        where = self.bound.declared.where(("indicator", self.name, *path))
        self.bound.problems.error(code, where, indicator=self.name, entry=self.entry, **params)
        self.has_failed = True

    def term(self, given: Any, path: Path) -> object:
        """A term with a source; what is no table, or has none of a concept, stays as it is."""
        name = given.get("concept") if isinstance(given, dict) else None
        if not isinstance(name, str):
            return given
        if twice := [key for key in ("source", "measure") if key in given]:
            self.fail("concept-and-source", *path, name=name, key=twice[0])
            return given
        if binding := self.bound.concepts.get(name):
            return self._filled(given, binding, path)
        self._tell_unbound(name, path)
        return given

    def _tell_unbound(self, name: str, path: Path) -> None:
        known = concepts().get(name)
        if self.bound.is_declared(name):
            self.has_failed = True
        elif known:
            told = {"concept": known.name, "meaning": known.meaning}
            self.fail("concept-unbound", *path, name=name, **told)
        else:
            near = nearest(name, {**concepts(), **self.bound.concepts})
            meaning = concepts()[near].meaning if near in concepts() else ""
            self.fail("concept-unknown", *path, name=name, near=near, meaning=meaning)

    def _filled(self, given: dict[str, Any], binding: ConceptSpec, path: Path) -> dict[str, Any]:
        under = binding.model_dump(exclude_unset=True)
        where = {**under.get("where", {}), **given.get("where", {})}
        if len(where) < len(under.get("where", {})) + len(given.get("where", {})):
            self.fail("concept-where", *path, name=given["concept"])
        limit, ages = _read(binding.ages), _read(given.get("ages"))
        if limit and ages and not ages.within(limit):
            self.fail(
                "concept-ages", *path, name=given["concept"], ages=written(ages),
                limit=written(limit),
            )  # fmt: skip
        return {**under, **given, **({"where": where} if where else {})}


def _read(ages: object) -> Band | None:
    """Bounds of age as written; None for none, or for what is not to be read."""
    match ages:
        case [int(start)]:
            return Band(start, None)
        case [int(start), int(end)]:
            return Band(start, end)
        case _:
            return None
