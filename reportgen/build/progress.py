"""What the user sees while a build runs: a bar on a terminal, plain lines elsewhere."""

from dataclasses import dataclass, field
from typing import Protocol

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskID, TextColumn

from reportgen.messages import Language, text


class Reporter(Protocol):
    """Told of every step of a build."""

    def begin(self, steps: int) -> None:
        """The build has so many steps."""

    def step(self, code: str, **params: object) -> None:
        """A step begins; `code` is its sentence in the catalogue."""

    def end(self) -> None:
        """The build has ended, well or badly."""


@dataclass(slots=True)
class Silent:
    """Remembers the steps and prints nothing."""

    steps: list[str] = field(default_factory=list)

    def begin(self, steps: int) -> None:
        """Nothing to show."""

    def step(self, code: str, **params: object) -> None:
        """Remember the step."""
        self.steps.append(text(code, **params))

    def end(self) -> None:
        """Nothing to show."""


@dataclass(slots=True)
class Lines:
    """A plain line for every step, for logs and pipes."""

    console: Console
    language: Language = Language.DE

    def begin(self, steps: int) -> None:
        """Lines need no total."""

    def step(self, code: str, **params: object) -> None:
        """Print the step."""
        self.console.print(text(code, self.language, **params), markup=False, highlight=False)

    def end(self) -> None:
        """Nothing is left to close."""


class Bar:
    """A progress bar with the present step."""

    def __init__(self, console: Console, language: Language = Language.DE) -> None:
        self._language = language
        self._progress = Progress(
            TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(),
            console=console, transient=True,
        )  # fmt: skip
        self._task: TaskID | None = None

    def begin(self, steps: int) -> None:
        """Start the bar."""
        self._progress.start()
        self._task = self._progress.add_task("", total=steps)

    def step(self, code: str, **params: object) -> None:
        """Name the step and move on."""
        if self._task is not None:
            described = text(code, self._language, **params)
            self._progress.update(self._task, description=described, advance=1)

    def end(self) -> None:
        """Take the bar away."""
        self._progress.stop()
