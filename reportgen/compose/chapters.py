"""Template files to blocks: render, read, nest."""

from collections.abc import Iterable
from dataclasses import dataclass

from reportgen.compose.faults import Faults
from reportgen.compose.markdown import read_markdown
from reportgen.compose.markdown_blocks import Item
from reportgen.compose.marks import Slots
from reportgen.compose.material import Material
from reportgen.compose.nesting import nested
from reportgen.compose.page import Page
from reportgen.compose.pictures import Pictures
from reportgen.compose.spec import DocumentSpec
from reportgen.compose.template import Templates
from reportgen.compose.template_source import Loader
from reportgen.compose.vocabulary import vocabulary
from reportgen.document.nodes import Blocks
from reportgen.errors import Where

FORMS = "forms/"
"""Where a theme keeps its forms; a project may empty them to have none."""


@dataclass(slots=True)
class Chapters:
    """Reads the chapters and forms of one document."""

    templates: Templates
    slots: Slots
    faults: Faults
    pictures: Pictures
    is_whole: bool = True
    """Whether every file could be gone through to its end."""

    def items(self, name: str) -> tuple[Item, ...]:
        """The blocks and headings of a file; nothing, with the reason noted, if it fails."""
        rendering = self.templates.render(name)
        if rendering is None:
            self.is_whole = False
            return ()
        found = read_markdown(Page(rendering, self.slots, self.faults, self.pictures.draw))
        if not found and not name.startswith(FORMS):
            self.faults.notice("chapter-empty", Where(name))
        return found

    def blocks(self, names: Iterable[str]) -> Blocks:
        """Files read one after the other like one text."""
        return nested((item for name in names for item in self.items(name)), self.faults)

    def part(self, name: str) -> Blocks:
        """A file to be put inside another; its headings begin at whatever level they like."""
        return nested(self.items(name), self.faults, top=None)


def open_chapters(spec: DocumentSpec, material: Material, faults: Faults) -> Chapters:
    """Make everything ready to read the chapters of a document."""
    slots = Slots()
    closed = material.closed if spec.is_published else frozenset()
    loader = Loader(material.world, material.theme, faults, closed)
    templates = Templates(loader, slots, faults)
    widest = material.theme.tokens.sizes.column
    chapters = Chapters(templates, slots, faults, Pictures(material.world, widest, faults))
    facts = {
        "project": material.facts, "document": spec, "council": material.council,
        "whole": material.whole,
    }  # fmt: skip
    templates.teach(vocabulary(material, faults), facts)
    return chapters
