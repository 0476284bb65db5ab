"""A document to its ledger: where every printed number comes from, as a file beside the PDF.

The ledger of a public document is public. It holds what is printed and where the operands stand,
and never an operand or a number that is kept back; nor does it say by which rule, which would tell
small counts from others. That of an internal document stays beside it.
"""

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import groupby
from typing import TypeAlias

import numpy as np

from reportgen.build.discretion import tells_bytes, tells_rows
from reportgen.build.documents import Desk, Made, Written
from reportgen.build.folders import LEDGER
from reportgen.build.provenance import Provenance, indicator, told
from reportgen.document.printed import Printed, by_key
from reportgen.errors import letters
from reportgen.formats import rounded
from reportgen.frame import Frame, Key, Origin
from reportgen.indicators.tracing.formula import formula
from reportgen.indicators.tracing.trace import Trace
from reportgen.indicators.tracing.traced import Term, rows
from reportgen.places import Places
from reportgen.project import Project

SCHEMA = "reportgen-ledger/1"
Json: TypeAlias = dict[str, object]


@dataclass(slots=True)
class Sheets:
    """The files and sheets that operands stand in, and the ranges of their cells."""

    places: Places
    sources: dict[tuple[Origin, str], int] = field(default_factory=dict)
    ranges: dict[tuple[int, str], int] = field(default_factory=dict)
    done: dict[int, tuple[Term, tuple[int, ...]]] = field(default_factory=dict)
    """By its identity each term, so that it stays the same one, and its ranges."""
    telling: dict[int, bool] = field(default_factory=dict)
    """By its identity for each frame of a source whether its rows tell something."""

    def of(self, term: Term) -> tuple[int, ...]:
        """The numbers of the ranges that were added up to a term."""
        if id(term) not in self.done:
            self.done[id(term)] = (term, tuple(self._ranges(term)))
        return self.done[id(term)][1]

    def _ranges(self, term: Term) -> Iterator[int]:
        taken = [row for row, _ in rows(term)]
        standing = taken[0].source.standing if taken else None  # a term is of one measure
        if standing is None:
            return
        source = taken[0].source
        at = np.array([row.position for row in taken])
        is_telling = self._tells_rows(source)
        for sheet in np.unique(standing.sheet[at]).tolist():
            here = at[standing.sheet[at] == sheet]
            columns, lines = standing.column[here].tolist(), standing.row[here].tolist()
            cells = entire(columns) if is_telling else ranges(columns, lines)
            place = self._source(source.origins[sheet], standing.sheets[sheet].sheet)
            yield self.ranges.setdefault((place, cells), len(self.ranges))

    def _tells_rows(self, source: Frame) -> bool:
        if id(source) not in self.telling:
            self.telling[id(source)] = tells_rows(source, self.places)
        return self.telling[id(source)]

    def _source(self, origin: Origin, sheet: str) -> int:
        return self.sources.setdefault((origin, sheet), len(self.sources))


def ranges(columns: Iterable[int], lines: Iterable[int]) -> str:
    """Cells as ranges, column by column: `C5:C9 C24 D5`."""
    found = []
    for column, group in groupby(
        sorted(zip(columns, lines, strict=True)), key=lambda cell: cell[0]
    ):
        name = letters(column)
        numbers = dict.fromkeys(line for _, line in group)
        for _, run in groupby(enumerate(numbers), key=lambda pair: pair[1] - pair[0]):
            lined = [line for _, line in run]
            first, last = lined[0], lined[-1]
            found.append(f"{name}{first}" if first == last else f"{name}{first}:{name}{last}")
    return " ".join(found)


def entire(columns: Iterable[int]) -> str:
    """Whole columns: `C:C D:D`. Not even how many rows they have is told."""
    return " ".join(f"{letters(each)}:{letters(each)}" for each in sorted(set(columns)))


