"""The imports of the code against the table of floors in ARCHITECTURE.md."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "reportgen"
NUMBERS = {"frame", "computed", "released", "records", "places", "ages", "status", "schema"}
BEHIND_THE_GATE = ("exhibits", "compose", "writers", "document", "audit")
ENTRANCES = {"__init__", "__main__"}


def floors() -> dict[str, int]:
    text = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| (\d) \| (.+) \|$", text, flags=re.MULTILINE)
    return {room.strip(): int(floor) for floor, rooms in rows for room in rooms.split("·")}


def modules() -> list[Path]:
    return sorted(PACKAGE.rglob("*.py"))


def room_of(path: Path) -> str:
    first = path.relative_to(PACKAGE).parts[0]
    return first.removesuffix(".py")


def imports(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            if node.module == "reportgen":
                yield from (f"reportgen.{alias.name}" for alias in node.names)
            else:
                yield node.module


def imported_rooms(path: Path) -> set[str]:
    inside = (name.split(".") for name in imports(path) if name.startswith("reportgen."))
    return {parts[1] for parts in inside} - ENTRANCES - {"__version__"}


def test_every_room_has_a_floor() -> None:
    rooms = {room_of(path) for path in modules()} - ENTRANCES
    assert rooms <= set(floors())


@pytest.mark.parametrize("path", modules(), ids=lambda path: path.relative_to(ROOT).as_posix())
def test_imports_go_down_only(path: Path) -> None:
    room = room_of(path)
    if room in ENTRANCES:
        return
    heights = floors()
    for other in imported_rooms(path) - {room}:
        assert heights[other] < heights[room], f"{room} -> {other}"


STAIRS = ("specs", "sheet", "lookup", "words", "tables", "charts", "maps")
"""Rooms inside `exhibits/`, from below; charts and maps stand side by side."""


def test_rooms_of_exhibits_are_stairs() -> None:
    for number, room in enumerate(STAIRS):
        above = set(STAIRS[number + 1 :]) | ({"charts"} if room == "maps" else set())
        for path in (PACKAGE / "exhibits" / room).glob("*.py"):
            parts = (name.split(".") for name in imports(path))
            used = {each[2] for each in parts if each[:2] == ["reportgen", "exhibits"]}
            assert not used & above, path


def test_writers_know_nothing_of_the_numbers() -> None:
    for path in (PACKAGE / "writers").rglob("*.py"):
        assert not imported_rooms(path) & NUMBERS, path


def test_document_knows_the_addresses_of_numbers_only() -> None:
    for path in (PACKAGE / "document").rglob("*.py"):
        assert imported_rooms(path) & NUMBERS <= {"frame", "schema"}, path
        lines = re.findall(r"^from reportgen\.frame import (.+)$", path.read_text("utf-8"), re.M)
        assert set(lines) <= {"Key"}, path


@pytest.mark.parametrize("room", BEHIND_THE_GATE)
def test_behind_the_gate_nothing_is_seen_of_what_stands_before_it(room: str) -> None:
    for path in (PACKAGE / room).rglob("*.py"):
        assert "computed" not in imported_rooms(path), path


FOREIGN = {
    "jinja2": ("compose/template", "writers/docx/form"),
    "docxtpl": ("writers/docx/forms/form.py",),
    "markdown_it": ("compose/markdown",),
    "mdit_py_plugins": ("compose/markdown",),
    "pandas": ("frame.py", "sources/", "indicators/", "protection/"),
    "python_calamine": ("sources/files/spreadsheet.py",),
    "pydantic": ("schema.py", "/spec.py", "exhibits/specs/", "document/tokens.py"),
    "pydantic_core": ("schema.py",),
    "babel": ("formats.py",),
    "matplotlib": ("exhibits/sheet/",),
    "highspy": ("linear/solver.py",),
    "PIL": ("exhibits/sheet/drawing.py",),
    "resvg_py": ("compose/rasters.py",),
    "pyogrio": ("sources/geography/boundaries",),
    "pyproj": ("sources/geography/boundaries",),
    "sqlalchemy": ("sources/files/database.py",),
    "shapely": ("sources/geography/boundaries", "exhibits/maps/"),
    "weasyprint": ("writers/pdf",),
    "pydyf": ("writers/pdf",),
    "fontTools": ("writers/typefaces.py", "writers/pdf", "writers/docx/fonts/"),
    "pikepdf": ("writers/pdf", "writers/docx/paging.py", "audit/pages.py", "audit/outside.py"),
    "docx": ("writers/docx/",),
    "xlsxwriter": ("writers/docx/charts/workbook.py",),
    "lxml": ("writers/docx/", "audit/markup.py"),
    "typer": ("cli.py", "terminal.py"),
    "rich": ("cli.py", "terminal.py", "build/progress.py"),
}


@pytest.mark.parametrize("path", modules(), ids=lambda path: path.relative_to(ROOT).as_posix())
def test_each_library_stays_in_its_room(path: Path) -> None:
    here = "/" + path.relative_to(PACKAGE).as_posix()
    for name in imports(path):
        rooms = FOREIGN.get(name.split(".")[0])
        assert rooms is None or any(f"/{room.lstrip('/')}" in here for room in rooms), (
            f"{here}: {name}"
        )


def test_the_audit_knows_nothing_of_the_gate() -> None:
    for path in (PACKAGE / "audit").rglob("*.py"):
        assert not imported_rooms(path) & {"computed", "released", "protection", "indicators"}, path


def test_released_is_made_at_the_gate_only() -> None:
    makers = [path for path in modules() if "Released(" in path.read_text(encoding="utf-8")]
    names = {path.relative_to(PACKAGE).as_posix() for path in makers}
    assert names <= {"protection/release.py"}


def test_files_are_opened_in_one_room() -> None:
    """Beside it LibreOffice has a folder of its own, which nobody else sees."""
    calls = re.compile(
        r"(?<![\w.])open\(|\.read_text\(|\.read_bytes\(|\.write_bytes\(|\.write_text\("
    )
    doors = [path for path in modules() if calls.search(path.read_text(encoding="utf-8"))]
    assert {path.name for path in doors} <= {"world.py", "office.py"}
