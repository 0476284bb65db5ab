"""The style sheet of a document: fonts and tokens of the theme before its style sheets.

Tokens become custom properties (`lead` is `var(--lead)`), once for the document and once for
pages, since pages inherit nothing. Family, weight and slant of a `@font-face` are those that the
font file says of itself: WeasyPrint finds a face by what is declared and by nothing else.
"""

from reportgen.document.grounds import ground
from reportgen.document.nodes import Document, DocumentKind, Table
from reportgen.document.theme import Theme
from reportgen.document.tokens import Colours, Tokens
from reportgen.document.walk import walk
from reportgen.writers.html.table import shade
from reportgen.writers.pdf.tags.hyphens import SIGN
from reportgen.writers.typefaces import Typeface, typefaces

FILES = "theme:"
"""Scheme of the addresses of the theme's files."""


def style_sheet(theme: Theme, kind: DocumentKind) -> str:
    """Everything that dresses a document of a kind."""
    faces = map(_face, typefaces(theme))
    sheets = (theme.read(path).decode() for path in ("print.css", f"{kind.value}.css"))
    return "\n".join([*faces, _properties(theme.tokens), *sheets])


def shades(document: Document, colours: Colours) -> str:
    """The grounds of the shaded cells that a document has."""
    tables = (node for node in walk(document.blocks) if isinstance(node, Table))
    cells = (cell for table in tables for row in table.body for cell in row.cells)
    heats = {shade(cell.heat): cell.heat for cell in cells if cell.heat}
    return "\n".join(
        f".{name} {{ background: {ground(heats[name], colours)} }}" for name in sorted(heats)
    )


def bleeding(bleed: float | None) -> str:
    """Let the grounds of pages go so many millimetres beyond their edge."""
    if bleed is None:
        return ""
    return f":root {{ --bleed: {bleed:g}mm }}\n@page {{ bleed: {bleed:g}mm }}"


def _face(face: Typeface) -> str:
    style = "italic" if face.is_slanted else "normal"
    return (
        f'@font-face {{ font-family: "{face.family}"; font-weight: {face.weight}; '
        f'font-style: {style}; src: url("{FILES}{face.path}") }}'
    )


def _properties(tokens: Tokens) -> str:
    colours = tokens.colours.model_dump().items()
    sizes = tokens.sizes.model_dump().items()
    declared = [f"--{name}: {colour}" for name, colour in colours]
    declared += [f"--{name}: {size:g}mm" for name, size in sizes]
    declared += [f'--{name}-font: "{family}"' for name, family in tokens.fonts.model_dump().items()]
    declared.append(f'hyphenate-character: "{SIGN}"')
    block = f"{{ {'; '.join(declared)} }}"
    return f":root {block}\n@page {block}"
