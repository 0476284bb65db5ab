"""What a project file says of every document, of whatever kind."""

from typing import Literal

from reportgen.schema import Filled, Spec

Format = Literal["pdf", "docx", "txt"]


class Publication(Spec):
    """A document of whatever kind."""

    title: Filled
    subtitle: str = ""
    author: str = ""
    """The office that publishes it; empty: that of the project."""
    keywords: tuple[str, ...] = ()
    theme: str = "standard"
    """Theme of the package; files of the same name in `templates/` replace the theme's."""
    formats: tuple[Format, ...] = ("pdf", "docx")
    audience: Literal["public", "internal"] = "public"
    """Who reads it. What is internal shows all numbers as they were calculated, none of them
    protected, is marked on every page, and is written into a folder of its own."""
    draft: bool = False
    """Whether every page is marked "Entwurf", and the files are named so."""
    line_numbers: bool = False
    """Whether every fifth line has a number beside it, for those who comment on a draft."""
    data_files: bool = True
    """Whether the PDF holds the data of all tables, charts and maps as CSV files."""

    @property
    def is_internal(self) -> bool:
        """Whether it stays in the house."""
        return self.audience == "internal"

    @property
    def is_published(self) -> bool:
        """Whether everybody may read it."""
        return not self.is_internal
