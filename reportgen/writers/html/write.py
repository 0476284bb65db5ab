"""Turns a numbered document into an HTML page and the pictures it names.

The body is made of one fragment for each top-level block, so that a chapter can be laid out
alone. Nothing of the page depends on anything but the document and the widths it is set for.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from reportgen.document.drawing import Drawing
from reportgen.document.inlines import Picture
from reportgen.document.nodes import Document, Figure, Meta
from reportgen.document.tokens import Sizes
from reportgen.document.walk import texts, walk
from reportgen.writers.html.block import Setting, block
from reportgen.writers.html.markup import Markup, element, escaped, joined, void
from reportgen.writers.html.pictures import picture, picture_address
from reportgen.writers.html.settle import settled

GENERATOR = "reportgen"


@dataclass(frozen=True, slots=True)
class Html:
    """A page, in the parts it is made of, and its pictures by their address."""

    head: Markup
    fragments: tuple[Markup, ...]
    kind: str
    """Class of the body: the kind of document."""
    language: str
    running_title: str
    pictures: dict[str, bytes]

    @property
    def page(self) -> str:
        """The whole page."""
        body = element(
            "body",
            joined(self.fragments, "\n"),
            class_=self.kind,
            data_title=self.running_title,
        )
        root = element("html", joined([self.head, body], "\n"), lang=self.language)
        return f"<!DOCTYPE html>\n{root}\n"

    def only(self, number: int) -> "Html":
        """The page with one of its fragments alone."""
        return replace(self, fragments=(self.fragments[number],))


NO_PAGES: Mapping[str, int] = {}


def write_html(document: Document, sizes: Sizes, pages: Mapping[str, int] = NO_PAGES) -> Html:
    """Write a document as HTML, set for the widths of a theme.

    `pages` tells on which page each label stands, which an index prints.
    """
    meta = document.meta
    setting = Setting(sizes, pages=pages)
    drawings = _drawings(document)
    return Html(
        head=_head(meta),
        fragments=tuple(block(node, setting) for node in settled(document, sizes).blocks),
        kind=meta.kind.value,
        language=meta.language,
        running_title=meta.running_title or meta.title,
        pictures={picture_address(each): picture(each) for each in drawings},
    )


def _drawings(document: Document) -> Iterator[Drawing]:
    """Every drawing: those of figures, and the small ones in cells and lines."""
    for node in walk(document.blocks):
        if isinstance(node, Figure):
            yield node.drawing
        for content in texts(node):
            yield from (each.drawing for each in content if isinstance(each, Picture))


def _head(meta: Meta) -> Markup:
    named = {
        "author": meta.author,
        "description": meta.subject,
        "keywords": ", ".join(meta.keywords),
        "generator": GENERATOR,
        "dcterms.created": meta.date,
        "dcterms.modified": meta.date,
    }
    parts = [
        void("meta", charset="utf-8"),
        element("title", escaped(meta.title)),
        *(void("meta", name=name, content=text) for name, text in named.items() if text),
    ]
    return element("head", joined(parts, "\n"))
