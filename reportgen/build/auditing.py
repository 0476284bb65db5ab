"""The audit of finished documents, given what everybody may know of a project's numbers."""

import re
from collections.abc import Iterable, Mapping
from contextlib import suppress

from reportgen.audit.audit import Artefact, Audit, Verdict
from reportgen.audit.editions import kept
from reportgen.audit.ledger import Ledger, read_ledger
from reportgen.audit.memory import Memory
from reportgen.build.folders import (
    ANNEXES,
    DRAFTS,
    INTERNAL,
    LEDGER,
    OUTPUT,
    PRESSED,
    TEXTS,
    edition,
    protected_stems,
    public,
)
from reportgen.build.makeups import declared
from reportgen.build.numbers import known_places
from reportgen.compose.council.annexes import PREFIX
from reportgen.errors import Problems, ReportError, Where, failure
from reportgen.places import Places
from reportgen.project import Project, load_project
from reportgen.world import World

EARLIER = "archive/*/*.claims.json"
MEMORY = ".reportgen/audit"
_ATTACHED = re.compile(rf"[^/]+{re.escape(ANNEXES)}/(?:{PREFIX}\d+-(.+)\.pdf|.*)")
UNTRACKED = {".reportgen/.gitignore": b"*\n"}
"""Keeps what this machine remembers out of repositories."""


def audited(
    project: Project,
    places: Places,
    files: Mapping[str, bytes],
    world: World,
    beside: Iterable[Ledger] = (),
    *,
    is_fresh: bool = True,
) -> Verdict:
    """Audit finished files; documents are known by their ledgers. Internal ones are not read.

    `beside` is what other documents tell. Unless it is fresh, what was clean before is not looked
    at again.
    """
    artefacts = (
        Artefact(name, files[path], _read_by_people(stem, project, files))
        for name in _protected(project)
        for stem in protected_stems(name)
        if (path := f"{stem}{LEDGER}") in files
    )
    memory = Memory(b"" if is_fresh else _remembered(world))
    found = Audit(declared(project), places, memory).of(artefacts, earlier(project, world), beside)
    if not is_fresh and not found.findings:
        _remember(memory, world)
    return found


def _remembered(world: World) -> bytes:
    """What earlier builds were found clean of; nothing where that cannot be read."""
    with suppress(ReportError):
        return world.read(MEMORY)
    return b""


def _remember(memory: Memory, world: World) -> None:
    """Keep what was clean for the next build, unless that is known or cannot be written."""
    if memory.kept != _remembered(world):
        with suppress(ReportError):
            world.commit({MEMORY: memory.kept} | UNTRACKED)


def published(project: Project) -> tuple[str, ...]:
    """The documents that do not stay in the house."""
    return tuple(name for name, each in project.documents.items() if each.is_published)


def _protected(project: Project) -> tuple[str, ...]:
    """Those and the papers that are not public, whose numbers are protected all the same."""
    return tuple(name for name, each in project.documents.items() if not each.is_internal)


def _read_by_people(stem: str, project: Project, files: Mapping[str, bytes]) -> dict[str, bytes]:
    """The document, its file for the print shop, and all data that bear its name; copies once."""
    own: dict[bytes, str] = {}
    for path, data in files.items():
        if _stem(path, project) == stem:
            own.setdefault(data, path)
    return {path: data for data, path in own.items()}


def _stem(path: str, project: Project) -> str:
    """The stem that a finished file bears ("bericht" of "bericht-tabelle-1.csv"); or none.

    What is attached to a paper bears that of its document; the files of others have none.
    """
    beginning, own = edition(path)
    if attached := _ATTACHED.fullmatch(own):
        return f"{beginning}{attached[1]}" if attached[1] in project.documents else ""
    bearing = [
        name
        for name in project.documents
        if own.startswith(name) and own.removeprefix(name).startswith((".", "-", "_"))
    ]
    return f"{beginning}{max(bearing, key=len)}" if bearing and not own.endswith(LEDGER) else ""


def earlier(project: Project, world: World) -> dict[str, bytes]:
    """The files of earlier editions in the archive."""
    own = f"archive/{project.facts.edition}/"
    return {path: world.read(path) for path in world.glob(EARLIER) if not path.startswith(own)}


def audit_output(world: World, wanted: tuple[str, ...]) -> Verdict:
    """Audit what lies in the folder of outputs; `ReportError` when a document is not there."""
    project, places, files = _finished(world, wanted)
    return audited(project, places, files, world)


def _finished(world: World, wanted: tuple[str, ...]) -> tuple[Project, Places, dict[str, bytes]]:
    problems = Problems()
    project = load_project(world, problems)
    places = known_places(project, world, problems)
    for name in wanted:
        if name not in project.documents:
            known = ", ".join(project.documents)
            problems.error("document-unknown", name=name, known=known)
        elif project.documents[name].is_internal:
            problems.error("audit-internal", project.where("document", name), name=name)
        elif not any(world.exists(f"{stem}{LEDGER}") for stem in protected_stems(name)):
            problems.error("audit-not-built", Where(f"{public(name)}{LEDGER}"), name=name)
    problems.stop()
    chosen = [stem for name in wanted or _protected(project) for stem in protected_stems(name)]
    ledgers = [f"{stem}{LEDGER}" for stem in chosen]
    folders = (OUTPUT, DRAFTS, PRESSED, INTERNAL)
    inner = (f"{folder}/*{each}" for folder in folders for each in (TEXTS, ANNEXES))
    there = (path for folder in (*folders, *inner) for path in world.glob(f"{folder}/*"))
    paths = [path for path in there if _stem(path, project) in chosen]
    files = {path: world.read(path) for path in (*ledgers, *paths) if world.exists(path)}
    if not any(path.endswith(LEDGER) for path in files):
        raise failure("audit-nothing", Where(OUTPUT))
    return project, places, files


def archive(world: World, wanted: tuple[str, ...]) -> tuple[str, ...]:
    """Keep the printed numbers of the edition in the archive; the paths of what was written."""
    project, _, files = _finished(world, wanted)
    for name in wanted:
        if name not in published(project):
            raise failure("archive-closed", project.where("document", name), name=name)
    edition = project.facts.edition
    written = {}
    for name in published(project):
        if data := files.get(f"{public(name)}{LEDGER}"):
            figures = read_ledger(name, data).figures(declared(project))
            written[f"archive/{edition}/{name}.claims.json"] = kept(edition, name, figures)
    world.commit(written)
    return tuple(written)
