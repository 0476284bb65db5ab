"""Places in chapters for what is known only when all of them are read, as a legend is."""

from collections.abc import Callable
from dataclasses import dataclass

from reportgen.compose.lines import here
from reportgen.document.inlines import Inlines, Text
from reportgen.document.nodes import Block, Blocks, Paragraph
from reportgen.document.walk import map_blocks, place_of, walk
from reportgen.errors import Where


@dataclass(frozen=True, eq=False)
class Later:
    """A place of one kind: a paragraph whose words no author can have typed."""

    content: Inlines
    """Known by its identity."""

    @classmethod
    def named(cls, name: str) -> "Later":
        """A kind of places; the name is for those who look at blocks."""
        return cls((Text(name),))

    def place(self) -> Blocks:
        """What a word of the authors leaves in the chapter."""
        return (Paragraph(self.content, where=here()),)

    def is_place(self, block: Block) -> bool:
        """Whether a block is such a place."""
        return isinstance(block, Paragraph) and block.content is self.content

    def first(self, blocks: Blocks) -> Where | None:
        """Where the first of them stands; None where there is none."""
        return next((place_of(block) for block in walk(blocks) if self.is_place(block)), None)

    def filled(self, blocks: Blocks, make: Callable[[Where], Blocks]) -> Blocks:
        """Blocks in which every place is what is made for it."""

        def put(block: Block) -> Blocks:
            return make(place_of(block)) if self.is_place(block) else (block,)

        return map_blocks(blocks, put)
