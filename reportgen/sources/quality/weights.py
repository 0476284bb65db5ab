"""How much a check weighs: as declared, or as is sensible for its kind."""

from reportgen.quality import Weight
from reportgen.sources.declared import Declared


def weight(declared: Declared, usual: Weight = Weight.ERROR) -> Weight:
    """The weight of a declared check."""
    said = declared.spec.checks.severity
    return Weight(said) if said else usual


def is_declared(declared: Declared, key: str) -> bool:
    """Whether the project file says anything about a check."""
    return key in declared.spec.checks.model_fields_set
