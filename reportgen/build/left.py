"""Files that stand where everybody reads, of documents that are no longer for everybody."""

from collections.abc import Iterator

from reportgen.build.folders import public_stems
from reportgen.errors import Problems
from reportgen.project import Project
from reportgen.world import World


def refuse_left_behind(project: Project, world: World, problems: Problems) -> None:
    """Nothing is built while a document that is not published lies among those that are."""
    for name, spec in project.documents.items():
        for path in () if spec.is_published else _public_files(name, world):
            where = project.where("document", name)
            problems.error("left-behind", where, name=name, path=path)
    problems.stop()


def _public_files(name: str, world: World) -> Iterator[str]:
    for stem in public_stems(name):
        yield from world.glob(f"{stem}.*")
        yield from world.glob(f"{stem}.*/*")
