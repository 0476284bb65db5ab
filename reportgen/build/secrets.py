"""The secret that changes of counts are made of: from a file of the project or the environment."""

import re

from reportgen.errors import Where, failure
from reportgen.world import World

_VARIABLE = re.compile(r"\$\{(\w+)\}")
SHORTEST = 16
"""Characters; fewer can be tried out."""


def secret_of(said: str, world: World, where: Where) -> bytes:
    """What a secret says; `ReportError` when it is not there, or too short."""
    if not said:
        raise failure("perturbing-secret", where)
    variable = _VARIABLE.fullmatch(said)
    if variable:
        found = (world.variable(variable[1]) or "").encode()
    else:
        found = world.read(said) if world.exists(said) else b""
    if not found.strip():
        raise failure("perturbing-secret-missing", where, name=said)
    if len(found.strip()) < SHORTEST:
        raise failure("perturbing-secret-short", where, name=said, least=SHORTEST)
    return found.strip()
