"""All papers of a project: each is checked as it is declared, beside the others."""

from collections.abc import Callable, Container, Mapping
from dataclasses import dataclass
from functools import partial

from reportgen.compose.council.annexes import check_attachments
from reportgen.compose.council.checks import Papers, check_council, check_paper
from reportgen.compose.council.declared import Declared
from reportgen.compose.council.spec import CouncilPaperSpec, CouncilSpec
from reportgen.compose.publication import Publication
from reportgen.document.theme import OVERRIDES
from reportgen.errors import Problems, Where
from reportgen.world import World, packaged_names

KIND = "council-paper"
"""How the forms of papers are called in a theme."""


@dataclass(frozen=True, slots=True)
class Hall:
    """What the town declares of its papers."""

    council: CouncilSpec
    documents: Mapping[str, Publication]
    where: Callable[..., Where]
    """Keys from the top of the project file to the place that declares them."""
    data: Container[str] = ()
    """The files that the project reads its numbers from, which pass no gate as annexes."""


def check_papers(hall: Hall, world: World, problems: Problems) -> None:
    """Note what is wrong with papers, and with what holds for all of them."""
    check_council(hall.council, partial(hall.where, "council"), problems)
    papers = _papers(hall.documents)
    for name, spec in papers.items():
        paper = Declared(spec, hall.council, partial(hall.where, "document", name), problems)
        check_paper(paper, Papers(papers, _forms(spec.theme, world)))
        _check_files(paper, world)
        check_attachments(paper, hall.documents, hall.data, world)


def closed_texts(documents: Mapping[str, Publication]) -> frozenset[str]:
    """The chapter files of papers that are not public."""
    closed = (each for each in _papers(documents).values() if not each.is_published)
    return frozenset(file for each in closed for file in each.chapter_files.values())


def _papers(documents: Mapping[str, Publication]) -> dict[str, CouncilPaperSpec]:
    return {n: each for n, each in documents.items() if isinstance(each, CouncilPaperSpec)}


def _forms(theme: str, world: World) -> tuple[str, ...]:
    """The names of the forms of papers of a theme, and of all that the project has."""
    shipped = (each for each in packaged_names(f"themes/{theme}/forms") if each.startswith(KIND))
    every = (*shipped, *world.glob(f"{OVERRIDES}/forms/*.md"))
    return tuple(dict.fromkeys(path.rpartition("/")[2].removesuffix(".md") for path in every))


def _check_files(paper: Declared, world: World) -> None:
    for name, file in paper.spec.chapter_files.items():
        keys = ("texts", name) if name in paper.spec.texts else (name,)
        if not world.exists(file):
            paper.problems.error("file-missing", paper.where(*keys), path=file)
