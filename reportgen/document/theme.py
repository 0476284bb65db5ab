"""The theme: the few tokens and the files that dress a document.

A theme is a folder of the package (`themes/standard/`). A file of the same path in the project's
`templates/` replaces the theme's, file by file; colours and fonts are changed in `theme.toml`.
"""

from dataclasses import dataclass, replace
from functools import cached_property

from reportgen.document.legibility import checked
from reportgen.document.tokens import Measures, Tokens
from reportgen.errors import NOWHERE, Problems, Where, failure
from reportgen.schema import Declarations, validated
from reportgen.world import World, packaged, packaged_names

OVERRIDES = "templates"


@dataclass(frozen=True, eq=False)
class Theme:
    """A theme with the project's overrides."""

    name: str
    tokens: Tokens
    files: dict[str, bytes]
    """Every file by its path below the theme, overrides applied."""

    def read(self, path: str) -> bytes:
        """A file of the theme; `ReportError` "theme-file-missing" when it has none."""
        if path not in self.files:
            raise failure("theme-file-missing", Where(f"{OVERRIDES}/{path}"), path=path)
        return self.files[path]

    @cached_property
    def fonts(self) -> dict[str, bytes]:
        """The font files by name."""
        return {path: data for path, data in self.files.items() if path.startswith("fonts/")}


def load_theme(name: str, world: World, problems: Problems, declared_at: Where = NOWHERE) -> Theme:
    """Read a packaged theme and lay the project's `templates/` over it."""
    folder = f"themes/{name}"
    files = {path: packaged(f"{folder}/{path}") for path in packaged_names(folder)}
    if not files:
        raise failure("theme-unknown", declared_at, name=name)
    for path in _overrides(world):
        files[path.removeprefix(f"{OVERRIDES}/")] = _checked(path, world.read(path))
    declared = Declarations()
    if "theme.toml" in files:
        declared.add(f"{OVERRIDES}/theme.toml", files["theme.toml"], problems)
    tokens = validated(Tokens, declared.tables, (), declared, problems)
    if tokens is None:
        return Theme(name, Tokens(), files)
    colours = checked(tokens.colours, declared, problems)
    return Theme(name, tokens.model_copy(update={"colours": colours}), files)


def measured(theme: Theme, kind: str, problems: Problems) -> Theme:
    """A theme with the measures of a kind of document, where it has a file of them."""
    path = f"{kind}.toml"
    if path not in theme.files:
        return theme
    declared = Declarations()
    declared.add(f"{OVERRIDES}/{path}", theme.files[path], problems)
    found = validated(Measures, declared.tables, (), declared, problems)
    if found is None:
        return theme
    own = {name: getattr(found, name) for name in found.model_fields_set}
    return replace(theme, tokens=theme.tokens.model_copy(update=own))


def _checked(path: str, content: bytes) -> bytes:
    """A file of the project; style sheets must be text."""
    if path.endswith(".css"):
        try:
            content.decode()
        except UnicodeDecodeError as error:
            line = content[: error.start].count(b"\n") + 1
            raise failure("toml-not-utf8", Where(path, line)) from None
    return content


def _overrides(world: World) -> tuple[str, ...]:
    found: list[str] = []
    for depth in range(1, 4):
        found += world.glob("/".join([OVERRIDES, *["*"] * depth]))
    return tuple(found)
