"""What a council paper must fulfil, and the parts of its form that are calculated.

Rules: a Beschlussvorlage has exactly one Entscheidung, and it comes last; the Beratungsfolge is in
order of dates; what is attached exists.
"""

from collections.abc import Callable, Sequence
from itertools import pairwise
from math import fsum

from reportgen import formats
from reportgen.compose.faults import Faults
from reportgen.compose.material import Material
from reportgen.compose.rows import row
from reportgen.compose.spec import AttachmentSpec, CostSpec, CouncilPaperSpec
from reportgen.compose.vocabulary import euro
from reportgen.document.nodes import Align, Column, RowRole, Table
from reportgen.messages import word

DECISION = "Entscheidung"
PROPOSAL = "Beschlussvorlage"


def check_paper(spec: CouncilPaperSpec, material: Material, faults: Faults) -> None:
    """Note what is wrong with the declaration of a paper."""
    _check_consultation(spec, faults)
    for attachment in spec.attachments:
        _check_attachment(attachment, spec, material, faults)


def _check_consultation(spec: CouncilPaperSpec, faults: Faults) -> None:
    steps = spec.consultation
    if not steps:
        faults.error("paper-consultation-none", paper=spec.number)
    for earlier, later in pairwise(steps):
        if later.date < earlier.date:
            faults.error(
                "paper-dates", paper=spec.number, body=later.body, day=formats.day(later.date),
                before=earlier.body,
            )  # fmt: skip
    decisions = [step for step in steps if step.role == DECISION]
    if spec.paper_type != PROPOSAL:
        if decisions:
            faults.error("paper-decides", paper=spec.number, body=decisions[0].body)
    elif steps and len(decisions) != 1:
        faults.error("paper-decisions", paper=spec.number, count=len(decisions))
    elif steps and steps[-1] is not decisions[0]:
        faults.error("paper-decision-last", paper=spec.number, body=decisions[0].body)


def _check_attachment(
    attachment: AttachmentSpec, spec: CouncilPaperSpec, material: Material, faults: Faults
) -> None:
    title = attachment.title
    if attachment.document and attachment.file:
        faults.error("paper-attachment-both", paper=spec.number, title=title)
    elif attachment.file and not material.world.exists(attachment.file):
        path = attachment.file
        faults.error("paper-attachment-missing", paper=spec.number, title=title, path=path)


# ---------------------------------------------------------------- words for the form


def form_words(material: Material) -> dict[str, Callable[..., object]]:
    """What only forms say."""

    def pages(attachment: AttachmentSpec) -> int:
        """The pages of an attachment; 0 when they are not known."""
        counted = material.attachment_pages
        return counted.get(attachment.document or attachment.file, 0)

    return {"costs_table": costs_table, "pages": pages, "tick": tick}


def tick(is_so: bool) -> str:  # noqa: FBT001 -- a word of forms
    """A box, ticked or not; the word beside it says the same."""
    return "\u2611" if is_so else "\u2610"


def costs_table(costs: tuple[CostSpec, ...]) -> Table:
    """Expenses and income by year, with sums; in whole euros when all of them are whole."""
    years = tuple(sorted({year for cost in costs for year in cost.amounts}))
    names = (word("cost-item"), *years, word("cost-sum"), word("cost-cover"))
    decimals = (
        0 if all(each == int(each) for cost in costs for each in cost.amounts.values()) else 2
    )
    rows = [(cost.item, *_sums([cost], years, decimals), cost.cover) for cost in costs]
    total = (word("cost-total"), *_sums(costs, years, decimals), "")
    numbers = (Column(Align.RIGHT, 1.2) for _ in (*years, ""))
    return Table(
        title=(),
        columns=(Column(Align.LEFT, 3), *numbers, Column(Align.LEFT, 2)),
        head=(row(names, is_head=True),),
        body=(*map(row, rows), row(total, RowRole.TOTAL)),
        is_listed=False,
    )


def _sums(costs: Sequence[CostSpec], years: tuple[str, ...], decimals: int) -> tuple[str, ...]:
    """The amounts of each year and all of them."""
    sums = [fsum(cost.amounts.get(year, 0.0) for cost in costs) for year in years]
    return tuple(_amount(each, decimals) for each in (*sums, fsum(sums)))


def _amount(amount: float, decimals: int) -> str:
    return euro(amount, decimals) if amount else formats.EN_DASH
