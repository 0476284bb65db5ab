"""The style sheet of a document: fonts and tokens of the theme before its style sheets.

Tokens become custom properties (`lead` is `var(--lead)`), once for the document and once for
pages, since pages inherit nothing. Family, weight and slant are read from the font files, so a
`@font-face` needs no more than the file.
"""

from reportgen.document.nodes import DocumentKind
from reportgen.document.theme import Theme, Tokens

FILES = "theme:"
"""Scheme of the addresses of the theme's files."""
_FONT_ENDINGS = (".ttf", ".otf")


def style_sheet(theme: Theme, kind: DocumentKind) -> str:
    """Everything that dresses a document of a kind."""
    faces = (_face(path) for path in sorted(theme.fonts) if path.endswith(_FONT_ENDINGS))
    sheets = (theme.read(path).decode() for path in ("print.css", f"{kind.value}.css"))
    return "\n".join([*faces, _properties(theme.tokens), *sheets])


def _face(path: str) -> str:
    return f'@font-face {{ font-family: "{path}"; src: url("{FILES}{path}") }}'


def _properties(tokens: Tokens) -> str:
    colours = tokens.colours.model_dump().items()
    sizes = tokens.sizes.model_dump().items()
    declared = [f"--{name}: {colour}" for name, colour in colours]
    declared += [f"--{name}: {size:g}mm" for name, size in sizes]
    declared += [f'--{name}-font: "{family}"' for name, family in tokens.fonts.model_dump().items()]
    block = f"{{ {'; '.join(declared)} }}"
    return f":root {block}\n@page {block}"
