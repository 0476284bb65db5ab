"""Every decision of the gate as a table for the planner: what is kept back, why, by whose rules.

It tells small counts from those that are hidden beside them, so it stays in the house. It holds no
number of the data.
"""

import csv
from collections.abc import Iterator
from io import StringIO

from reportgen.build.documents import Desk, Written
from reportgen.build.folders import INTERNAL
from reportgen.frame import PERIOD, PLACE, TOTAL, Frame, Key
from reportgen.messages import text, word
from reportgen.protection.spec import ProtectionSpec
from reportgen.released import Decision
from reportgen.status import Status

PATH = f"{INTERNAL}/schutz.csv"
COLUMNS = (
    "key", "name", "place", "period", "group", "rule", "reason", "counted", "source", "limit",
)  # fmt: skip
BY_SOURCE = "source"
"""Not a rule of ours: the source itself keeps the number secret."""


def gate_log(desk: Desk) -> Written | None:
    """The log of a project; none where nothing is kept back."""
    lines = [*_lines(desk)]
    if not lines:
        return None
    out = StringIO()
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    writer.writerow([word(f"log-{column}") for column in COLUMNS])
    writer.writerows(lines)
    return Written(PATH, out.getvalue().encode("utf-8-sig"))  # the mark by which Excel knows UTF-8


def _lines(desk: Desk) -> Iterator[tuple[str, ...]]:
    """A line for each number, in the order of the project file and of the frames."""
    released, places = desk.numbers.released, desk.numbers.places.by_key
    rules = desk.project.rules
    known = {BY_SOURCE, *(each.rule for each in released.decisions)}
    names = {rule: (word(f"rule-{rule}"), text(f"explain-rule-{rule}")) for rule in known}
    for frame in released.frames.values():
        for key in _secret(frame):
            decision = released.reasons.get(key)
            rule = decision.rule if decision else BY_SOURCE
            place = places[key.place].name if key.place in places else key.place
            group = ", ".join(f"{name} = {member}" for name, member in key.group)
            told = (str(key), frame.measure.name, place, key.period, group, *names[rule])
            yield (*told, *_terms(decision, frame, rules))


def _secret(frame: Frame) -> Iterator[Key]:
    """The numbers of a frame that are secret, whoever keeps them so."""
    rows = frame.table[(frame.table["status"] == Status.SECRET).to_numpy()]
    members = [rows[key].tolist() for key in frame.groups]
    for number, spot in enumerate(zip(rows[PLACE], rows[PERIOD], strict=True)):
        own = zip(frame.groups, (each[number] for each in members), strict=True)
        group = tuple(sorted((key, member) for key, member in own if member != TOTAL))
        yield Key(frame.measure.id, *spot, group)


def _terms(decision: Decision | None, frame: Frame, rules: ProtectionSpec) -> tuple[str, ...]:
    """What is counted, whose rules ask for it, and their threshold."""
    if decision is None:
        sources = dict.fromkeys(each.source for each in frame.origins)
        return "", ", ".join(sources), ""
    limit = threshold(decision, rules)
    return decision.counted, ", ".join(decision.sources), str(limit) if limit else ""


def threshold(decision: Decision, rules: ProtectionSpec) -> int:
    """The threshold by which it was decided; 0 where the decision follows from another one."""
    return max((rules.of(source).threshold for source in decision.sources), default=0)
