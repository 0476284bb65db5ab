"""What styles are called: in `theme.toml`, in Word, and in files that German programs wrote."""

from collections.abc import Iterator

from reportgen.document.tokens import WordStyles
from reportgen.writers.docx.template.styles import Style

_HEADINGS = {f"heading {depth}": f"heading_{depth}" for depth in range(1, 7)}
_CONTENTS = {f"toc {depth}": f"contents_{depth}" for depth in range(1, 4)}
KEYS = {each.value: each.name.lower() for each in Style} | _HEADINGS | _CONTENTS
"""By the name of a style its key in `theme.toml`."""
DEFAULTS = (Style.BODY, "Normal", "Default Paragraph Font", "Normal Table")
"""Where a template has none of these, what it writes everything in stands for them."""
GERMAN = {
    Style.BODY: ("Textkörper", "Fließtext"),
    Style.TITLE: ("Titel",),
    Style.SUBTITLE: ("Untertitel",),
    Style.CONTENTS_HEADING: ("Inhaltsverzeichnisüberschrift",),
    Style.EXHIBITS: ("Abbildungsverzeichnis",),
    Style.BULLETS: ("Aufzählungszeichen",),
    Style.NUMBERS: ("Listennummer",),
    Style.QUOTE: ("Zitat",),
    Style.CAPTION: ("Beschriftung",),
    Style.NOTE: ("Fußnotentext",),
    Style.NOTE_MARK: ("Fußnotenzeichen",),
    **{f"heading {depth}": (f"Überschrift {depth}",) for depth in range(1, 10)},
    **{f"toc {depth}": (f"Verzeichnis {depth}",) for depth in range(1, 10)},
}
"""Word itself keeps the English names in every language; other programs write what they show."""


def wanted(style: str, chosen: WordStyles) -> tuple[str, ...]:
    """The names that the theme gives a style; none: those of Word hold."""
    names = getattr(chosen, KEYS[style]) if style in KEYS else ()
    return (names,) if isinstance(names, str) else names


def known(style: str, chosen: WordStyles) -> Iterator[str]:
    """All names under which a style may be found, the likeliest first."""
    yield from wanted(style, chosen)
    yield style
    yield from GERMAN.get(style, ())