def ledger(name: str, made: Made, desk: Desk) -> Written:
    """The ledger of a document."""
    desk = desk.of(name)
    provenance, sheets = Provenance(desk), Sheets(desk.numbers.places)
    places = by_key(made.document)
    shown = {key: each for key, each in places.items() if provenance.cell(key).status.is_number}
    traced = _traced(shown, provenance, sheets)
    content: Json = {
        "schema": SCHEMA,
        "document": {
            "name": name,
            "title": made.document.meta.title,
            "date": made.document.meta.date,
            **({"audience": "internal"} if desk.is_internal else {}),
        },
        "indicators": _indicators(shown, provenance),
        "sources": [_source(*each, desk.project) for each in sheets.sources],
        "cells": [{"source": source, "range": cells} for source, cells in sheets.ranges],
        "numbers": [_number(key, each, traced[key], provenance) for key, each in shown.items()],
        "withheld": [
            {**_address(key), "printed": _places(each)}
            for key, each in places.items()
            if key not in shown
        ],
    }
    text = json.dumps(content, ensure_ascii=False, indent=1)
    return Written(f"{made.stem}{LEDGER}", f"{text}\n".encode())


def _traced(
    keys: Iterable[Key], provenance: Provenance, sheets: Sheets
) -> dict[Key, tuple[str, list[int]]]:
    """The formula of each number and the ranges that its operands stand in."""
    rests = {key: provenance.rests_on(key) for key in keys}
    wanted = (base for bases in rests.values() for base in bases)
    own = {
        key: _told(key, trace, provenance, sheets)
        for key, trace in provenance.tracer.traces(wanted)
    }
    return {
        key: (
            own[bases[0]][0],
            list(dict.fromkeys(number for base in bases for number in own[base][1])),
        )
        for key, bases in rests.items()
    }


def _told(
    key: Key, trace: Trace | None, provenance: Provenance, sheets: Sheets
) -> tuple[str, list[int]]:
    if trace is None:
        return "", []
    told_formula = formula(trace.made, key, provenance.desk.numbers.places)
    return told_formula, [number for part in trace.parts for number in sheets.of(part)]


def _indicators(keys: Iterable[Key], provenance: Provenance) -> Json:
    """What the printed indicators are."""
    measures = {indicator(key): provenance.measure(key) for key in keys}
    return {
        name: {
            "name": each.name, "unit": each.unit, "kind": str(each.kind),
            "definition": each.definition, "population": each.population,
            "note": " ".join(filter(None, (each.note, each.remark))),
        }
        for name, each in sorted(measures.items())
    }  # fmt: skip


def _source(origin: Origin, sheet: str, project: Project) -> Json:
    found: Json = {
        "source": origin.source,
        "title": origin.title,
        "publisher": origin.publisher,
        "reference": origin.reference,
        "extracted": origin.extracted.isoformat() if origin.extracted else "",
        "licence": origin.licence,
        "file": origin.file,
        "sheet": sheet,
    }
    secret = tells_bytes(project.sources[origin.source], project.protection)
    return found if secret else found | {"digest": origin.digest}


def _address(key: Key) -> Json:
    return {
        "key": str(key), "indicator": indicator(key), "place": key.place, "period": key.period,
        "group": dict(key.group),
    }  # fmt: skip


def _number(
    key: Key, places: list[Printed], traced: tuple[str, list[int]], provenance: Provenance
) -> Json:
    """A printed number; what is told in words has no value of its own."""
    found = _address(key)
    if what := told(key):
        found |= {"told": what}
    if others := [str(base) for base in provenance.rests_on(key) if base != key]:
        found |= {"of": others}
    frame = provenance.frame(key)
    amount = provenance.cell(key).amount
    if frame and amount is not None:
        decimals = frame.measure.decimals
        found |= {"value": float(rounded(amount, decimals)), "decimals": decimals}
        found |= {"unit": frame.measure.unit}
    if relation := provenance.relation(key):
        found |= {"relation": relation}
    return found | {"formula": traced[0], "cells": traced[1], "printed": _places(places)}


def _places(found: Iterable[Printed]) -> list[Json]:
    """Every place of a number once, with what is printed there; in a table with the head of its
    row, and how often it stands there if it is more than once."""
    told_places = Counter(
        (each.value.text, each.exhibit, each.row, each.headings[-1:], each.spot) for each in found
    )
    return [
        {"text": text, "exhibit": exhibit, "section": "".join(section), "where": spot}
        | ({"row": row} if row else {})
        | ({"times": times} if times > 1 and row else {})
        for (text, exhibit, row, section, spot), times in told_places.items()
    ]
