"""The handbook of the catalogue against the catalogue; `--accept` writes its tables anew."""

from collections.abc import Iterator
from pathlib import Path

from reportgen.indicators.catalogue.entries import Entry, concepts, entries, themes
from reportgen.indicators.catalogue.overview import needs

PAGE = Path(__file__).parents[2] / "docs" / "kennzahlen.md"
BEGIN = "<!-- aus dem Katalog erzeugt: pytest tests/indicators/test_handbook.py --accept -->"


def lines() -> Iterator[str]:
    for theme, title in themes().items():
        yield from ("", f"## {title}", "", "| Nr. | Kennzahl | Berechnung | Einheit | Begriffe |")
        yield "|---|---|---|---|---|"
        yield from (row(each) for each in entries().values() if each.table["theme"] == theme)
    yield from ("", "## Begriffe", "", "| Begriff | Name | Bedeutung |", "|---|---|---|")
    for name, concept in concepts().items():
        yield f"| `{name}` | {concept.name} | {concept.meaning} |"


def row(entry: Entry) -> str:
    table = entry.table
    named = f"{table['name']}<br>`{entry.id}`"
    unit = table["unit"] or "–"
    wanted = ", ".join(f"`{name}`" for name in needs(entry))
    return f"| {table['catalogue_number']} | {named} | {table['definition']} | {unit} | {wanted} |"


def test_the_handbook_tells_the_catalogue_as_it_is(accept: bool) -> None:  # noqa: FBT001 (pytest)
    before = PAGE.read_text(encoding="utf-8").partition(BEGIN)[0]
    expected = "\n".join([before + BEGIN, *lines(), ""])
    if accept:
        PAGE.write_text(expected, encoding="utf-8")
    assert PAGE.read_text(encoding="utf-8") == expected
