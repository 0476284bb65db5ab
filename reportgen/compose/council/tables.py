"""The small tables of a paper: expenses and income by year, and posts."""

from collections.abc import Iterator, Sequence
from math import fsum

from reportgen import formats
from reportgen.compose.council.money import FLOWS, of_flow
from reportgen.compose.council.spec import CostSpec, Flow, PostSpec
from reportgen.compose.rows import head, row
from reportgen.document.nodes import Align, Column, Row, RowRole, Table
from reportgen.messages import word


def costs_table(costs: tuple[CostSpec, ...]) -> Table:
    """The lines by year with their sums; in whole euros when all of them are whole.

    Several kinds of lines are parted, and all of them have a balance: what the town has to bear.
    """
    years = tuple(sorted({year for cost in costs for year in cost.amounts}))
    sums = _Sums(years, _decimals(costs))
    flows = [flow for flow in FLOWS if of_flow(costs, flow)]
    body = [each for flow in flows for each in sums.part(of_flow(costs, flow), flow, len(flows))]
    if len(flows) > 1:
        body.append(sums.balance(costs))
    names = (word("cost-item"), *years, word("cost-sum"), word("cost-cover"))
    numbers = (Column(Align.RIGHT, 1.2) for _ in (*years, ""))
    columns = (Column(Align.LEFT, 3), *numbers, Column(Align.LEFT, 2))
    return _form((row(names, is_head=True),), tuple(body), columns)


def posts_table(posts: tuple[PostSpec, ...]) -> Table:
    """Posts with their grade, their time, and whether they are planned."""
    rows = [
        (each.task, _posts(each), each.grade, _span(each), word("yes" if each.planned else "no"))
        for each in posts
    ]
    total = (word("cost-total"), _count(fsum(each.count for each in posts)), "", "", "")
    codes = ("post-task", "post-count", "post-grade", "post-time", "post-planned")
    sums = [row(total, RowRole.TOTAL)] if len(posts) > 1 else []
    columns = (Column(Align.LEFT, 4), Column(Align.RIGHT, 1.2), *(Column(Align.LEFT, 2),) * 3)
    return _form((head(codes),), (*map(row, rows), *sums), columns)


def _form(heads: tuple[Row, ...], body: tuple[Row, ...], columns: tuple[Column, ...]) -> Table:
    return Table(title=(), columns=columns, head=heads, body=body, is_listed=False)


def _posts(post: PostSpec) -> str:
    return _count(post.count)


def _count(count: float) -> str:
    decimals = next(each for each in (0, 1, 2) if each == 2 or round(count, each) == count)
    return formats.number(count, decimals)


def _span(post: PostSpec) -> str:
    if post.since and post.until:
        return f"{post.since} {formats.EN_DASH} {post.until}"
    code = "post-until" if post.until else "post-since"
    return word(code, time=post.until or post.since) if post.since or post.until else ""


def _decimals(costs: Sequence[CostSpec]) -> int:
    return 0 if all(each == int(each) for cost in costs for each in cost.amounts.values()) else 2


class _Sums:
    """Rows of amounts and of their sums."""

    def __init__(self, years: tuple[str, ...], decimals: int) -> None:
        self.years, self.decimals = years, decimals

    def part(self, costs: Sequence[CostSpec], flow: Flow, flows: int) -> Iterator[Row]:
        """The lines of one kind, and their sum."""
        for cost in costs:
            cover = "; ".join(filter(None, (cost.product, cost.cover)))
            yield row((cost.item, *self._amounts(self._sums([cost])), cover))
        role = RowRole.TOTAL if flows == 1 else RowRole.SUBTOTAL
        name = word("cost-total") if flows == 1 else word("cost-flow", flow=flow)
        yield row((name, *self._amounts(self._sums(costs)), ""), role)

    def balance(self, costs: Sequence[CostSpec]) -> Row:
        """What is paid less what comes in."""
        plus = self._sums([*of_flow(costs, "Aufwand"), *of_flow(costs, "Auszahlung")])
        minus = self._sums([*of_flow(costs, "Ertrag"), *of_flow(costs, "Einzahlung")])
        left = [paid - earned for paid, earned in zip(plus, minus, strict=True)]
        return row((word("cost-balance"), *self._amounts(left), ""), RowRole.TOTAL)

    def _sums(self, costs: Sequence[CostSpec]) -> list[float]:
        """The amounts of each year and all of them."""
        sums = [fsum(cost.amounts.get(year, 0.0) for cost in costs) for year in self.years]
        return [*sums, fsum(sums)]

    def _amounts(self, sums: Sequence[float]) -> tuple[str, ...]:
        return tuple(
            formats.euro(each, self.decimals) if each else formats.EN_DASH for each in sums
        )
