"""The tokens of a theme: what `theme.toml` says of colours, type, lines and spaces.

Style sheets of PDF, styles of Word and drawings all take them from here.
"""

from typing import Annotated, Literal, TypeAlias

from pydantic import Field

from reportgen.schema import Spec

SMALLEST = 7.5
"""Points; nothing in print is set smaller."""
Points = Annotated[float, Field(ge=SMALLEST, le=18, allow_inf_nan=False)]
Weight = Annotated[float, Field(ge=0.2, le=6, allow_inf_nan=False)]
"""Points of a line; presses lose thinner ones."""
Names: TypeAlias = tuple[str, ...] | str
"""Names in a template, of which the first counts that it has."""
Length = Annotated[float, Field(gt=0, allow_inf_nan=False)]


class Colours(Spec):
    """Hexadecimal colours; ramps are derived from lead and focus."""

    lead: str = "#0B4F5C"
    """Titles, bars, maps: deep petrol."""
    focus: str = "#B4560F"
    """This place, this year: warm ochre-orange."""
    text: str = "#1D252B"
    muted: str = "#56626B"
    """Captions, axes; at least 4.5:1 on paper."""
    line: str = "#C4CCD1"
    """Rules and grid lines."""
    city: str = "#3A444B"
    """Reference line of the town, dashed."""
    tint: str = "#F2F6F7"
    """Ground of boxes."""
    paper: str = "#FFFFFF"


class Fonts(Spec):
    """Families by name; their files lie in the theme's `fonts/`."""

    text: str = "Source Sans 3"
    title: str = "Source Serif 4 Display"
    """Of what is printed large: title, names of chapters and of profiles."""


class Sizes(Spec):
    """Widths in millimetres that exhibits are drawn for."""

    column: Length = 118.0
    """Text column."""
    wide: Length = 160.0
    """Text and margin column together."""
    landscape: Length = 245.0
    """Landscape page."""
    height: Annotated[float, Field(ge=0, allow_inf_nan=False)] = 247.0
    """Text on a page; 0: nothing is put ahead of exhibits to fill pages."""


class Type(Spec):
    """Sizes of words in drawings, in points."""

    normal: Points = 8.0
    """Names and numbers."""
    small: Points = 7.5
    """Axes, units, legends, names on maps."""


class Lines(Spec):
    """Widths of lines in drawings, in points."""

    hair: Weight = 0.4
    """Grid, leaders, hatches."""
    fine: Weight = 0.6
    """The line of nought; breaks; outlines."""
    firm: Weight = 1.2
    """The reference line of the town."""
    series: Weight = 1.7
    """Lines that carry numbers."""
    border: Weight = 0.5
    """Paper between places of a map."""


class Spacing(Spec):
    """Spaces in drawings."""

    bar: Annotated[float, Field(ge=0.3, le=1)] = 0.62
    """Share of a row that its bar fills."""
    gap: Annotated[float, Field(ge=0.5, le=6)] = 1.6
    """Millimetres between a bar, a line or an axis and its words."""
    row: Annotated[float, Field(ge=3.4, le=12)] = 4.7625
    """Millimetres from row to row; 13.5 points are the pitch of running text."""
    close: Annotated[float, Field(ge=3.4, le=12)] = 4.057
    """Millimetres from row to row where there are many."""


class WordStyles(Spec):
    """Styles of a town's Word template, by what they dress."""

    body: Names = ()
    """Running text."""
    title: Names = ()
    """Title of the document."""
    subtitle: Names = ()
    letterhead: Names = ()
    """Who writes, above a council paper."""
    cover: Names = ()
    """Text on the cover."""
    imprint: Names = ()
    lead: Names = ()
    """Opening paragraph of a chapter."""
    fictitious: Names = ()
    """Label of invented data."""
    subheading: Names = ()
    """Heading that no contents name."""
    heading_1: Names = ()
    """Chapters."""
    heading_2: Names = ()
    heading_3: Names = ()
    heading_4: Names = ()
    heading_5: Names = ()
    heading_6: Names = ()
    contents_heading: Names = ()
    contents_1: Names = ()
    """Lines of the contents: chapters."""
    contents_2: Names = ()
    contents_3: Names = ()
    exhibits: Names = ()
    """Lines of the lists of tables, figures and maps."""
    bullets: Names = ()
    numbers: Names = ()
    """Numbered lists."""
    quote: Names = ()
    sample: Names = ()
    """Lines to be typed exactly so."""
    term: Names = ()
    meaning: Names = ()
    """What a term means."""
    definition: Names = ()
    """Boxes."""
    hint: Names = ()
    warning: Names = ()
    finding: Names = ()
    """Key finding."""
    margin: Names = ()
    """Key finding beside the text."""
    recommendation: Names = ()
    resolution: Names = ()
    """Proposed resolution."""
    box_title: Names = ()
    """Title inside a box; a style of characters."""
    caption: Names = ()
    """Titles of tables and figures."""
    label: Names = ()
    """Their numbers; a style of characters."""
    figure: Names = ()
    """Paragraph that holds a picture."""
    unit: Names = ()
    """Line above a table."""
    below: Names = ()
    """Notes and sources."""
    table: Names = ()
    """Style of tables with numbers."""
    form: Names = ()
    """Style of forms."""
    cell_text: Names = ()
    cell_number: Names = ()
    cell_head: Names = ()
    cell_group: Names = ()
    """Heading of a group of rows."""
    caption_close: Names = ()
    """Tables side by side: their titles, notes and cells."""
    below_close: Names = ()
    cell_text_close: Names = ()
    cell_number_close: Names = ()
    cell_head_close: Names = ()
    cell_group_close: Names = ()
    gap: Names = ()
    """Thin paragraph between boxes."""
    note: Names = ()
    """Footnotes."""
    note_mark: Names = ()
    """A style of characters, as are the next two."""
    link: Names = ()
    code: Names = ()


class Word(Spec):
    """How Word files come about."""

    template: str = ""
    """File in `templates/`, a .docx or .dotx; empty: that of the theme."""
    adds_styles: bool = False
    """Whether styles that the template lacks are added without a notice."""
    page_numbers: Literal["auto", "libreoffice", "word", "none"] = "auto"
    """Who counts the pages of contents: LibreOffice now, Word when it opens the file, or nobody;
    `auto`: LibreOffice where there is one."""
    charts: Literal["native", "picture"] = "native"
    """Whether Word draws charts itself, so that they can be edited there, or shows pictures."""
    anchors: bool = True
    """Whether numbers, tables and figures can be found again in an edited file."""
    embed_fonts: bool = True
    """Whether files bring the theme's fonts with them, as far as their styles use them."""
    styles: WordStyles = WordStyles()


class Measures(Spec):
    """What a kind of document may have larger or smaller than others."""

    sizes: Sizes = Sizes()
    type: Type = Type()
    lines: Lines = Lines()
    spacing: Spacing = Spacing()
    word: Word = Word()


class Tokens(Measures):
    """What `theme.toml` says."""

    colours: Colours = Colours()
    fonts: Fonts = Fonts()
