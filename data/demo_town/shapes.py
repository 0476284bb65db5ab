"""More shapes in which offices deliver: flat files, fixed width, Unicode text, ODS, archives."""

from collections.abc import Iterable, Mapping, Sequence
from io import BytesIO
from xml.sax.saxutils import escape
from zipfile import ZIP_STORED, ZipFile, ZipInfo

NARROW = "\u202f"


def unicode_text(rows: Iterable[Sequence[object]]) -> bytes:
    """What Excel saves as "Unicode-Text": UTF-16 with a mark, parted by tabs."""
    text = "".join("\t".join(map(str, row)) + "\r\n" for row in rows)
    return b"\xff\xfe" + text.encode("utf-16-le")


def spaced(number: int) -> str:
    """A count with narrow spaces between thousands."""
    return f"{number:,}".replace(",", NARROW)


def fixed(rows: Iterable[Sequence[object]], widths: Sequence[int]) -> bytes:
    """Columns of fixed width, numbers at the right, as host computers print them; cp1252."""
    lines = (
        "".join(
            str(cell).rjust(width) if isinstance(cell, int) else str(cell).ljust(width)
            for cell, width in zip(row, widths, strict=True)
        ).rstrip()
        for row in rows
    )
    return "".join(line + "\r\n" for line in lines).encode("cp1252")


def archive(members: Mapping[str, bytes]) -> bytes:
    """A ZIP file without compression, which differs between builds of Python."""
    buffer = BytesIO()
    with ZipFile(buffer, "w", ZIP_STORED) as packed:
        for name, content in members.items():
            entry = ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            entry.create_system = 0
            packed.writestr(entry, content)
    return buffer.getvalue()


FLAT_HEAD = (
    "statistics_code", "statistics_label", "time_code", "time_label", "time",
    "1_variable_code", "1_variable_label", "1_variable_attribute_code",
    "1_variable_attribute_label", "2_variable_code", "2_variable_label",
    "2_variable_attribute_code", "2_variable_attribute_label",
    "value", "value_unit", "value_variable_code", "value_variable_label", "value_q",
)  # fmt: skip
"""The flat file of today's data bases (`ffcsv`): one row for each number."""


def flat(rows: Iterable[Sequence[object]]) -> bytes:
    """A flat file as it is delivered: UTF-8 with a mark, every cell plain."""
    lines = (";".join(map(str, row)) + "\n" for row in (FLAT_HEAD, *rows))
    return "".join(lines).encode("utf-8-sig")


def old_flat(measure: str, rows: Iterable[Sequence[object]]) -> bytes:
    """The older flat file: Latin-1, German headings, the measure as a heading of its own."""
    variables = (
        f"{number}_{name}"
        for number in (1, 2)
        for name in ("Merkmal_Code", "Merkmal_Label", "Auspraegung_Code", "Auspraegung_Label")
    )
    head = (
        "Statistik_Code", "Statistik_Label", "Zeit_Code", "Zeit_Label", "Zeit", *variables, measure,
    )  # fmt: skip
    lines = (";".join(map(str, row)) + "\n" for row in (head, *rows))
    return "".join(lines).encode("latin-1")


# ---------------------------------------------------------------- OpenDocument

_SPREADSHEET = "application/vnd.oasis.opendocument.spreadsheet"
_NAMES = (
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"'
)
_MANIFEST = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" '
    'manifest:version="1.2">'
    f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{_SPREADSHEET}"/>'
    '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/>'
    "</manifest:manifest>\n"
)
TAIL = 1_000_000
"""Empty rows that LibreOffice writes below a sheet."""


def open_document(name: str, rows: Iterable[Sequence[float | str]], merged: int) -> bytes:
    """One sheet of an ODS file; in row `merged` the heading runs to the end of the row."""
    body = "".join(_row(cells, merge=number == merged) for number, cells in enumerate(rows))
    repeated = f'table:number-rows-repeated="{TAIL}"'
    empty = f"<table:table-row {repeated}><table:table-cell/></table:table-row>"
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<office:document-content {_NAMES} '
        'office:version="1.2"><office:body><office:spreadsheet>'
        f'<table:table table:name="{escape(name)}">{body}{empty}</table:table>'
        "</office:spreadsheet></office:body></office:document-content>\n"
    )
    return archive(
        {
            "mimetype": _SPREADSHEET.encode(),
            "META-INF/manifest.xml": _MANIFEST.encode(),
            "content.xml": content.encode(),
        }
    )


def _row(cells: Sequence[float | str], *, merge: bool) -> str:
    if not merge:
        return f"<table:table-row>{''.join(map(_cell, cells))}</table:table-row>"
    first = next(at for at, cell in enumerate(cells) if cell and at > 1)
    rest = len(cells) - first
    wide = _cell(cells[first]).replace(
        "<table:table-cell", f'<table:table-cell table:number-columns-spanned="{rest}"', 1
    )
    covered = f'<table:covered-table-cell table:number-columns-repeated="{rest - 1}"/>'
    return f"<table:table-row>{''.join(map(_cell, cells[:first]))}{wide}{covered}</table:table-row>"


def _cell(cell: float | str) -> str:
    if cell == "":
        return "<table:table-cell/>"
    if isinstance(cell, str):
        kind, shown = 'office:value-type="string"', escape(cell)
    else:
        kind = f'office:value-type="float" office:value="{cell}"'
        shown = str(cell).replace(".", ",")
    return f"<table:table-cell {kind}><text:p>{shown}</text:p></table:table-cell>"
