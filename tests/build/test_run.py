"""Whole builds of the starter project, in memory."""

from reportgen.build.progress import Silent
from reportgen.build.run import Request, Result, build
from reportgen.world import MemoryWorld, packaged, packaged_names


def starter(**changes: str) -> MemoryWorld:
    """The starter project; `changes` replace whole files (slashes as double underscores)."""
    files: dict[str, bytes | str] = {
        name: packaged(f"starter/{name}") for name in packaged_names("starter")
    }
    return MemoryWorld(files | {name.replace("__", "/"): text for name, text in changes.items()})


def built(world: MemoryWorld, request: Request | None = None) -> Result:
    return build(world, request or Request(), Silent())


def outputs(world: MemoryWorld) -> dict[str, bytes]:
    return {path: data for path, data in world.files.items() if path.startswith("output/")}


def test_the_starter_becomes_pdf_and_word_without_a_notice() -> None:
    world = starter()
    result = built(world)
    assert sorted(outputs(world)) == ["output/sozialbericht.docx", "output/sozialbericht.pdf"]
    assert not result.problems.found


def test_a_second_build_gives_the_same_bytes() -> None:
    first, second = starter(), starter()
    built(first)
    built(second)
    assert outputs(first) == outputs(second)


def test_only_the_wanted_format_is_written() -> None:
    world = starter()
    built(world, Request(formats=("docx",)))
    assert list(outputs(world)) == ["output/sozialbericht.docx"]


def test_check_writes_nothing() -> None:
    world = starter()
    result = built(world, Request(dry=True))
    assert not outputs(world)
    assert not result.files


def test_a_changed_number_changes_both_documents() -> None:
    before, after = starter(), starter()
    data = after.files["data/einwohner.csv"].decode()
    after.files["data/einwohner.csv"] = data.replace("1.290", "1.390").encode()
    built(before)
    built(after)
    assert outputs(before).keys() == outputs(after).keys()
    assert all(outputs(before)[path] != outputs(after)[path] for path in outputs(before))
