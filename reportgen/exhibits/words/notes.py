"""Notes below an exhibit: methods, rounding, ranks; each only where it is true."""

from collections import Counter
from collections.abc import Iterable, Iterator
from decimal import Decimal

from reportgen import formats
from reportgen.document.inlines import Inlines, Text
from reportgen.exhibits.lookup.cells import Printed
from reportgen.frame import Measure
from reportgen.messages import word


def inlines(notes: Iterable[str]) -> tuple[Inlines, ...]:
    """Notes as nodes, each once, empty ones left out."""
    return tuple((Text(note),) for note in dict.fromkeys(notes) if note)


def of_measures(measures: Iterable[Measure]) -> list[str]:
    """The notes of the measures, with the name in front where there are several measures.

    What is true of all numbers that are made in the same way is said once.
    """
    known = list({measure.id: measure for measure in measures}.values())
    remarks = list(dict.fromkeys(measure.remark for measure in known if measure.remark))
    if len(known) == 1:
        return [known[0].note, *remarks]
    return [*(f"{measure.label}: {measure.note}" for measure in known if measure.note), *remarks]


def is_off_by_rounding(parts: Iterable[Decimal], total: Decimal) -> bool:
    """Whether printed parts miss their printed total, by no more than rounding explains."""
    numbers = list(parts)
    missing = abs(sum(numbers, Decimal(0)) - total)
    unit = Decimal(1).scaleb(int(total.as_tuple().exponent))
    return 0 < missing <= unit * (len(numbers) + 1) / 2


def unseen(cells: Iterable[Printed]) -> Iterator[Printed]:
    """The cells whose signs a drawing does not show: gaps, and numbers that bear marks."""
    return (each for each in cells if each.cell.amount is None or each.cell.flags)


def signs(cells: Iterable[Printed], one: str, many: str) -> Iterator[str]:
    """The signs of a drawing's numbers in one note, and how many have them: ". …: 2 Bezirke."."""
    found = Counter(sign for cell in cells for sign in cell.signs)
    told = [
        word(
            "exhibit-hidden", sign=sign.mark, meaning=sign.meaning,
            count=formats.number(count), what=formats.plural(count, one, many),
        )
        for sign, count in sorted(found.items())
    ]  # fmt: skip
    if told:
        yield f"{'; '.join(told)}."
