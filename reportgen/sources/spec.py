"""What a project file says of a source: where the numbers lie and what their columns mean."""

from datetime import date
from typing import Annotated, Literal, TypeAlias

from pydantic import Field

from reportgen.frame import Break
from reportgen.schema import Spec
from reportgen.sources.quality.spec import ChecksSpec

StatusName = Literal["zero", "rounded-zero", "unreliable", "not-yet", "unknown", "secret", "n/a"]
Encoding = Literal["auto", "utf-8", "cp1252", "latin-1", "utf-16", "mac-roman", "cp850"]
Delimiter = Literal["auto", ";", ",", "\t", "|"]
Names: TypeAlias = str | int | tuple[str | int, ...]
"""The heading of a column or its position from 1; of several the first that a file has."""
Aliases: TypeAlias = str | dict[str, str]
"""Labels that have changed over the years, each with the one to read instead: the name of a table
`[alias.NAME]`, a CSV file of two columns, or the pairs."""
TOTALS = ("Insgesamt", "insgesamt", "Zusammen", "zusammen")
"""Labels that mean all members of a key, unless others are declared."""


class KeySpec(Spec):
    """One key column: where its members stand and how they are read."""

    column: Names = ""
    """Heading of the column (levels of a multi-row head joined by " / ", or one of them alone
    when it is unique), or its position from 1. Of several the first that a file has.
    Empty: the key is fixed by `fixed` or taken from the file name or sheet by `pattern`."""
    fixed: str = ""
    """A member for every row, such as the year of a file that does not name it."""
    pattern: str = ""
    """Regular expression with one group, searched in `of`; the group is the member."""
    of: Literal["file", "sheet"] = "file"
    """What `pattern` is searched in."""
    read: Literal[
        "text", "year", "serial-date", "school-year-start", "school-year-end", "age", "place",
        "place-name",
    ] = "text"  # fmt: skip
    """`year`: the year of a date or number ("31.12.2024", "2024"); `serial-date`: the year of a day
    that Excel has counted ("45657" is 31.12.2024); `school-year-start` and `school-year-end`: 2023
    or 2024 for "2023/24"; `age`: German age labels to bands ("65 bis unter
    75 Jahre" becomes "65-75"); `place`: a key of a place, `place-name`: its name. The keys `place`,
    `period` and `age` are read as `place`, `year` and `age` unless said otherwise."""
    level: str = ""
    """For `place-name`: only places of this level (names may repeat across levels)."""
    levels: tuple[str, ...] = ()
    """For places whose row labels stand in the deeper the smaller they are, by spaces or by the
    format of the cell: the level of each depth that occurs, from the outside in. A label is then
    read among the places of its level; unless `read` is given it is a name."""
    aliases: Aliases = {}
    """Members that were called otherwise before; they go before `map`, `total` and `skip`."""
    map: dict[str, str] = {}
    """Members as they stand in the file, and what they are called in the project."""
    total: tuple[str, ...] = TOTALS
    """Labels that mean all members; such rows become the total. For places: the root."""
    skip: tuple[str, ...] = ()
    """Rows whose member is one of these are left out."""
    repeat: bool = False
    """Whether an empty cell repeats the one above it, as in tables that name a place once.
    Merged cells of a workbook do so by themselves."""
    elsewhere: Literal["error", "skip"] = "error"
    """For places: what to do with those that the project does not have; `skip` leaves them out,
    as for a table of the whole country."""


class SpreadSpec(Spec):
    """A key whose members are column headings: years side by side, age groups side by side."""

    key: str
    """Name of the key, such as "period"."""
    columns: str
    """Regular expression with one group; each heading that matches as a whole becomes a row,
    the group its member."""
    read: Literal["text", "year", "age"] = "text"
    aliases: Aliases = {}
    map: dict[str, str] = {}
    total: tuple[str, ...] = TOTALS
    """Members that mean all of them."""
    skip: tuple[str, ...] = ()
    """Columns of these members are left out."""
    measure: str
    """Name of the measure that the cells below hold."""


