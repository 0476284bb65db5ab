"""What is attached to papers, gathered beside them with names that tell its order."""

from collections.abc import Iterator, Mapping

from reportgen.build.documents import Desk, Written
from reportgen.build.folders import annexes
from reportgen.compose.council.annexes import gathered_name, is_gathered
from reportgen.compose.council.spec import CouncilPaperSpec


def gathered(
    name: str, desk: Desk, documents: Mapping[str, bytes], pages: Mapping[str, int]
) -> Iterator[Written]:
    """The copies for a paper: of documents as they were laid out just now, of files as they lie.

    What is not public goes to what stays in the house, whatever the paper is.
    """
    spec = desk.project.documents[name]
    if not isinstance(spec, CouncilPaperSpec) or not is_gathered(spec, desk.project.council):
        return
    for number, each in enumerate(spec.attachments, start=1):
        folder = annexes(name, spec, is_public=each.public)
        data = documents[each.document] if each.document else desk.world.read(each.file)
        path = f"{folder}/{gathered_name(number, each)}"
        yield Written(path, data, pages.get(each.document or each.file))
