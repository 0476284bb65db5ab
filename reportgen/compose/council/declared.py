"""A paper as it is declared, with the places that mistakes are told at."""

from collections.abc import Callable
from dataclasses import dataclass

from reportgen.compose.council.spec import CouncilPaperSpec, CouncilSpec
from reportgen.errors import Problems, Where


@dataclass(frozen=True, slots=True)
class Declared:
    """A paper, what holds for all of the town, and where its keys stand."""

    spec: CouncilPaperSpec
    council: CouncilSpec
    where: Callable[..., Where]
    """Keys and numbers below the paper to the place that declares them."""
    problems: Problems

    def error(self, code: str, *keys: str | int, **params: object) -> None:
        """Note what is wrong at a key."""
        self.problems.error(code, self.where(*keys), paper=self.spec.number, **params)
