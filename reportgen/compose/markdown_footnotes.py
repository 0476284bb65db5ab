"""Footnotes of a chapter: read before the text that refers to them."""

from markdown_it.tree import SyntaxTreeNode

from reportgen.compose.markdown_inlines import line_of, only_words
from reportgen.compose.page import Page
from reportgen.document.inlines import Inline, LineBreak


def read_footnotes(tree: SyntaxTreeNode, state: dict[str, object], page: Page) -> None:
    """Read what every footnote says; those that nothing refers to are told."""
    for block in tree.children:
        if block.type == "footnote_block":
            for note in block.children:
                _read(note, page)
    _tell_unused(state, page)


def _read(note: SyntaxTreeNode, page: Page) -> None:
    """A footnote is inlines: paragraphs become lines, other blocks are errors."""
    content: list[Inline] = []
    for block in note.children:
        if block.type == "footnote_anchor":
            continue
        if block.type != "paragraph":
            page.faults.error("footnote-block", page.place(line_of(block)))
            continue
        content += [LineBreak()] if content else []
        content += only_words(block.children[0].children, line_of(block.children[0]), page)
    page.footnotes[note.meta["id"]] = tuple(content)


def _tell_unused(state: dict[str, object], page: Page) -> None:
    """The parser leaves out notes that nothing refers to; their text would be lost unseen."""
    footnotes = state.get("footnotes")
    references = footnotes.get("refs", {}) if isinstance(footnotes, dict) else {}
    lines = page.rendering.lines
    for name, number in references.items():
        if number < 0:
            label = name.removeprefix(":")
            line = next(at for at, text in enumerate(lines) if f"[^{label}]:" in text)
            page.faults.notice("footnote-unused", page.place(line), label=label)
