"""Text files to sheets, in parts or whole."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.errors import Problems
from reportgen.frame import Frame
from reportgen.messages import line
from reportgen.places import Level, Place, Places
from reportgen.sources.files import texts
from reportgen.sources.files.delimited import dialect_of
from reportgen.sources.files.fixed import fixed_rows
from reportgen.sources.read import read_source
from reportgen.sources.spec import SourceSpec
from reportgen.world import MemoryWorld

PLACES = Places(
    (
        Place("0", "Stadt", "stadt", None),
        Place("01", "Nord", "b", "0"),
        Place("02", "Süd", "b", "0"),
    ),
    (Level("stadt", "Stadt", "Städte"), Level("b", "Bezirk", "Bezirke")),
)


def read(data: str, **declared: object) -> tuple[dict[str, Frame], list[str]]:
    problems = Problems()
    spec = SourceSpec.model_validate(
        {
            "title": "t",
            "file": "a.csv",
            "format": "csv",
            "keys": {"place": "Ort", "period": "Jahr"},
            "values": {"n": "Zahl"},
        }
        | declared
    )
    world = MemoryWorld({"a.csv": data.encode("cp1252")})
    frames = read_source("s", spec, PLACES, world, problems)
    return frames, [line(each) for each in problems.found]


def rows(frames: dict[str, Frame]) -> list[list[object]]:
    found: list[list[object]] = frames["n"].table.to_numpy(dtype=object).tolist()
    return found


@pytest.mark.parametrize(
    ("first", "mark"),
    [
        ("sep=|\n", "|"), ('"sep=;"\r\n', ";"), ("", ";"),
    ],
)  # fmt: skip
def test_the_line_for_excel_is_no_row(first: str, mark: str) -> None:
    data = first + mark.join(["Ort", "Jahr", "Zahl"]) + "\n" + mark.join(["01", "2024", "5"])
    frames, problems = read(data)
    assert problems == []
    assert frames["n"].cell("01", "2024").amount == 5


@pytest.mark.parametrize("mark", [";", ",", "\t", "|"])
def test_delimiters(mark: str) -> None:
    sample = f"Ort{mark}Jahr{mark}Zahl\n01{mark}2024{mark}5\n"
    assert dialect_of(sample, "auto", 1).mark == mark


def test_rows_of_comment_do_not_count() -> None:
    data = "# Stand: 1.1.2025; geprüft\n#\nOrt;Jahr;Zahl\n01;2024;5\n# Ende\n02;2024;x;\n"
    frames, problems = read(data, comment="#")
    assert problems == []
    assert frames["n"].origins[0].file == "a.csv"
    assert len(rows(frames)) == 2


def test_a_space_before_a_quote() -> None:
    frames, problems = read('Ort; Jahr; Zahl\n01; 2024; "1.000"\n02; "2024"; 7\n')
    assert problems == []
    assert frames["n"].cell("01", "2024").amount == 1000


def test_a_stray_quote_is_refused_with_its_line() -> None:
    _, problems = read('Ort;Jahr;Zahl\n01;2024;5\n"Haus "Nord"";2024;7\n')
    assert problems[0].startswith("Fehler: a.csv, Zeile 3: Die Anführungszeichen")


def test_fixed_widths() -> None:
    lines = "Ort   Jahr     Zahl\n01    2024    1.234\n02    2024        -\n"
    frames, problems = read(lines, format="fixed", widths=[6, 4, 9])
    assert problems == []
    assert frames["n"].cell("01", "2024").amount == 1234
    assert list(fixed_rows(["ab cd rest\n", "\n"], (2, 3), "")) == [
        (1, ["ab", " cd", " rest"]),
        (2, ["", ""]),
    ]


def test_fixed_needs_widths_and_refuses_what_lies_beyond() -> None:
    _, problems = read("Ort\n", format="fixed")
    assert "widths" in problems[0]
    _, problems = read("Ort   Jahr Zahl\n01    2024 123456\n", format="fixed", widths=[6, 5, 4])
    assert problems[0].startswith("Fehler: a.csv, Zeile 2: Die Zeile hat 4 Spalten")


LINES = st.lists(
    st.tuples(
        st.sampled_from(["01", "02", "1", "77", ""]), st.sampled_from("ab"), st.integers(0, 99)
    ),
    max_size=30,
)


@given(LINES, st.integers(1, 6))
def test_a_file_in_parts_is_the_file(found: list[tuple[str, str, int]], size: int) -> None:
    body = [f"{place};{2000 + n};{what};{number}" for n, (place, what, number) in enumerate(found)]
    data = "\n".join(["Ort;Jahr;Art;Zahl", *body])
    declared = {
        "keys": {
            "place": {"column": "Ort", "read": "place", "elsewhere": "skip"},
            "period": "Jahr",
        },
        "where": {"Art": "a"},
    }
    whole, problems = read(data, **declared)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(texts, "FIRST", size)
        patch.setattr(texts, "PART", size)
        parted, told = read(data, **declared)
    assert told == problems
    assert parted.keys() == whole.keys()
    if whole:
        assert rows(parted) == rows(whole)
        for number in range(len(rows(whole))):
            one, other = parted["n"].standing, whole["n"].standing
            assert one is not None
            assert other is not None
            assert one.where(number) == other.where(number)
        assert parted["n"].origins == whole["n"].origins
