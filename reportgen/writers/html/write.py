"""Turns a numbered document into an HTML page and the pictures it names.

The body is made of one fragment for each top-level block, so that a chapter can be laid out
alone. Nothing of the page depends on anything but the document and the widths it is set for.
"""

from dataclasses import dataclass

from reportgen.document.nodes import Document, Figure, Meta
from reportgen.document.tokens import Sizes
from reportgen.document.walk import walk
from reportgen.writers.html.block import Setting, block
from reportgen.writers.html.figure import picture, picture_address
from reportgen.writers.html.markup import Markup, element, escaped, joined, void

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


def write_html(document: Document, sizes: Sizes) -> Html:
    """Write a document as HTML, set for the widths of a theme."""
    meta = document.meta
    setting = Setting(sizes)
    figures = (node for node in walk(document.blocks) if isinstance(node, Figure))
    return Html(
        head=_head(meta),
        fragments=tuple(block(node, setting) for node in document.blocks),
        kind=meta.kind.value,
        language=meta.language,
        running_title=meta.running_title or meta.title,
        pictures={picture_address(each.drawing): picture(each.drawing) for each in figures},
    )


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
