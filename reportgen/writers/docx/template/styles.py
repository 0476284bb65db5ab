"""What there is to dress, by the names that Word gives its styles in every language."""

from enum import StrEnum

from reportgen.document.nodes import Role


class Style(StrEnum):
    """Names in the template; English ones are Word's own, German ones are ours."""

    BODY = "Body Text"
    TITLE = "Title"
    SUBTITLE = "Subtitle"
    LETTERHEAD = "Briefkopf"
    COVER = "Titelblatt"
    IMPRINT = "Impressum"
    LEAD = "Vorspann"
    FICTITIOUS = "Fiktive Daten"
    SUBHEADING = "Zwischentitel"
    CONTENTS_HEADING = "TOC Heading"
    EXHIBITS = "table of figures"
    BULLETS = "List Bullet"
    NUMBERS = "List Number"
    QUOTE = "Quote"
    SAMPLE = "Eingabezeilen"
    TERM = "Begriff"
    MEANING = "Begriffserklärung"
    DEFINITION = "Definition"
    HINT = "Hinweis"
    WARNING = "Warnung"
    FINDING = "Kernaussage"
    MARGIN = "Marginalie"
    RECOMMENDATION = "Handlungsempfehlung"
    RESOLUTION = "Beschlussvorschlag"
    CAPTION = "caption"
    FIGURE = "Bild"
    UNIT = "Tabelle Einheit"
    TABLE = "Tabelle Bericht"
    FORM = "Tabelle Formular"
    CELL_TEXT = "Tabelle Text"
    CELL_NUMBER = "Tabelle Zahl"
    CELL_HEAD = "Tabelle Kopf"
    CELL_GROUP = "Tabelle Gruppe"
    CAPTION_CLOSE = "Beschriftung eng"
    BELOW_CLOSE = "Anmerkung eng"
    CELL_TEXT_CLOSE = "Tabelle Text eng"
    CELL_NUMBER_CLOSE = "Tabelle Zahl eng"
    CELL_HEAD_CLOSE = "Tabelle Kopf eng"
    CELL_GROUP_CLOSE = "Tabelle Gruppe eng"
    GAP = "Abstand"
    BELOW = "Anmerkung"
    NOTE = "footnote text"
    NOTE_MARK = "footnote reference"
    LINK = "Hyperlink"
    CODE = "Eingabe"
    LABEL = "Nummer"
    BOX_TITLE = "Kastentitel"


FRAMES = {
    Role.DEFINITION: Style.DEFINITION,
    Role.HINT: Style.HINT,
    Role.WARNING: Style.WARNING,
    Role.FINDING: Style.FINDING,
    Role.MARGIN: Style.MARGIN,
    Role.RECOMMENDATION: Style.RECOMMENDATION,
    Role.RESOLUTION: Style.RESOLUTION,
}
"""Roles whose paragraphs are set off by a style with borders or ground."""


PARAGRAPHS = FRAMES | {
    Role.TITLE: Style.TITLE,
    Role.SUBTITLE: Style.SUBTITLE,
    Role.LEAD: Style.LEAD,
    Role.FICTITIOUS: Style.FICTITIOUS,
    Role.MARKED: Style.FICTITIOUS,
    Role.SAMPLE: Style.SAMPLE,
    Role.SOURCES: Style.BELOW,
}
"""Styles of paragraphs that have a role; others are written like their neighbours."""
CLOSE = {
    Style.CAPTION: Style.CAPTION_CLOSE,
    Style.BELOW: Style.BELOW_CLOSE,
    Style.CELL_TEXT: Style.CELL_TEXT_CLOSE,
    Style.CELL_NUMBER: Style.CELL_NUMBER_CLOSE,
    Style.CELL_HEAD: Style.CELL_HEAD_CLOSE,
    Style.CELL_GROUP: Style.CELL_GROUP_CLOSE,
}
"""Styles of tables that stand side by side, where there is less room."""


def heading(depth: int) -> str:
    """The style of a heading; Word has nine."""
    return f"heading {min(depth, 9)}"


def contents_line(depth: int) -> str:
    """The style of a line of the contents, 1 for chapters."""
    return f"toc {min(depth, 9)}"


def continued(level: int) -> str:
    """The style of what follows in an item of a list, 0 for the outermost list."""
    return "List Continue" if level == 0 else f"List Continue {min(level + 1, 5)}"
