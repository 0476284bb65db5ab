"""Runs `tests/cases/protection/*.md`: counts in, and beside each number why it is hidden."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from reportgen.computed import Basis, Computed
from reportgen.frame import TOTAL, Frame, Kind, Measure
from reportgen.protection.release import release
from reportgen.protection.spec import ProtectionSpec
from reportgen.released import Rule
from reportgen.status import Status
from tests.protection.outsider import PERIOD, frame_of, town

FOLDER = Path(__file__).parents[1] / "cases" / "protection"
MARKS = {"t": Rule.THRESHOLD, "c": Rule.COMPLEMENT, "s": Rule.SECONDARY, "e": Rule.ENTIRE}
SIGNS = {"*": Status.SECRET, "?": Status.UNKNOWN}
_CASE = re.compile(r"^## (.+)\n(?s:.*?)^```counts ?(.*)\n((?s:.*?))^```$", flags=re.MULTILINE)


@dataclass(frozen=True)
class Case:
    title: str
    options: dict[str, str]
    groups: tuple[str, ...]
    members: tuple[str, ...]
    lines: tuple[tuple[str, tuple[str, ...]], ...]
    """Indented places and their cells."""


def cases() -> Iterator[Case]:
    for path in sorted(FOLDER.glob("*.md")):
        for title, options, body in _CASE.findall(path.read_text(encoding="utf-8")):
            pairs = dict(option.split("=") for option in options.split())
            yield read_case(f"{path.stem}: {title}", pairs, body.rstrip("\n").split("\n"))


def read_case(title: str, options: dict[str, str], lines: list[str]) -> Case:
    key, colon, names = lines[0].partition(":")
    split = [re.findall(r"^ *\S+|\S+", line) for line in (lines[1:] if colon else lines)]
    return Case(
        title,
        options,
        groups=(key,) if colon else (),
        members=tuple(names.split()) or (TOTAL,),
        lines=tuple((place, tuple(cells)) for place, *cells in split),
    )


def frame_from(case: Case, name: str, side: int) -> Frame:
    """The parts (side 0) or wholes (side 1) of a case before the gate."""
    rows = []
    for place, cells in case.lines:
        for member, cell in zip(case.members, cells, strict=True):
            token = cell.split("/")[side].rstrip("tcse")
            if token != "-":
                amount = None if token in SIGNS else float(token)
                group = (member,) if case.groups else ()
                rows.append((place.strip(), PERIOD, *group, amount, SIGNS.get(token)))
    return frame_of(name, rows, ("place", "period", *case.groups))


@pytest.mark.parametrize("case", list(cases()), ids=lambda case: case.title)
def test_case(case: Case) -> None:
    shares = any("/" in cell for _, cells in case.lines for cell in cells)
    part = frame_from(case, "part", 0)
    computed = [Computed(part, (Basis("q", part),))]
    if shares:
        whole = frame_from(case, "whole", 1)
        share = replace(part, measure=Measure("share", "share", Kind.SHARE))
        computed += [
            Computed(whole, (Basis("q", whole),)),
            Computed(share, (Basis("q", part, whole),)),
        ]
    spec = ProtectionSpec(
        threshold=int(case.options.get("k", 3)), complement=case.options.get("complement") != "no"
    )
    released = release(computed, town("\n".join(place for place, _ in case.lines)), spec)
    rules = {each.key: each.rule for each in released.decisions}
    letters = {rule: letter for letter, rule in MARKS.items()}
    for place, cells in case.lines:
        found = []
        for member, cell in zip(case.members, cells, strict=True):
            sides = []
            for name, token in zip(("part", "whole"), cell.split("/"), strict=False):
                group = {case.groups[0]: member} if case.groups else {}
                key = released[name].key(place.strip(), PERIOD, **group)
                sides.append(token.rstrip("tcse") + (letters[rules[key]] if key in rules else ""))
                shown = released[name].cell(place.strip(), PERIOD, **group)
                assert (shown.amount is None) == (key in rules or token in (*SIGNS, "-"))
            found.append("/".join(sides))
        assert (place, tuple(found)) == (place, cells)
