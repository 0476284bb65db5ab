"""What only the forms of papers say."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import partial

from reportgen.compose.council.annexes import Annex, annexes
from reportgen.compose.council.bodies import recommendation
from reportgen.compose.council.money import of_flow, total
from reportgen.compose.council.spec import CouncilPaperSpec, CouncilSpec, Outcome, ResultSpec
from reportgen.compose.council.tables import costs_table, posts_table
from reportgen.compose.council.unprinted import Asked, unprinted
from reportgen.compose.faults import Faults
from reportgen.document.nodes import Blocks
from reportgen.errors import Where, failure

FORMS = "forms/{}.md"
BALLOT: tuple[tuple[Outcome, ...], ...] = (
    ("einstimmig", "mehrheitlich"),
    ("abgelehnt", "vertagt"),
    ("zurückgezogen", "verwiesen"),
)
"""What a vote can come to, line by line."""
Reader = Callable[[str], Blocks]
"""A chapter file to what it says."""


@dataclass(slots=True)
class PaperWords:
    """The words of one paper's form."""

    paper: CouncilPaperSpec
    council: CouncilSpec
    pages: Mapping[str, int]
    read: Reader
    printed: set[str] = field(default_factory=set)
    """The texts that the form has asked for, and what is attached."""

    @property
    def form(self) -> str:
        """The form, as a file of the theme."""
        return FORMS.format(self.paper.form or self.council.form)

    def words(self) -> dict[str, Callable[..., object]]:
        """Every word by its name."""
        paper = self.paper
        return {
            "section": self.section,
            "has": self.has,
            "annexes": self.annexes,
            "recommendation": partial(recommendation, paper, self.council),
            "costs_table": costs_table,
            "posts_table": posts_table,
            "costs_of": partial(of_flow, paper.costs),
            "total": total,
            "tick": tick,
            "ballot": ballot,
            "lines": lines,
        }

    def has(self, name: str) -> bool:
        """Whether the paper has a text of this name."""
        return name in self.paper.chapter_files

    def section(self, name: str) -> Blocks:
        """A text of the paper."""
        files = self.paper.chapter_files
        if name not in files:
            raise failure("paper-text-none", name=name, known=", ".join(files))
        self.printed.add(name)
        return self.read(files[name])

    def annexes(self) -> tuple[Annex, ...]:
        """What is attached."""
        self.printed.add("attachments")
        return tuple(annexes(self.paper, self.council, self.pages))

    def unasked(self, asked: Asked, faults: Faults) -> None:
        """Note what is declared and the form does not ask for."""
        names = [each for each in unprinted(self.paper, asked) if each not in self.printed]
        if names:
            told = {"paper": self.paper.number, "names": ", ".join(names)}
            faults.notice("paper-fields-unprinted", Where(self.form), form=self.form, **told)

    def unprinted(self, faults: Faults) -> None:
        """Note the texts that the form has no place for."""
        for name, file in self.paper.chapter_files.items():
            if name not in self.printed:
                faults.notice("paper-text-unprinted", Where(file), name=name, form=self.form)


def tick(is_so: bool) -> str:  # noqa: FBT001 -- a word of forms
    """A box, ticked or not; the word beside it says the same."""
    return "\u2611" if is_so else "\u2610"


def ballot(result: ResultSpec | None) -> str:
    """All that a vote can come to, with a box each, and what else is told of the result."""
    came = result.outcome if result else ""
    told = ["\u00a0 ".join(f"{tick(each == came)}\u00a0{each}" for each in line) for line in BALLOT]
    return "\n".join([*told, result.note] if result and result.note else told)


def lines(texts: tuple[str, ...]) -> str:
    """Texts below one another, in cells too."""
    return "\n".join(texts)
