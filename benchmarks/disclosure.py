"""Secondary suppression in made-up towns: CPU seconds, and how much is hidden.

    python -m benchmarks.disclosure [--profile] [--exact | --changed | --hard] [CASE …]

Every case goes from frames of counts to quantities and relations (build), through the search for
what has to be hidden (protect), and to an outsider who is given the rest (attack).
With `--exact` the cheapest choice is found beside it, however long it takes; with `--changed` all
counts are rounded or perturbed instead. With `--hard` the whole gate is given towns that cannot be
protected well: how much it hides of them, and what it tells the planner.
"""

import cProfile
import pstats
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import pairwise, product
from time import process_time

import numpy as np
import numpy.typing as npt
import pandas as pd

from reportgen.computed import Basis, Computed
from reportgen.frame import TOTAL, Frame, Kind, Measure, frame
from reportgen.linear.system import System
from reportgen.places import Level, Place, Places
from reportgen.protection import optimum
from reportgen.protection.budget import Budget
from reportgen.protection.counts import gather
from reportgen.protection.divisions import Divisions
from reportgen.protection.draft import Draft
from reportgen.protection.page import pages
from reportgen.protection.release import changed, release
from reportgen.protection.rules import needs
from reportgen.protection.sheet import Sheet
from reportgen.protection.spec import ProtectionSpec
from reportgen.protection.suppression import EXACT, suppressed
from reportgen.protection.task import Task
from reportgen.status import Status
from tests.linear.attack import attack

Groups = Mapping[str, Mapping[str, Sequence[int]]]
"""For each key its members, each by the numbers of the parts that it counts."""
SEX: Groups = {"sex": {"m": [0], "w": [1]}}
KIND: Groups = {"kind": {name: [number] for number, name in enumerate("abcdef")}}
FINE = {f"{5 * number}-{5 * number + 5}": [number] for number in range(9)} | {"45+": [9]}
AGE: Groups = {"age": FINE}
WIDE: Groups = {"age": {"0-15": [0, 1, 2], "15-30": [3, 4, 5], "30-45": [6, 7, 8], **FINE}}
BANDS: Groups = {
    "age": {
        "0-15": [0, 1, 2], "15-20": [3], "20-30": [4, 5], "30-40": [6, 7], "40-45": [8], "45+": [9],
    }
}  # fmt: skip
MANY: Groups = {"group": {f"g{number}": [number] for number in range(20)}}
PARTS = {"age": 10, "group": 20, "kind": 6, "sex": 2}


@dataclass(frozen=True)
class Case:
    """A town: its places level by level, the tables of each count, and how many there are."""

    levels: tuple[int, ...]
    tables: tuple[Groups, ...]
    mean: float
    """Persons of a smallest place by each part of all keys."""
    counts: int = 1
    years: int = 1
    same: bool = False
    """Whether all are alike: as many of each part in each place."""


CASES = {
    "12 x 6": Case((12,), (KIND,), 25),
    "40 x 10": Case((40,), (AGE,), 20),
    "40 x 10 x 2": Case((40,), ({**AGE, **SEX},), 11),
    "6/40/120 x 10 x 2": Case((6, 40, 120), ({**WIDE, **SEX},), 25),
    "report": Case((6, 30), (SEX, BANDS, KIND), 1.1, 3, 12),
}
HARD = {
    "400 x 20, k = 10": (Case((400,), (MANY,), 6), 10),
    "15,000 cells, k = 10": (Case((8, 60, 290), ({**WIDE, **SEX},), 12), 10),
    "15,000 cells, k = 1000": (Case((8, 60, 290), ({**WIDE, **SEX},), 12), 1000),
    "40 x 10 x 2, k = 1000": (Case((40,), ({**AGE, **SEX},), 11), 1000),
    "all counts 1": (Case((40,), ({**AGE, **SEX},), 1, same=True), 10),
    "nearly nobody": (Case((6, 40, 120), ({**WIDE, **SEX},), 0.1), 10),
    "one row": (Case((400,), ({},), 6), 10),
    "one place": (Case((), ({**WIDE, **SEX},), 6), 10),
}
"""Towns that cannot be protected well, and a threshold."""


