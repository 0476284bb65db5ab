"""What is to be said of the styles of a template, once a document is written in it."""

from collections.abc import Iterator

from reportgen.document.tokens import Word
from reportgen.errors import Problem, Where, nearest, notice
from reportgen.writers.docx.template.names import KEYS
from reportgen.writers.docx.template.stylesheet import Styles

_SHOWN = 12
"""So many names are told; whoever lacks more lacks nearly all."""


def remarks(styles: Styles, chosen: Word, where: Where) -> Iterator[Problem]:
    """Notices on the styles that a template lacks, be they named in the theme or not."""
    for style, asked in styles.unmet.items():
        like = nearest(asked[0], styles.names())
        yield notice(
            "word-style-unmet", where, key=KEYS[style], names=", ".join(asked), like=like or "–"
        )
    added = [each for each in styles.added if each not in styles.unmet]
    if added and not chosen.adds_styles:
        shown = ", ".join(added[:_SHOWN]) + (" …" if len(added) > _SHOWN else "")
        yield notice("word-styles-added", where, count=len(added), names=shown)
