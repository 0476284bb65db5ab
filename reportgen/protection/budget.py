"""Work that may still be done: programs are counted, never seconds, so that results repeat."""

from dataclasses import dataclass


class SpentError(Exception):
    """The budget is spent."""


@dataclass(slots=True)
class Budget:
    """How much work is left; a program costs as much as it has quantities."""

    left: int

    def take(self, size: int) -> None:
        """Take the work of one program; raises `SpentError` when nothing is left."""
        if self.left <= 0:
            raise SpentError
        self.left -= size
