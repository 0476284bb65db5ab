"""What a Beratungsfolge must fulfil: an order of dates and of bodies, and one decision at its end.

What bodies have decided must go together with their votes: where as many are for it as against
it, a motion is rejected (§ 50 Absatz 1 GO NRW).
"""

from collections import Counter
from itertools import pairwise

from reportgen import formats
from reportgen.compose.council.bodies import body
from reportgen.compose.council.declared import Declared
from reportgen.compose.council.spec import ConsultationSpec, ResultSpec

KEY = "consultation"
DECISION = "Entscheidung"
DECIDING = ("Beschlussvorlage", "Antrag")
"""Papers that are decided on; the undecided ones are for either."""
UNDECIDED = ("Ergänzungsvorlage", "Tischvorlage")
UNVOTED = ("zur Kenntnis genommen", "vertagt", "zurückgezogen", "verwiesen")
"""Outcomes without a vote on the paper itself."""


def check_consultation(paper: Declared) -> None:
    """Note what is wrong with the sequence."""
    steps = paper.spec.consultation
    if not steps:
        paper.error("paper-consultation-none", KEY)
    _check_bodies(paper)
    _check_order(paper)
    _check_decision(paper)
    for number, step in enumerate(steps):
        if step.date < paper.spec.date:
            told = {"day": formats.day(step.date), "date": formats.day(paper.spec.date)}
            paper.error("paper-before-date", KEY, number, "date", body=step.body, **told)
        if step.public and not paper.spec.public:
            paper.error("paper-step-public", KEY, number, "public", body=step.body)
        if step.result:
            _check_result(step, step.result, number, paper)


def _check_bodies(paper: Declared) -> None:
    """Bodies that the town does not have, or that are asked twice on one day."""
    known = [each.name for each in paper.council.bodies]
    seen: Counter[tuple[object, object]] = Counter()
    for number, step in enumerate(paper.spec.consultation):
        if known and step.body not in known:
            told = {"body": step.body, "known": ", ".join(known)}
            paper.error("paper-body-unknown", KEY, number, "body", **told)
        seen[step.body, step.date] += 1
        if seen[step.body, step.date] == 2:
            day = formats.day(step.date)
            paper.error("paper-body-twice", KEY, number, "body", body=step.body, day=day)


def _check_order(paper: Declared) -> None:
    """Dates in their order, and bodies in that of their stages, on one day too."""
    for number, (earlier, later) in enumerate(pairwise(paper.spec.consultation), start=1):
        told = {"body": later.body, "before": earlier.body}
        if later.date < earlier.date:
            day = formats.day(later.date)
            paper.error("paper-dates", KEY, number, "date", day=day, **told)
    highest: ConsultationSpec | None = None
    for number, step in enumerate(paper.spec.consultation):
        stage = _stage(step, paper)
        if highest and stage and stage < _stage(highest, paper):
            told = {"body": step.body, "before": highest.body}
            paper.error("paper-body-order", KEY, number, "body", **told)
        elif stage:
            highest = step


def _stage(step: ConsultationSpec, paper: Declared) -> int:
    return body(step.body, paper.council).stage


def _check_decision(paper: Declared) -> None:
    steps, kind = paper.spec.consultation, paper.spec.paper_type
    decisions = [n for n, step in enumerate(steps) if step.role == DECISION]
    last = steps[decisions[0]].body if decisions else ""
    if kind not in (*DECIDING, *UNDECIDED):
        if decisions:
            paper.error("paper-decides", KEY, decisions[0], "role", body=last, kind=kind)
    elif steps and (len(decisions) > 1 or (kind in DECIDING and not decisions)):
        at = (decisions[1], "role") if decisions else ()
        paper.error("paper-decisions", KEY, *at, count=len(decisions), kind=kind)
    elif decisions and decisions[0] != len(steps) - 1:
        paper.error("paper-decision-last", KEY, decisions[0], "role", body=last)


def _check_result(step: ConsultationSpec, result: ResultSpec, number: int, paper: Declared) -> None:
    """Whether the votes tell what is said of them."""
    yes, no = result.yes, result.no
    votes = (yes, no, result.abstentions)
    known = yes is not None and no is not None
    wrong = {
        "einstimmig": bool(no),
        "mehrheitlich": known and (yes or 0) <= (no or 0),
        "abgelehnt": known and (yes or 0) > (no or 0),
    }
    is_voted = any(each is not None for each in votes)
    if wrong.get(result.outcome) or (result.outcome in UNVOTED and is_voted):
        told = ", ".join("–" if each is None else str(each) for each in votes)
        where = (KEY, number, "result")
        paper.error("paper-votes", *where, body=step.body, outcome=result.outcome, votes=told)
    if result.outcome == "verwiesen" and not result.note:
        paper.error("paper-referred", KEY, number, "result", body=step.body)
