"""The audit of finished documents, given what everybody may know of a project's numbers."""

from collections.abc import Mapping

from reportgen.audit.audit import Artefact, Audit, Verdict
from reportgen.audit.editions import kept
from reportgen.audit.ledger import read_ledger
from reportgen.build.folders import LEDGER, OUTPUT, public
from reportgen.build.makeups import declared
from reportgen.build.numbers import known_places
from reportgen.errors import Problems, Where, failure
from reportgen.places import Places
from reportgen.project import Project, load_project
from reportgen.world import World

EARLIER = "archive/*/*.claims.json"


# ---------------------------------------------------------------- documents


def audited(
    project: Project, places: Places, files: Mapping[str, bytes], editions: Mapping[str, bytes]
) -> Verdict:
    """Audit finished files; documents are known by their ledgers. Internal ones are not read."""
    artefacts = (
        Artefact(name, files[path], _read_by_people(name, project, files))
        for name in published(project)
        if (path := f"{public(name)}{LEDGER}") in files
    )
    return Audit(declared(project), places).of(artefacts, editions)


def published(project: Project) -> tuple[str, ...]:
    """The documents that do not stay in the house."""
    return tuple(name for name, each in project.documents.items() if not each.is_internal)


def _read_by_people(name: str, project: Project, files: Mapping[str, bytes]) -> dict[str, bytes]:
    """The document, and all data that bear its name."""
    return {path: files[path] for path in files if _document(path, project) == name}


def _document(path: str, project: Project) -> str:
    """The document whose name a finished file bears ("bericht-tabelle-1.csv"); empty for none."""
    own = path.removeprefix(f"{OUTPUT}/")
    bearing = [
        name for name in project.documents if own.startswith(name) and own[len(name)] in ".-_"
    ]
    return "" if own.endswith(LEDGER) else max(bearing, key=len, default="")


def earlier(project: Project, world: World) -> dict[str, bytes]:
    """The files of earlier editions in the archive."""
    own = f"archive/{project.facts.edition}/"
    return {path: world.read(path) for path in world.glob(EARLIER) if not path.startswith(own)}


def audit_output(world: World, wanted: tuple[str, ...]) -> Verdict:
    """Audit what lies in the folder of outputs; `ReportError` when a document is not there."""
    project, places, files = _finished(world, wanted)
    return audited(project, places, files, earlier(project, world))


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
        elif not world.exists(path := f"{public(name)}{LEDGER}"):
            problems.error("audit-not-built", Where(path), name=name)
    problems.stop()
    chosen = wanted or published(project)
    ledgers = [f"{public(name)}{LEDGER}" for name in chosen]
    paths = [path for path in world.glob(f"{OUTPUT}/*") if _document(path, project) in chosen]
    files = {path: world.read(path) for path in (*ledgers, *paths) if world.exists(path)}
    if not any(path.endswith(LEDGER) for path in files):
        raise failure("audit-nothing", Where(OUTPUT))
    return project, places, files


def archive(world: World, wanted: tuple[str, ...]) -> tuple[str, ...]:
    """Keep the printed numbers of the edition in the archive; the paths of what was written."""
    project, _, files = _finished(world, wanted)
    edition = project.facts.edition
    written = {}
    for name in published(project):
        if data := files.get(f"{public(name)}{LEDGER}"):
            figures = read_ledger(name, data).figures(declared(project))
            written[f"archive/{edition}/{name}.claims.json"] = kept(edition, name, figures)
    world.commit(written)
    return tuple(written)
