"""The financial effects of a paper: what adds up to what, and what must be told beside it."""

import re
from collections.abc import Iterable
from math import fsum

from reportgen.compose.council.declared import Declared
from reportgen.compose.council.spec import CostSpec, Flow
from reportgen.formats import euro

FLOWS: tuple[Flow, ...] = ("Aufwand", "Ertrag", "Auszahlung", "Einzahlung")
_YEAR = re.compile(r"(19|20|21)\d\d")


def total(costs: Iterable[CostSpec]) -> float:
    """All amounts of all years, in whole cents."""
    return round(fsum(each for cost in costs for each in cost.amounts.values()), 2)


def of_flow(costs: Iterable[CostSpec], flow: Flow) -> tuple[CostSpec, ...]:
    """The lines of expenses, of income, of investments."""
    return tuple(cost for cost in costs if cost.kind == flow)


def check_money(paper: Declared) -> None:
    """Note sums that do not add up, and what unplanned expenses lack."""
    for number, cost in enumerate(paper.spec.costs):
        for year in cost.amounts:
            if not _YEAR.fullmatch(year):
                keys = ("costs", number, "amounts", year)
                paper.error("paper-cost-year", *keys, item=cost.item, year=year)
        if cost.total is not None:
            _check_sum(cost.total, (cost,), cost.item, ("costs", number, "total"), paper)
    for flow, stated in paper.spec.finances.totals.items():
        lines = of_flow(paper.spec.costs, flow)
        _check_sum(stated, lines, flow, ("finances", "totals", flow), paper)
    _check_plan(paper)


def _check_sum(
    stated: float,
    costs: tuple[CostSpec, ...],
    item: str,
    keys: tuple[str | int, ...],
    paper: Declared,
) -> None:
    own = total(costs)
    if round(stated, 2) != own:
        told = {"stated": euro(stated), "total": euro(own)}
        paper.error("paper-cost-sum", *keys, item=item, **told)


def _check_plan(paper: Declared) -> None:
    """What is unplanned is not in the budget, and is covered by something (§ 83 GO NRW)."""
    finances = paper.spec.finances
    if finances.unplanned and not finances.cover:
        paper.error("paper-cover", "finances", "unplanned", unplanned=finances.unplanned)
    if finances.unplanned and finances.budgeted == "ja":
        paper.error("paper-budgeted", "finances", "budgeted", unplanned=finances.unplanned)
    if finances.budgeted == "ja" and not paper.spec.costs:
        paper.error("paper-costs-none", "finances", "budgeted")
