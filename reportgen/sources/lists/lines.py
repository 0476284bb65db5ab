"""The lines of a list: the texts of its declared columns, and where each of them stands."""

from collections.abc import Sequence
from dataclasses import dataclass

from reportgen.errors import Problem, Where, problem
from reportgen.sources.declared import Declared
from reportgen.sources.keys.key_columns import standing, tell
from reportgen.sources.keys.members import read_members
from reportgen.sources.spec import KeySpec, Names
from reportgen.sources.tables.columns import column
from reportgen.sources.tables.gathered import Column, Gathered
from reportgen.sources.tables.table import tidy


@dataclass(frozen=True, eq=False, slots=True)
class Cells:
    """One column of all lines."""

    texts: tuple[str, ...]
    stood: tuple[Column, ...] = ()
    """Where it stands in each table; empty for a column that is not declared."""


@dataclass(frozen=True, eq=False)
class Lines:
    """All lines of a list."""

    gathered: Gathered
    declared: Declared

    def __len__(self) -> int:
        """How many there are."""
        return len(self.gathered)

    def where(self, row: int, cells: Cells) -> Where:
        """The place of a cell."""
        return self.gathered.where(row, cells.stood)

    def cells(self, names: Names) -> Cells:
        """The texts of a column; all empty when it is not declared, or missing, which is noted."""
        blank = Cells(("",) * len(self))
        if not names:
            return blank
        found = [column(table, names, self.declared.problems) for table in self.gathered.tables]
        stood = tuple(each for each in found if each is not None)
        return self._read(stood, repeat=False) if len(stood) == len(found) else blank

    def _read(self, stood: tuple[Column, ...], *, repeat: bool) -> Cells:
        texts = self.gathered.keys(stood, repeat=repeat)
        return Cells(tuple(map(tidy, texts)), stood)

    def places(self) -> Cells:
        """The keys of places; empty where none is told. Unknown ones are noted."""
        key = self.declared.keys().get("place")
        tables = self.gathered.tables
        stood = standing("place", key, tables, self.declared) if key else None
        if key is None or stood is None:
            return Cells(("",) * len(self))
        read = self._read(stood, repeat=key.repeat)
        given = [row for row, text in enumerate(read.texts) if text]
        texts = self.gathered.keys(stood, repeat=key.repeat)[given]
        members = read_members(texts, self._read_as(key, read.texts), self.declared.places)
        tell("place", members, lambda row: self.where(given[row], read), self.declared)
        keys = dict(zip(given, members.members.tolist(), strict=True))
        return Cells(tuple(keys.get(row, "") for row in range(len(self))), stood)

    def _read_as(self, key: KeySpec, texts: Sequence[str]) -> KeySpec:
        """Whether they are keys or names, if it is not said: one key among them tells."""
        given = self.declared.spec.keys["place"]
        is_said = isinstance(given, KeySpec) and "read" in given.model_fields_set
        shorn = {each.lstrip("0") for each in self.declared.places.by_key}
        if is_said or any(text.lstrip("0") in shorn for text in texts if text):
            return key
        return key.model_copy(update={"read": "place-name"})

    def report(self, code: str, rows: Sequence[int], cells: Cells, **said: object) -> None:
        """Note the same mistake of several lines, the first ones in full."""

        def told(row: int) -> Problem:
            return problem(code, self.where(row, cells), text=cells.texts[row], **said)

        if cells.stood:
            self.declared.report(rows, told)
