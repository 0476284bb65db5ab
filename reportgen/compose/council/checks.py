"""What a paper must fulfil before anything is composed: its kind, number, texts and effects."""

import re
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from reportgen.compose.council.consultation import DECIDING, check_consultation
from reportgen.compose.council.declared import Declared
from reportgen.compose.council.money import check_money
from reportgen.compose.council.spec import CouncilPaperSpec, CouncilSpec
from reportgen.errors import Problems, Where


@dataclass(frozen=True, slots=True)
class Papers:
    """The other papers of the project, and the forms there are."""

    known: Mapping[str, CouncilPaperSpec]
    """Every paper of the project by its name."""
    forms: tuple[str, ...]


def check_council(council: CouncilSpec, where: Callable[..., Where], problems: Problems) -> None:
    """Note what is wrong with what holds for all papers."""
    if _pattern(council) is None:
        problems.error("council-number", where("number"), pattern=council.number)
    names = Counter(each.name for each in council.bodies)
    for number, each in enumerate(council.bodies):
        if names[each.name] > 1:
            problems.error("council-body-twice", where("bodies", number), body=each.name)


def _pattern(council: CouncilSpec) -> re.Pattern[str] | None:
    """What numbers of papers look like; None where it cannot be read."""
    try:
        return re.compile(council.number or ".*")
    except re.error:
        return None


def check_paper(paper: Declared, papers: Papers) -> None:
    """Note all that is wrong with the declaration of a paper, but for its attachments."""
    _check_form(paper, papers)
    _check_number(paper, papers)
    _check_kind(paper)
    check_consultation(paper)
    check_money(paper)
    _check_effects(paper)


def _check_form(paper: Declared, papers: Papers) -> None:
    form = paper.spec.form or paper.council.form
    if form not in papers.forms:
        paper.error("paper-form-unknown", "form", form=form, known=", ".join(papers.forms))


def _check_number(paper: Declared, papers: Papers) -> None:
    spec, pattern = paper.spec, _pattern(paper.council)
    if pattern and not pattern.fullmatch(spec.number):
        paper.error("paper-number", "number", pattern=pattern.pattern)
    same = [name for name, each in papers.known.items() if each.number == spec.number]
    if len(same) > 1 and papers.known[same[0]] is not spec:
        paper.error("paper-number-twice", "number", first=same[0])
    supplemented = next(
        (each for each in papers.known.values() if each.number == spec.supplements), None
    )
    if spec.supplements == spec.number:
        paper.error("paper-supplements-itself", "supplements")
    elif supplemented and spec.is_published and not supplemented.is_published:
        paper.error("paper-supplements-closed", "supplements", other=spec.supplements)


def _check_kind(paper: Declared) -> None:
    """What a kind of paper cannot do without."""
    spec = paper.spec
    if spec.paper_type in DECIDING and not spec.resolution:
        paper.error("paper-resolution-none", "resolution", kind=spec.paper_type)
    if spec.paper_type == "Ergänzungsvorlage" and not spec.supplements:
        paper.error("paper-supplements-none", "supplements")
    if spec.paper_type == "Anfrage":
        for key in ("asked_by", "question", "reasons"):
            if not getattr(spec, key):
                paper.error("paper-question-none", key, key=key)
    elif not spec.reasons and not spec.texts:
        paper.error("paper-reasons-none", "reasons")
    if spec.paper_type == "Antrag" and not spec.asked_by:
        paper.error("paper-mover-none", "asked_by")
    if spec.asked_on and spec.asked_on > spec.date:
        paper.error("paper-asked-late", "asked_on", kind=spec.paper_type)


def _check_effects(paper: Declared) -> None:
    """Effects need a reason, and a town may ask for some of them."""
    spec = paper.spec
    if spec.climate != "keine" and not spec.climate_reason:
        paper.error("paper-effect-reason", "climate", name="Klima", result=spec.climate)
    for number, check in enumerate(spec.checks):
        if check.result != "keine" and not check.reason:
            keys = ("checks", number, "result")
            paper.error("paper-effect-reason", *keys, name=check.name, result=check.result)
    done = {check.name for check in spec.checks}
    for name in paper.council.checks if spec.paper_type in DECIDING else ():
        if name not in done:
            paper.error("paper-check-none", "checks", name=name)
    for number, post in enumerate(spec.posts):
        if not post.count:
            paper.error("paper-post-none", "posts", number, "count", task=post.task)
    _check_signatures(paper)


def _check_signatures(paper: Declared) -> None:
    """Nobody signs a paper that has been decided on already."""
    last = max((step.date for step in paper.spec.consultation), default=None)
    for number, each in enumerate(paper.spec.signatures):
        if last and each.date and each.date > last:
            paper.error("paper-signed-late", "signatures", number, "date", office=each.office)
