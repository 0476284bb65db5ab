"""What is kept back and what is promised, in plain words, for the annex of methods."""

from collections.abc import Iterator
from itertools import groupby

from reportgen.compose.lines import here
from reportgen.contract import NO_RULES, Contract, Safeguards
from reportgen.document.inlines import Strong, Text
from reportgen.document.nodes import Blocks, ItemList, Paragraph
from reportgen.formats import HIDDEN_IN_PROSE, number
from reportgen.messages import word

_LIMITS = ("stranger", "editions", "inside")
"""Knowledge against which nothing is promised."""


def protection(safeguards: Safeguards, sign: str) -> Blocks:
    """The rules that hold for all sources, those of single ones, the promise and its limits."""
    if safeguards.base:
        return _changed(
            word("rounded-all", base=safeguards.base),
            word("rounded-promise", last=safeguards.base - 1),
        )
    if noise := safeguards.noise:
        variance = number(noise.variance, 0 if noise.variance == int(noise.variance) else 2)
        given = {"most": noise.most, "threshold": noise.threshold, "variance": variance}
        return _changed(word("perturbed-all", **given), word("perturbed-promise"))
    every = (safeguards.general, *(own for _, own in safeguards.special))
    if not any(each.is_active or each.least_population or each.rates > 1 for each in every):
        return (_paragraph("protection-none"),)
    blocks: list[Paragraph | ItemList] = [_paragraph("protection-rules"), _list(_rules(safeguards))]
    if safeguards.special:
        blocks += [
            _paragraph("protection-special"),
            ItemList(tuple(_special(safeguards)), where=here()),
        ]
    told = word("protection-sign", sign=sign, words=HIDDEN_IN_PROSE)
    blocks += [Paragraph((Text(told),), where=here()), _paragraph("protection-promise")]
    blocks.append(_paragraph("protection-limits"))
    limits = _list(word(f"protection-limit-{each}") for each in _LIMITS)
    return (*blocks, limits, *_amounts(safeguards))


def _amounts(safeguards: Safeguards) -> Iterator[Paragraph | ItemList]:
    """Which amounts are protected, and that others are not."""
    if not safeguards.amounts:
        yield _paragraph("protection-amounts")
        return
    yield _paragraph("protection-amounts-rules")
    told = [(" ".join(_dominated(own)), title) for title, own in safeguards.amounts]
    yield ItemList(tuple(_titled(told)), where=here())
    yield _paragraph("protection-amounts-others")


def _dominated(own: Contract) -> Iterator[str]:
    if own.is_active:
        yield word("protection-few-units", threshold=own.threshold)
    for rule in own.dominance:
        if rule.p:
            yield word("protection-p", p=_percent(rule.p))
        if rule.share:
            yield word(f"protection-share-{rule.n}", share=_percent(rule.share))


def _changed(*told: str) -> Blocks:
    """What changing all counts means, and what it promises."""
    limits = _list(word(f"protection-limit-{each}") for each in _LIMITS)
    return (
        *(Paragraph((Text(each),), where=here()) for each in told),
        _paragraph("protection-limits"), limits, _paragraph("protection-amounts"),
    )  # fmt: skip


def _rules(safeguards: Safeguards) -> Iterator[str]:
    """The rules for all sources, one after the other."""
    yield from _told(safeguards.general, NO_RULES)
    yield word("protection-secondary")
    yield word("protection-derived")


def _told(own: Contract, beside: Contract) -> Iterator[str]:
    """Every rule that is stricter than another contract's."""
    zeros = "zeros" if own.hides_zeros else "counts"
    if own.is_active and (own.threshold, own.hides_zeros) != (beside.threshold, beside.hides_zeros):
        yield word(f"protection-{zeros}", threshold=own.threshold)
    if own.complement and own.is_active and not (beside.complement and beside.is_active):
        yield word("protection-complement")
    if own.rates > beside.rates:
        yield word("protection-rates", rates=own.rates)
    if own.least_population > beside.least_population:
        yield word("protection-population", least=own.least_population)


def _percent(amount: float) -> str:
    return number(amount, 0 if amount == int(amount) else 1)


def _special(safeguards: Safeguards) -> Iterator[tuple[Paragraph]]:
    """Sources with the same rules in one item."""
    told = [(" ".join(_told(own, safeguards.general)), title) for title, own in safeguards.special]
    yield from _titled(told)


def _titled(told: list[tuple[str, str]]) -> Iterator[tuple[Paragraph]]:
    for rules, group in groupby(sorted(told), key=lambda pair: pair[0]):
        titles = "; ".join(title for _, title in group)
        yield (Paragraph((Strong((Text(titles),)), Text(f": {rules}")), where=here()),)


def _list(texts: Iterator[str]) -> ItemList:
    items = tuple((Paragraph((Text(each),), where=here()),) for each in texts)
    return ItemList(items, where=here())


def _paragraph(code: str) -> Paragraph:
    return Paragraph((Text(word(code)),), where=here())
