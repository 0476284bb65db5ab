"""Release: computed frames in, `Released` out. The only door to what is published.

All frames pass together, because what one of them shows may tell what another one hides.
"""

from collections.abc import Sequence
from dataclasses import replace

from reportgen.computed import Computed
from reportgen.frame import Frame
from reportgen.places import Places
from reportgen.protection.advice import advice
from reportgen.protection.areas import without_few_inhabitants
from reportgen.protection.carry import decisions, hide, rulings_of
from reportgen.protection.counts import gather
from reportgen.protection.dominance import with_levels
from reportgen.protection.gate import decide
from reportgen.protection.rules import SHOWN
from reportgen.protection.spec import ProtectionSpec
from reportgen.released import Decision, Released


def release(computed: Sequence[Computed], places: Places, spec: ProtectionSpec) -> Released:
    """Decide what may be shown and hide the rest in every frame."""
    registry = with_levels(gather(computed, places, spec), computed, places)
    registry = without_few_inhabitants(registry, computed, places, spec.population)
    verdict = decide(registry, places)
    frames: dict[str, Frame] = {}
    taken: list[Decision] = []
    for each in computed:
        rulings = rulings_of(each, registry, verdict.rulings, frames)
        own = each.frame
        if (rulings != SHOWN).any():
            taken += decisions(own, rulings)
            own = replace(own, table=hide(own, rulings))
        frames[own.measure.id] = own
    return Released(frames, tuple(taken), advice(registry, verdict, places))
