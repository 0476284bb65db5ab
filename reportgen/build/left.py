"""Files of earlier builds: what is no longer for everybody, and what a document no longer has."""

import re
from collections.abc import Iterable, Iterator

from reportgen.build.folders import LEDGER, TEXTS, annexes, public_stems, stem
from reportgen.compose.council.annexes import PREFIX
from reportgen.compose.spec import DocumentSpec
from reportgen.errors import Problems
from reportgen.project import Project
from reportgen.world import World

_OURS = re.compile(rf"\d\d-[a-z0-9-]+\.txt|{PREFIX}\d+-.+")


def refuse_left_behind(project: Project, world: World, problems: Problems) -> None:
    """Nothing is built while a document that is not published lies among those that are."""
    for name, spec in project.documents.items():
        for path in () if spec.is_published else _public_files(name, world):
            where = project.where("document", name)
            problems.error("left-behind", where, name=name, path=path)
    problems.stop()


def left(project: Project, files: Iterable[str], world: World) -> frozenset[str]:
    """What earlier builds have put into the folders of texts and annexes of what is built now.

    Only names that builds give are taken for such: whatever else lies there is somebody's.
    """
    written = frozenset(files)
    found: set[str] = set()
    for name, spec in project.documents.items():
        if f"{stem(name, spec)}{LEDGER}" in written:
            folders = {annexes(name, spec, is_public=each) for each in (True, False)}
            folders |= {path.rpartition("/")[0] for path in written if _is_text(path, name, spec)}
            found.update(path for each in folders for path in world.glob(f"{each}/*"))
    return frozenset(each for each in found if _OURS.fullmatch(_name(each))) - written


def _is_text(path: str, name: str, spec: DocumentSpec) -> bool:
    return path.startswith(f"{stem(name, spec)}{TEXTS}/")


def _name(path: str) -> str:
    return path.rpartition("/")[2]


def _public_files(name: str, world: World) -> Iterator[str]:
    for each in public_stems(name):
        yield from world.glob(f"{each}.*")
        yield from world.glob(f"{each}.*/*")
