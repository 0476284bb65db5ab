"""Groups the blocks of a section by what stays together, and orders them as they fill pages.

what leads, list or form     a paragraph and what it leads to
margin box, any block        Word has no margin: the box stands above what it belongs to
short lead-in, exhibit       the first paragraph below a heading stays with what it leads to
exhibit, sample              an exhibit stays with its declaration
table, table, table …        three or more are looked up: narrow ones side by side (`abreast.py`)
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

from reportgen.document.flow import Page, goes_ahead, in_order
from reportgen.document.leading import is_margin, is_sample, leads_in
from reportgen.document.nodes import (
    Block,
    Blocks,
    Figure,
    ItemList,
    PageBreak,
    Paragraph,
    Role,
    Section,
    Table,
)
from reportgen.writers.docx.draft import Draft, Spot
from reportgen.writers.docx.figures import is_turned
from reportgen.writers.docx.layout.abreast import inside, stretches
from reportgen.writers.docx.layout.height import height, stack
from reportgen.writers.docx.tables.cells import is_short
from reportgen.writers.docx.template.styles import Style

_LINES = 3
"""A gap that is worth filling."""
_SPARE = 200
"""What is left free below tables side by side: what does not fit in its column goes astray."""


@dataclass(frozen=True, slots=True)
class Group:
    """Blocks that stay together; of several columns each is a block."""

    blocks: Blocks
    columns: int = 1
    is_led: bool = False
    """Whether the last one leads to what follows."""


def settled(node: Section, spot: Spot, draft: Draft) -> Iterator[Group]:
    """The groups of a section in the order in which they fill pages, put on the draft's page."""
    setting = _Setting(spot, draft, draft.page)
    found = tuple(groups(node.blocks, draft))
    if node.role is Role.PROFILE or not draft.sizes.height:
        for group in found:
            setting.put(group)
            yield group
    else:
        yield from in_order(found, setting)


def groups(nodes: Blocks, draft: Draft) -> Iterator[Group]:
    """The groups in the order of the document."""
    is_leading = leads_in(nodes)
    for some, count in stretches(nodes, draft):
        if count > 1:
            yield Group(some, count)
            continue
        begin = 0
        for end, node in enumerate(some, start=1):
            is_lead = is_leading and node is nodes[0]
            is_last = end == len(some)
            if is_last or not (is_lead or leads(node, some[end])):
                yield Group(some[begin:end], is_led=is_lead and is_last)
                begin = end


def leads(node: Block, follower: Block) -> bool:
    """Whether a block stays with the next one: words, a margin box, an exhibit and its sample."""
    is_form = isinstance(follower, Table) and not follower.title
    is_led = isinstance(node, Paragraph) and (is_form or isinstance(follower, ItemList))
    is_text = not isinstance(follower, Section | PageBreak)
    return is_led or is_sample(follower) or (is_margin(node) and is_text)


@dataclass(frozen=True, slots=True)
class _Setting:
    """How groups stand on a page of Word."""

    spot: Spot
    draft: Draft
    page: Page
    known: dict[int, int] = field(default_factory=dict)
    """By the identity of groups their heights: each is asked for several times."""

    @property
    def least(self) -> float:
        return _LINES * self.draft.styles.pitch(Style.BODY).line

    def high(self, group: Group) -> float:
        found = self.known.get(id(group))
        if found is None:
            found = self.known[id(group)] = self._high(group)
        return found

    def _high(self, group: Group) -> int:
        if group.columns == 1:
            return stack(group.blocks, self.spot, self.draft)
        column = inside(group.columns, self.draft)
        return max(height(each, self.spot, column) for each in group.blocks)

    def is_whole(self, group: Group) -> bool:
        return group.columns > 1 or any(map(self._is_whole, group.blocks))

    def may_be_passed(self, group: Group) -> bool:
        return self.is_whole(group) and not isinstance(group.blocks[0], Paragraph)

    def _is_whole(self, node: Block) -> bool:
        if isinstance(node, Table):
            return bool(node.title) and not node.is_wide and is_short(node, self.draft)
        return isinstance(node, Figure) and not is_turned(node, self.draft)

    def may_go_ahead(self, group: Group) -> bool:
        return goes_ahead(group.blocks[-1])

    def is_parted(self, group: Group) -> bool:
        return isinstance(group.blocks[0], Paragraph)

    def put(self, group: Group) -> None:
        first = group.blocks[0]
        if isinstance(first, Section):
            return
        if isinstance(first, PageBreak) or is_turned(first, self.draft):
            self.page.fill()
        elif isinstance(first, Paragraph | ItemList | Table) and not self.is_whole(group):
            self.page.flow(self.high(group))
        else:
            self.page.put(self.high(group), _SPARE if group.columns > 1 else 0)
