"""Makes the Word templates of the shipped theme, from its tokens alone.

    python -m tools.word_template [folder]    writes reference.docx and its kin

Without a folder they go into the theme. The text of a template is a sample of its styles; the
writer takes only its pages, heads, feet, styles and settings. Cover, imprint and text are three
sections.
"""

import sys
from collections.abc import Mapping
from pathlib import Path

from reportgen.document.theme import load_theme
from reportgen.document.tokens import Tokens
from reportgen.errors import Problems
from reportgen.world import MemoryWorld
from reportgen.writers.docx.package import zipped
from tools.word_looks import TEXT, council_paper, plain_language, report
from tools.word_parts import Page, Template, members

THEME = Path(__file__).parent.parent / "reportgen/themes/standard"
REPORT = "reference.docx"
COUNCIL_PAPER = "council-paper.docx"
PLAIN_LANGUAGE = "plain-language.docx"


def templates(tokens: Tokens) -> Mapping[str, bytes]:
    """The templates by their names in the theme."""
    text = Page(top=26, right=30, bottom=26, left=30, head="running", foot="number")
    cover = Page(top=118, right=30, bottom=30, left=30, head="band")
    imprint = Page(top=26, right=30, bottom=26, left=30)
    wide = Page(top=25, right=25, bottom=28, left=25, head="running", foot="number")
    form = Page(top=22, right=22, bottom=24, left=25, head="running", foot="count", is_first=True)
    made = {
        REPORT: Template(report(), (cover, imprint, text), tokens),
        COUNCIL_PAPER: Template(council_paper(), (form,), tokens, accent=TEXT),
        PLAIN_LANGUAGE: Template(plain_language(), (cover, imprint, wide), tokens),
    }
    return {name: zipped(members(template)) for name, template in made.items()}


def main(folder: Path = THEME) -> None:
    """Write the templates."""
    problems = Problems()
    tokens = load_theme("standard", MemoryWorld(), problems).tokens
    problems.stop()
    for name, content in templates(tokens).items():
        (folder / name).write_bytes(content)


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:]))
