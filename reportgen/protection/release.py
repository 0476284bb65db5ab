"""Release: computed frames in, `Released` out. The only door to what is published.

All frames pass together, because what one of them shows may tell what another one hides.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace

import numpy as np

from reportgen.computed import Computed
from reportgen.frame import Frame
from reportgen.places import Places
from reportgen.protection.advice import advice
from reportgen.protection.areas import without_few_inhabitants
from reportgen.protection.carry import Reasons, decisions, hide, reasons_of
from reportgen.protection.counts import Registry, gather
from reportgen.protection.dominance import with_levels
from reportgen.protection.draw import Perturbing
from reportgen.protection.gate import decide
from reportgen.protection.leftover import leftovers
from reportgen.protection.multiples import multiples
from reportgen.protection.perturbing import perturbed
from reportgen.protection.pooling import Pooled, pooled
from reportgen.protection.published import Published, kept_back, plain, possible
from reportgen.protection.relations import named, related
from reportgen.protection.rules import SHOWN, UNTOLD, Rulings
from reportgen.protection.spec import ProtectionSpec
from reportgen.released import Decision, Released


def release(computed: Sequence[Computed], places: Places, spec: ProtectionSpec) -> Released:
    """Decide what may be shown and hide the rest in every frame."""
    computed = named(computed, spec)
    refused: frozenset[str] = frozenset()
    while True:
        pool = pooled(computed, spec, refused)
        registry = _counted(pool, places, spec)
        verdict = decide(registry, places)
        unfit = pool.unfit(registry, verdict)
        if not unfit:
            break
        refused |= unfit
    found = _carried(pool.computed, registry, verdict.rulings)
    return replace(found, advice=advice(registry, verdict, places, pool))


def _counted(pool: Pooled, places: Places, spec: ProtectionSpec) -> Registry:
    """Every count behind any frame, with all that is known of it."""
    computed = pool.computed
    registry = pool.settled(related(gather(computed, places, spec), computed, spec))
    registry = with_levels(registry, computed, places)
    return without_few_inhabitants(registry, computed, places, spec.population)


def unprotected(computed: Sequence[Computed]) -> Released:
    """Everything as it was calculated, for documents that stay in the house.

    What a source keeps secret it keeps here too.
    """
    return Released({each.frame.measure.id: each.frame for each in computed})


def changed(
    computed: Sequence[Computed], places: Places, spec: ProtectionSpec, secret: bytes = b""
) -> Published:
    """What is told instead of the counts behind all frames, where none of them is hidden.

    Without a secret they are rounded, with one they are perturbed.
    """
    computed = named(computed, spec)
    made = plain(computed)
    registry = related(gather(made, places, spec), made, spec)
    ties = (*registry.ties, *leftovers(computed, registry))
    if secret:
        return perturbed(registry, places, Perturbing(spec.noise, secret), ties)
    return multiples(registry, places, spec.base, ties)


def release_changed(
    computed: Sequence[Computed], before: Sequence[Computed], places: Places, spec: ProtectionSpec
) -> Released:
    """Release what was calculated from counts as they are told; `before`: from the true ones.

    Rates of few persons are hidden. Whatever was a number before and is secret now is kept back.
    """
    known = {each.frame.measure.id: each.frame for each in before}
    computed = [
        replace(each, frame=possible(each.frame, known[each.frame.measure.id]))
        for each in named(computed, spec)
    ]
    registry = gather(computed, places, spec)
    shown = {
        name: np.full(counts.amounts.shape, SHOWN, dtype=np.int8)
        for name, counts in registry.tables.items()
    }
    taken: list[Decision] = []
    for each in computed:
        lost = kept_back(each.frame, known[each.frame.measure.id])
        rulings = np.where(lost, np.int8(UNTOLD), np.int8(SHOWN))
        taken += decisions(each.frame, Reasons(rulings))
    found = _carried(computed, registry, shown)
    return replace(found, decisions=(*found.decisions, *taken))


def _carried(
    computed: Sequence[Computed], registry: Registry, decided: Mapping[str, Rulings]
) -> Released:
    """Hide every row that would tell a count that is hidden."""
    frames: dict[str, Frame] = {}
    taken: list[Decision] = []
    for each in computed:
        reasons = reasons_of(each, registry, decided, frames)
        own = each.frame
        if (reasons.rulings != SHOWN).any():
            taken += decisions(own, reasons)
            own = replace(own, table=hide(own, reasons.rulings))
        frames[own.measure.id] = own
    return Released(frames, tuple(taken))
