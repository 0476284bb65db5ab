"""What a project says of its print, looked at before the long work begins."""

from reportgen.errors import Problems
from reportgen.project import Project
from reportgen.world import World
from reportgen.writers.pdf.press.profile import Profile, read_profile
from reportgen.writers.pdf.press.wanted import Wanted


def wanted(project: Project, world: World, problems: Problems) -> Wanted:
    """How files for the print shop are to be; mistakes are noted."""
    spec = project.press
    profile = _profile(project, world, problems) if spec.profile else None
    if bool(spec.profile) != bool(spec.condition):
        problems.error("print-condition", project.where("print", "profile"))
    return Wanted(
        spec.bleed, spec.marks, spec.multiple, spec.resolution, spec.paper_thickness, profile
    )


def _profile(project: Project, world: World, problems: Problems) -> Profile | None:
    """The profile of the printing condition; None where it is of no use."""
    spec, where = project.press, project.where("print", "profile")
    if not world.exists(spec.profile):
        problems.error("file-missing", where, path=spec.profile)
        return None
    try:
        return read_profile(world.read(spec.profile), spec.condition)
    except ValueError as error:
        problems.error(f"print-profile-{error}", where, path=spec.profile)
        return None


def refuse_drafts(project: Project, documents: tuple[str, ...], problems: Problems) -> None:
    """A draft is not for the print shop."""
    for name in documents:
        if project.documents[name].draft:
            problems.error("print-draft", project.where("document", name), name=name)