class FileSpec(Spec):
    """Where a table of an office lies, and who publishes it."""

    # ---------------- file and format

    file: str = ""
    """Path or pattern below the project (`data/einwohner_*.csv`); several files are stacked."""
    member: str = ""
    """For a ZIP: name or pattern of the files in it (`*_flat.csv`), which are stacked as well."""
    format: Literal["csv", "xlsx", "xls", "ods", "genesis", "ffcsv", "fixed", "sql"]
    """`xlsx`, `xls` and `ods` are read alike: what a file is tells its content.
    `genesis`: the table layout of GENESIS and Regionalstatistik with header block and footer.
    `ffcsv`: their flat files; keys and values are named by the codes of variables and measures.
    `sql`: what a data base answers to `query`.
    `fixed`: text whose columns stand at the same positions in every line."""
    url: str = ""
    """For `sql`: the data base, `sqlite:///data/fachverfahren.sqlite` below the project or any
    other; `${NAME}` stands for a variable of the environment, such as a password."""
    query: str = ""
    """For `sql`: a SELECT; its columns are the columns of the table."""
    encoding: Encoding = "auto"
    """`auto`: UTF-8 (with or without BOM), UTF-16, else cp1252, which holds all of latin-1."""
    delimiter: Delimiter = "auto"
    """`auto`: what fits best; a first line such as "sep=;" tells it and is no row."""
    widths: tuple[Annotated[int, Field(ge=1)], ...] = ()
    """For `fixed`: how many characters wide each column is."""
    comment: str = ""
    """Rows that begin so are left out and do not count, such as "#"."""

    # ---------------- who and when

    title: str
    """What the source is, as printed in the list of sources."""
    publisher: str = ""
    """Office as printed in "Quelle"; GENESIS files name it themselves."""
    reference: str = ""
    """What time the numbers describe, as printed: "Stichtag 31.12."."""
    extracted: date | None = None
    """When the numbers were taken from the register; GENESIS files say it themselves."""
    licence: str = ""
    """Licence as printed."""
    note: str = ""
    """Printed with the source in the annex."""

    # ---------------- where on the sheet

    sheet: str = ""
    """Sheet of a workbook; a pattern such as `20*` stacks several; empty: the first."""
    header: tuple[int, ...] = (1,)
    """Rows that form the head, from 1; merged cells count for all they cover.
    GENESIS files find their head themselves."""
    first_row: int | None = None
    """First row of data; empty: the row below the head."""
    last_row: int | None = None
    """Last row of data; empty: the last row that is not blank."""
    start: str = ""
    """Regular expression, searched in the texts of each row joined by spaces: the first row that it
    matches opens the table. `header`, `first_row` and `last_row` then count from the row after it,
    which is 1. For several tables on a sheet, and for title blocks of changing height."""
    end: str = ""
    """Regular expression, searched in the same way: the first row of data that it matches is no
    longer part of the table, as of a foot ("^(Quelle|©)") or of the next table. If there is none,
    the table reaches down to the end."""
    columns: str = Field(default="", pattern="^([A-Za-z]{1,3}:[A-Za-z]{1,3})?$")
    """Only these columns belong to the table, for tables side by side: "B:F". Positions of columns
    stay those of the sheet."""
    hidden: Literal["notice", "skip", "read"] = "notice"
    """Rows and columns of a workbook that are hidden: `notice` reads them and says so, `skip`
    leaves them out, `read` is silent."""
    where: dict[str, str | tuple[str, ...]] = {}
    """Only rows whose columns (by heading, or by position: "2") have these texts."""
    aliases: Aliases = {}
    """Headings that were called otherwise before."""
    decimal: Literal[",", "."] = ","


class ContributionsSpec(Spec):
    """Who is behind the amounts of a source: measures of the same source."""

    count: str = ""
    """How many units (firms, households) there are."""
    largest: str = ""
    """What the largest of them has put in."""
    second: str = ""
    """What the second largest has put in."""

    @property
    def named(self) -> tuple[str, ...]:
        """The measures that are given."""
        return tuple(filter(None, (self.count, self.largest, self.second)))


