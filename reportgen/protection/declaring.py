"""The rules that a project declares against the sources that it has, and what these imply."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from reportgen.counted import CountSpec
from reportgen.errors import Problems, Where, nearest
from reportgen.protection.spec import ProtectionSpec, RelationSpec
from reportgen.schema import Declarations

Sum = tuple[str, tuple[str, ...], bool]
"""A total, its parts, and whether these make up all of it: measures or headings of columns."""

Node = tuple[str, tuple[tuple[str, str], ...]]


@dataclass(frozen=True, slots=True)
class Delivery:
    """What the gate has to know of a source."""

    measures: Mapping[str, object]
    """Each with the heading that it is read from; empty where they are not declared."""
    persons: bool = True
    contributions: bool = False
    sums: Sequence[Sum] = ()
    """What is checked in each of its rows."""


def with_sums(rules: ProtectionSpec, deliveries: Mapping[str, Delivery]) -> ProtectionSpec:
    """The rules with the sums that hold in every row of a source."""
    found = {
        f"{name}.checks.{number}.{at}": relation
        for name, each in deliveries.items()
        for number, own in enumerate(each.sums)
        for at, relation in enumerate(_relations(name, each, own))
    }
    return rules.model_copy(update={"relations": {**rules.relations, **found}})


def _relations(source: str, delivery: Delivery, own: Sum) -> Iterator[RelationSpec]:
    total, parts, is_complete = own
    headings = {heading: measure for measure, heading in delivery.measures.items()}

    def count(name: str) -> CountSpec:
        measure = name if name in delivery.measures else headings.get(name, name)
        return CountSpec(source=source, measure=measure)

    whole, below = count(total), tuple(map(count, parts))
    for group in [below] if is_complete else [(each,) for each in below]:
        yield RelationSpec(whole=whole, parts=group, complete=is_complete)


@dataclass(frozen=True, eq=False)
class Declaring:
    """What `[protection]` declares under examination."""

    rules: ProtectionSpec
    deliveries: Mapping[str, Delivery]
    declared: Declarations
    problems: Problems

    def check(self) -> None:
        """Note every mistake."""
        self._method()
        before = len(self.problems.found)
        for name, relation in self.rules.relations.items():
            self._relation(name, relation)
        self._twice()
        if len(self.problems.found) == before:
            self._circles()

    def _method(self) -> None:
        """Rules that the method keeps."""
        rules, least = self.rules, self.rules.strictest
        match rules.method:
            case "suppress":
                return
            case "round":
                if rules.base < least.threshold:
                    where = self.declared.where(("protection", "base"))
                    self.problems.error(
                        "rounding-base", where, base=rules.base, least=least.threshold
                    )
            case "perturb":
                self._noise()
        lost = {
            "zeros": least.hides_zeros,
            "least_population": least.least_population > 0,
            "contributions": any(each.contributions for each in self.deliveries.values()),
        }
        for key in (key for key, is_lost in lost.items() if is_lost):
            where = self.declared.where(("protection", "method"))
            self.problems.error("changing-rule", where, key=key, method=rules.method)

    def _noise(self) -> None:
        """By how much counts may be changed, and by which secret."""
        noise = self.rules.noise
        if noise.deviation < noise.threshold:
            where = self.declared.where(("protection", "deviation"))
            given = {"deviation": noise.deviation, "least": noise.threshold}
            self.problems.error("perturbing-deviation", where, **given)
            return
        low, high = noise.bounds
        if not low <= noise.variance <= high:
            where = self.declared.where(("protection", "variance"))
            ends = {"low": f"{low:.3g}", "high": f"{high:.3g}"}
            self.problems.error(
                "perturbing-variance", where, variance=f"{noise.variance:g}", **ends
            )
        if not self.rules.secret:
            where = self.declared.where(("protection", "method"))
            self.problems.error("perturbing-secret", where)

    def _where(self, name: str) -> Where:
        return self.declared.where(("protection", "relations", name))

    def _relation(self, name: str, relation: RelationSpec) -> None:
        is_kin = relation.whole is not None and relation.parts and not relation.same
        is_same = not relation.counts and len(set(relation.same)) > 1
        if not (is_kin or is_same):
            self.problems.error("relation-form", self._where(name), relation=name)
        same = (each.partition(".") for each in relation.same)
        counts = (
            *((each.source, each.measure) for each in relation.counts),
            *((source, measure) for source, _, measure in same),
        )
        known = [self._is_known(name, *each) for each in counts]
        if all(known):
            kinds = {self._kind(source) for source, _ in counts}
            if len(kinds) > 1 or kinds == {"none"}:
                self.problems.error("relation-kinds", self._where(name), relation=name)
        for each in relation.counts:
            if each.ages and each.ages[1:] and each.ages[0] >= each.ages[-1]:
                where = self._where(name)
                self.problems.error("relation-ages", where, relation=name, ages=list(each.ages))

    def _kind(self, source: str) -> str:
        delivery = self.deliveries[source]
        return "persons" if delivery.persons else "amounts" if delivery.contributions else "none"

    def _is_known(self, name: str, source: str, measure: str) -> bool:
        if source not in self.deliveries:
            near = nearest(source, self.deliveries)
            self.problems.error(
                "relation-source", self._where(name), relation=name, name=source, near=near
            )
            return False
        known = self.deliveries[source].measures
        if known and measure not in known:
            self.problems.error(
                "relation-measure", self._where(name), relation=name, source=source, name=measure,
                known=", ".join(known), near=nearest(measure, known),
            )  # fmt: skip
            return False
        return True

    def _twice(self) -> None:
        """Counts that are said to be the same as two others."""
        seen: dict[str, str] = {}
        for name, relation in self.rules.relations.items():
            for each in dict.fromkeys(relation.same):
                if each in seen:
                    other = seen[each]
                    where = self._where(name)
                    self.problems.error(
                        "relation-twice", where, relation=name, name=each, other=other
                    )
                    break
                seen.setdefault(each, name)

    def _circles(self) -> None:
        """Wholes that are parts of themselves."""
        above: dict[Node, set[Node]] = {}
        for relation in self.rules.relations.values():
            if relation.whole is not None:
                for part in relation.parts:
                    above.setdefault(self._named(part), set()).add(self._named(relation.whole))
        for name, relation in self.rules.relations.items():
            if relation.whole is not None and _reaches(self._named(relation.whole), above):
                self.problems.error("relation-circle", self._where(name), relation=name)
                return

    def _named(self, count: CountSpec) -> Node:
        counted = self.rules.same.get(count.counted, count.counted)
        where = tuple(sorted((key, str(each)) for key, each in count.where.items()))
        return counted, (*where, ("age", str(count.ages)))


def _reaches(start: Node, above: Mapping[Node, set[Node]]) -> bool:
    """Whether a way up leads back to where it began."""
    waiting, seen = [start], set[Node]()
    while waiting:
        for each in above.get(waiting.pop(), ()):
            if each == start:
                return True
            if each not in seen:
                seen.add(each)
                waiting.append(each)
    return False
