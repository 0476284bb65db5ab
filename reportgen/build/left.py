"""Files that stand where everybody reads, of documents that are no longer for everybody."""

from collections.abc import Collection, Iterator

from reportgen.build.folders import TEXTS, public_stems
from reportgen.errors import Problems, Where
from reportgen.project import Project
from reportgen.world import World


def refuse_left_behind(project: Project, world: World, problems: Problems) -> None:
    """Nothing is built while a document that is not published lies among those that are."""
    for name, spec in project.documents.items():
        for path in () if spec.is_published else _public_files(name, world):
            where = project.where("document", name)
            problems.error("left-behind", where, name=name, path=path)
    problems.stop()


def tell_left_texts(files: Collection[str], world: World, problems: Problems) -> None:
    """Texts of sections that a document no longer has, beside those that it has now."""
    folders = dict.fromkeys(path.rpartition("/")[0] for path in files if f"{TEXTS}/" in path)
    for path in (each for folder in folders for each in world.glob(f"{folder}/*")):
        if path not in files:
            problems.notice("left-text", Where(path), path=path)


def _public_files(name: str, world: World) -> Iterator[str]:
    for stem in public_stems(name):
        yield from world.glob(f"{stem}.*")
        yield from world.glob(f"{stem}.*/*")