def town(levels: Sequence[int]) -> Places:
    """A town whose places are spread evenly over those above them."""
    found, above = [Place("T", "T", "0", None)], ["T"]
    for depth, count in enumerate(levels, 1):
        keys = [f"{depth}.{number}" for number in range(count)]
        parents = [above[number * len(above) // count] for number in range(count)]
        found += [
            Place(key, key, str(depth), parent) for key, parent in zip(keys, parents, strict=True)
        ]
        above = keys
    names = [str(depth) for depth in range(len(levels) + 1)]
    return Places(tuple(found), tuple(Level(name, name, name) for name in names))


@dataclass(frozen=True)
class People:
    """Who lives where: an array of the parts of all keys for each smallest place."""

    places: Places
    keys: tuple[str, ...]
    living: Mapping[str, npt.NDArray[np.int64]]

    def frame(self, name: str, year: str, groups: Groups) -> Frame:
        """Their counts in all places, by groups and in total."""
        own, rows = sorted(groups), []
        for place in self.places:
            inside = np.sum([self.living[leaf] for leaf in self._leaves(place.key)], axis=0)
            for members in product(*([TOTAL, *groups[key]] for key in own)):
                amount = inside
                for key, member in zip(own, members, strict=True):
                    if member != TOTAL:
                        parts = list(groups[key][member])
                        amount = np.take(amount, parts, axis=self.keys.index(key))
                rows.append((place.key, year, *members, float(amount.sum())))
        table = pd.DataFrame(rows, columns=["place", "period", *own, "amount"])
        table["status"] = np.where(table["amount"] == 0, Status.ZERO, Status.PRESENT)
        return frame(Measure(name, name, Kind.COUNT), table, ("place", "period", *own))

    def _leaves(self, key: str) -> Iterator[str]:
        below = self.places.children(key)
        for child in below:
            yield from self._leaves(child.key)
        if not below:
            yield key


def computed(case: Case, places: Places) -> list[Computed]:
    """The frames of a case; all tables of a count have the same people."""
    draw = np.random.default_rng(7)
    keys = tuple(sorted({key for groups in case.tables for key in groups}))
    leaves = [place.key for place in places if not places.children(place.key)]
    parts = [PARTS[key] for key in keys]
    found = []
    for count in range(case.counts):
        size = draw.gamma(1.2, 1 / 1.2, len(leaves)).reshape(-1, *(1 for _ in keys))
        uneven = [draw.dirichlet(np.full(each, 3.0)) * each for each in parts]
        typical = size * case.mean * np.prod(np.meshgrid(*uneven, indexing="ij"), axis=0)
        for year in range(case.years):
            living = np.full(typical.shape, case.mean) if case.same else draw.poisson(typical)
            people = People(places, keys, dict(zip(leaves, living, strict=True)))
            for number, groups in enumerate(case.tables):
                name = f"c{count}.{number}.{year}"
                own = people.frame(name, str(2000 + year), groups)
                found.append(Computed(own, (Basis("q", own, None, f"c{count}"),)))
    return found


def tasks(frames: Sequence[Computed], places: Places, threshold: int) -> list[Task]:
    """What the gate makes of frames: one system for each count and year."""
    spec = ProtectionSpec(threshold=threshold)
    registry = gather(frames, places, spec)
    divisions = Divisions(registry.places, places)
    found = []
    for counts in registry.tables.values():
        for page in pages(counts, divisions):
            draft = Draft()
            Sheet(page, needs(page, ()), draft, is_dark=False)
            found.append(draft.task())
    return found


def attacked(task: Task, hidden: npt.NDArray[np.bool_]) -> int:
    """How many protected quantities an outsider knows too well."""
    least, most = (np.where(hidden, end, task.amounts) for end in (task.least, task.most))
    seen = System(least, most, task.rows)
    found = attack(seen, task.goals, task.goals)
    return sum(not goal.met(found[cell]) for cell, goal in task.goals.items())


def cheapest_of(every: Sequence[Task]) -> str:
    """CPU seconds, number and price of what is hidden beside at the least price."""
    optimum.NODES = 10**6
    start, number, price = process_time(), 0, 0.0
    for task in every:
        best = optimum.cheapest(task, np.inf, Budget(10**9))
        if best is None:
            return "-"
        number += int((best & ~task.hidden).sum())
        price += task.price(best)
    return f"exact {process_time() - start:6.1f} {number:>6} {price:>8.0f}"


def measured(name: str, threshold: int) -> str:
    """A row of the table."""
    case = CASES[name]
    places = town(case.levels)
    frames = computed(case, places)
    times = [process_time()]
    every = tasks(frames, places, threshold)
    times.append(process_time())
    outcomes = [suppressed(task, EXACT // len(every)) for task in every]
    times.append(process_time())
    pairs = [(task, outcome.hidden) for task, outcome in zip(every, outcomes, strict=True)]
    leaks = sum(attacked(task, hidden) for task, hidden in pairs)
    times.append(process_time())
    cells = sum(int((task.weight > 0).sum()) + len(task.goals) for task in every)
    small = sum(len(task.goals) for task in every)
    hidden = sum(int((hidden & (task.weight > 0)).sum()) for task, hidden in pairs)
    price = sum(float(task.weight[hidden].sum()) for task, hidden in pairs)
    failed = sum(len(outcome.failed) for outcome in outcomes)
    spent = " ".join(f"{end - start:6.2f}" for start, end in pairwise(times))
    exact = cheapest_of(every) if "--exact" in sys.argv else ""
    return (
        f"{name:<18} {threshold:>3} {cells:>6} {small:>6} {hidden:>6} {price:>8.0f} "
        f"{spent} {times[-1] - times[0]:6.2f} {leaks:>3} {failed:>3} {exact}"
    )


def changed_of(name: str, threshold: int) -> str:
    """CPU seconds of rounding and of perturbing, with the mean change of a count by each."""
    case = CASES[name]
    places = town(case.levels)
    frames = computed(case, places)
    told = [f"{name:<18} {threshold:>3}"]
    for method, secret in (("round", b""), ("perturb", b"a secret of a benchmark")):
        rules = {"method": method, "threshold": threshold, "base": threshold}
        start = process_time()
        found = changed(frames, places, ProtectionSpec.model_validate(rules), secret)
        spent = process_time() - start
        moved = [
            np.abs(found.amounts[n] - own.amounts).ravel()
            for n, own in found.registry.tables.items()
        ]
        told.append(
            f"{method} {spent:6.2f} {np.nanmean(np.concatenate(moved)):5.2f} {found.lost:>3}"
        )
    return " ".join(told)


def hard_of(name: str, threshold: int) -> str:
    """CPU seconds of the gate, how many counts it hides, and the codes of what it tells."""
    case = HARD[name][0]
    places = town(case.levels)
    frames = computed(case, places)
    start = process_time()
    found = release(frames, places, ProtectionSpec(threshold=threshold))
    spent = process_time() - start
    given = [each.frame.table["amount"] > 0 for each in frames]
    own = [found[each.frame.measure.id].table["amount"].isna() for each in frames]
    counts = sum(int(each.sum()) for each in given)
    hidden = sum(int((no & yes).sum()) for no, yes in zip(own, given, strict=True))
    told = ", ".join(f"{each.code} {dict(each.params)}" for each in found.advice)
    return f"{name:<24} {counts:>6} {hidden:>6} {spent:6.2f} {told}"


def main() -> None:
    is_hard = "--hard" in sys.argv
    wanted = [each for each in sys.argv[1:] if not each.startswith("--")]
    profile = cProfile.Profile() if "--profile" in sys.argv else None
    rows = [(name, k) for name, (_, k) in HARD.items()] if is_hard else product(CASES, (3, 5, 10))
    row = hard_of if is_hard else changed_of if "--changed" in sys.argv else measured
    for name, threshold in rows:
        if wanted and name not in wanted:
            continue
        call = partial(row, name, threshold)
        print(profile.runcall(call) if profile else call(), flush=True)
    if profile:
        pstats.Stats(profile).sort_stats("tottime").print_stats(30)


if __name__ == "__main__":
    main()