class SourceSpec(FileSpec):
    """Numbers of an office: where they stand, what they mean and where they come from."""

    # ---------------- who and when

    base: str = ""
    """Which count of the population it is: "Hauptwohnsitz", "wohnberechtigt", "Fortschreibung
    Zensus 2022". An indicator must not mix them."""
    timing: str = ""
    """Which time its numbers describe: "31.12.", "Jahressumme", "Jahresdurchschnitt",
    "Berichtsmonat", "Schuljahr"."""
    breaks: tuple[Break, ...] = ()
    """Where its series change their meaning; every indicator made of them has these breaks."""

    # ---------------- keys and values

    keys: dict[str, KeySpec | Names]
    """Key columns; `place` and `period` are needed. A plain text is the heading, a plain number
    the position of the column."""
    values: dict[str, Names] = {}
    """Measures and the headings (or positions) of the columns that hold them."""
    spread: SpreadSpec | None = None
    """A key whose members are columns."""

    # ---------------- numbers and signs

    thousands: Literal[".", ",", " ", "'", ""] = "."
    """Besides, all kinds of no-break and narrow spaces are taken as thousands marks."""
    symbols: Literal["classic", "new"] = "classic"
    """`classic`: "–" is nought, "." unknown or secret, "/" unsafe, "…" later, "x" no sense.
    `new` (Niedersachsen): "0" is nought, "k" rounded, "g" secret, "u" unsafe, "t" later."""
    signs: dict[str, StatusName] = {}
    """More signs of this file: `"k.A." = "unknown"`, `"*" = "secret"`."""
    scale: float = Field(default=1.0, allow_inf_nan=False)
    """Every number is multiplied by this: 1000 for "in Tsd.", 100 for cells of a workbook that show
    per cent (12,4 % is held as 0.124)."""
    unit_column: Names = ""
    """Column that tells the unit of each row: "1000", "Tsd. EUR", "Mio.". Flat files of GENESIS
    have it by themselves."""
    quality: Names = ""
    """Column with the marks of each row: p, r, s, e, ( ). Flat files of GENESIS have it."""

    # ---------------- what is counted, and what must be true

    persons: bool = True
    """Whether the numbers count persons or households and fall under disclosure control. Frames
    of such a source are of kind COUNT, those of others of kind AMOUNT: only counts are bases."""
    contributions: ContributionsSpec | None = None
    """For amounts (`persons = false`): measures that tell how many units are behind each of them,
    and what the largest two have put in. Amounts so described fall under disclosure control."""
    signed: bool = False
    """Whether numbers of persons may be negative, as in a balance; else they are faults."""
    borders: Literal["then", "sums", "now"] = "then"
    """In which borders its numbers stand: `then`, those of their time (see `changes` of
    `[places]`); `now`, those of today for all times. Numbers that are no counts (`persons =
    false`) may be ratios and are renamed only; `sums` says that they can be added up and parted."""
    accepts: tuple[Literal["zeros", "borders"], ...] = ()
    """Repairs that are known and need no notice: `zeros`, keys that lack their leading noughts;
    `borders`, numbers converted to the borders of today."""
    checks: ChecksSpec = ChecksSpec()
    """What must be true of it."""


class LevelSpec(Spec):
    """A level of places."""

    key: str
    name: str
    """One of them, as printed: "Bezirk"."""
    plural: str
    """Several: "Bezirke"."""
    dative: str = ""
    """As in "nach Bezirken"."""
    geography: str = ""
    """Name of the division it belongs to, such as "schule"; empty: the main one. Each of them
    adds up to the whole on its own."""
    partial: bool = False
    """Whether the places of this level leave out a part of the whole (areas of a programme)."""


class BenchmarkSpec(Spec):
    """A region to compare with, outside the hierarchy: the county, the state, the country."""

    key: str
    name: str
    article: str = ""
    inside: str = ""
    genitive: str = ""
    dative: str = ""
    accusative: str = ""
    short: str = ""


class OutlineSpec(Spec):
    """A file of outlines; what is left out is that of `[places]`."""

    file: str
    key: str = ""
    layer: str = ""
    crs: str = ""
    encoding: str = ""
    """Of the names and texts of a Shapefile; empty: as the .cpg file says, else UTF-8 or cp1252."""


class PlacesSpec(Spec):
    """The places of a project: a table of them, and their outlines."""

    file: str
    """CSV (`;`, UTF-8 or cp1252) with the columns `key;name;level;parent` and, if wanted,
    `article;inside;genitive;short;located` (located: "nein" for cases not assignable).
    From the article (der, die, das; none for most towns) the forms for "where" and "whose" are
    made where they are certain; names in the plural need `inside` and `genitive`. Columns `from`
    and `until` say since when and till when there is such a place. A column with the key of a
    level of another geography holds the key of the place of that level that a place belongs to."""
    levels: tuple[LevelSpec, ...] = Field(min_length=1)
    """The levels from the top down, those of one geography after those of another."""
    benchmarks: tuple[BenchmarkSpec, ...] = ()
    """Regions to compare with, for which sources may have numbers."""
    changes: str = ""
    """CSV of changed borders with the columns `old;new;weight;from` and, if wanted, `old_name`:
    from a year or day on a part of the old place belongs to the new one."""
    outlines: str | tuple[OutlineSpec, ...] = ()
    """GeoJSON, Shapefile (also zipped) or GeoPackage with a polygon for each place of a level; or
    several of them, one for each level."""
    outline_key: str = "key"
    """Property (field) that holds the place's key."""
    outline_layer: str = ""
    """Layer of a GeoPackage, or Shapefile of a ZIP, that has several."""
    outline_crs: str = ""
    """Coordinate reference system, such as "EPSG:25832", where the file does not say it rightly."""

    @property
    def outline_files(self) -> tuple[OutlineSpec, ...]:
        """Every file of outlines; what it leaves out is said for all."""
        given = self.outlines
        files = (OutlineSpec(file=given),) if isinstance(given, str) and given else given or ()
        return tuple(
            each.model_copy(
                update={
                    "key": each.key or self.outline_key,
                    "layer": each.layer or self.outline_layer,
                    "crs": each.crs or self.outline_crs,
                }
            )
            for each in files
            if isinstance(each, OutlineSpec)
        )
