"""All words that chapters may use, by name: docs/autoren.md is their manual."""

from collections.abc import Callable, Iterator
from datetime import date
from functools import partial
from typing import TypeAlias

from reportgen import formats
from reportgen.compose.abbreviations import abbreviations
from reportgen.compose.changes import Changes
from reportgen.compose.claims import Claims
from reportgen.compose.comparisons import Comparisons
from reportgen.compose.counting import Counting
from reportgen.compose.data_files import data_files
from reportgen.compose.data_quality import data_quality
from reportgen.compose.exhibiting import Exhibiting, label
from reportgen.compose.faults import Faults
from reportgen.compose.findings import findings
from reportgen.compose.inventory import Inventory
from reportgen.compose.key_figures import KeyFigures
from reportgen.compose.legend import signs
from reportgen.compose.lines import here
from reportgen.compose.lookup import Lookup
from reportgen.compose.material import Material
from reportgen.compose.numbers import Numbers
from reportgen.compose.places_index import Indexing
from reportgen.compose.plainly import Plainly
from reportgen.compose.protecting import protection
from reportgen.compose.sheets import Sheets
from reportgen.compose.superlatives import Superlatives
from reportgen.compose.wording import explained
from reportgen.document.inlines import Reference, Text
from reportgen.document.nodes import Blocks, Contents, Listing, PageBreak, Paragraph
from reportgen.errors import failure, nearest
from reportgen.places import Place

Words: TypeAlias = dict[str, Callable[..., object]]
DATA_TABLES = Paragraph((Text("data tables"),))
"""Stands where the tables of all figures will be put once all chapters are read."""
LISTINGS = (Listing.TABLES, Listing.FIGURES, Listing.MAPS)
NO_BREAK = "\u00a0"


def vocabulary(material: Material, faults: Faults) -> Words:
    """Every word, and what it does."""
    lookup = Lookup(material.released, material.places)
    rooms = (
        Numbers(lookup, material.wording),
        Changes(lookup, material.wording),
        Comparisons(lookup, material.wording),
        Superlatives(lookup),
        Plainly(lookup, material.wording),
        Counting(lookup, material.wording),
        KeyFigures(lookup, material.wording, material.notation),
        Claims(lookup, faults),
        Inventory(lookup, material.origins),
        Indexing(material.places),
        Sheets(lookup),
        Exhibiting(material, lookup, faults),
    )
    words = {name: say for room in rooms for name, say in _public(room)}
    return words | {
        "ref": ref,
        "contents": contents,
        "listing": listing,
        "pagebreak": PageBreak,
        "data_tables": data_tables,
        "data_files": data_files,
        "data_quality": partial(data_quality, material.quality),
        "findings": findings,
        "signs": signs,
        "abbreviations": abbreviations,
        "euro": formats.euro,
        "day": day,
        "wording": partial(explained, material.wording),
        "protection": partial(protection, material.safeguards, material.notation.hidden),
    }


def _public(room: object) -> Iterator[tuple[str, Callable[..., object]]]:
    """The methods of a room; each is a word of the same name."""
    for name, member in vars(type(room)).items():
        if callable(member) and not name.startswith("_"):
            yield name, getattr(room, name)


def ref(name: str, place: str | Place | None = None, page: bool = False) -> Reference:  # noqa: FBT001, FBT002
    """A reference to a label: "Tabelle 3.2", with `page` its page too."""
    key = place.key if isinstance(place, Place) else place or ""
    return Reference(label(name, key), page=page, where=here())


def contents(depth: int = 3) -> Contents:
    """The list of contents."""
    return Contents(Listing.SECTIONS, depth)


def listing(kind: str) -> Contents:
    """The list of tables, figures or maps."""
    if kind not in LISTINGS:
        near = nearest(kind, LISTINGS)
        raise failure("listing-unknown", kind=kind, known=", ".join(LISTINGS), near=near)
    return Contents(Listing(kind))


def data_tables() -> Blocks:
    """The tables of all figures' numbers."""
    return (DATA_TABLES,)


def day(moment: date) -> str:
    """31.12.2024."""
    return formats.day(moment)
