"""Flat files of GENESIS, version 5 and the older one with a column for each measure."""

import pytest

from reportgen.errors import Problems
from reportgen.frame import Frame
from reportgen.messages import line
from reportgen.places import Level, Place, Places
from reportgen.sources.files import texts
from reportgen.sources.read import read_source
from reportgen.sources.spec import SourceSpec
from reportgen.status import Flag, Status
from reportgen.world import MemoryWorld

PLACES = Places(
    (
        Place("05", "Land", "land", None),
        Place("05978", "Kreis Unna", "kreis", "05"),
        Place("05978004", "Bergkamen", "gemeinde", "05978"),
    ),
    tuple(Level(each, each, each) for each in ("land", "kreis", "gemeinde")),
)
HEAD = (
    "statistics_code;statistics_label;time_code;time_label;time;"
    "1_variable_code;1_variable_label;1_variable_attribute_code;1_variable_attribute_label;"
    "2_variable_code;2_variable_label;2_variable_attribute_code;2_variable_attribute_label;"
    "value;value_unit;value_variable_code;value_variable_label;value_q\n"
)


def row(place: str, second: str, rest: str, time: str = "2024-12-31") -> str:
    first = {
        "05": "DLAND;Länder;05;NRW",
        "05978": "KREISE;Kreise;05978;Unna, Kreis",
        "5978004": "GEMEIN;Gemeinden;5978004;Bergkamen",
        "05354": "KREISE;Kreise;05354;Aachen, Kreis",
    }[place]
    return f"12411;Fortschreibung;STAG;Stichtag;{time};{first};{second};{rest}\n"


WOMEN, ALL = "GES;Geschlecht;GESW;weiblich", "GES;Geschlecht;;Insgesamt"
YOUNG, AGES = "ALTX;Alter;ALT000B003;unter 3 Jahre", "ALTX;Alter;;Insgesamt"
PEOPLE = "Anzahl;BEVSTD;Bevölkerungsstand"


def read(files: dict[str, str], **declared: object) -> tuple[dict[str, Frame], list[str]]:
    problems = Problems()
    keys = {"place": ["DLAND", "KREISE", "GEMEIN"], "sex": "GES"}
    plain = {"title": "t", "file": "*.csv", "format": "ffcsv", "keys": keys}
    spec = SourceSpec.model_validate(plain | {"values": {"n": "BEVSTD"}} | declared)
    world = MemoryWorld({name: text.encode("utf-8-sig") for name, text in files.items()})
    frames = read_source("s", spec, PLACES, world, problems)
    return frames, [line(each) for each in problems.found]


def test_the_short_declaration_of_version_5() -> None:
    text = HEAD + row("05978", WOMEN, f"200;{PEOPLE};e") + row("05", ALL, f"9000;{PEOPLE};")
    text += row("05978", ALL, f"390;{PEOPLE};e") + row(
        "05978", "GES;Geschlecht;GESM;männlich", f"(190);{PEOPLE};p"
    )
    frames, problems = read({"12411-01-01-4_1773_de_flat.csv": text})
    assert problems == []
    people = frames["n"]
    assert people.periods == ("2024",)
    assert people.cell("05978", "2024").amount == 390
    assert people.cell("05978", "2024").flags is Flag.FINAL
    assert people.cell("05978", "2024", sex="GESM").flags == Flag.LIMITED | Flag.PRELIMINARY
    assert people.cell("05", "2024").flags is Flag.NONE
    [origin] = people.origins
    assert (origin.sheet, origin.title) == ("12411-01-01-4", "Fortschreibung")


def test_trap_5_a_total_without_a_code_is_never_summed() -> None:
    text = HEAD + row("05978", ALL, f"390;{PEOPLE};") + row("05978", WOMEN, f"200;{PEOPLE};")
    frames, _ = read({"a_flat.csv": text})
    assert frames["n"].members("sex") == ("GESW",)
    assert frames["n"].cell("05978", "2024").amount == 390


def test_trap_6_a_key_without_its_nought_is_mended_and_told() -> None:
    frames, problems = read({"a_flat.csv": HEAD + row("5978004", ALL, f"48000;{PEOPLE};")})
    assert frames["n"].cell("05978004", "2024").amount == 48000
    assert len(problems) == 1
    assert "05978004" in problems[0]


def test_trap_7_a_region_of_the_past_with_a_dash_is_left_out_on_request() -> None:
    text = HEAD + row("05354", ALL, f"-;{PEOPLE};") + row("05978", ALL, f"5;{PEOPLE};")
    _, problems = read({"a_flat.csv": text})
    assert "05354" in problems[0]
    place = {"column": ["KREISE"], "read": "place", "elsewhere": "skip"}
    frames, problems = read({"a_flat.csv": text}, keys={"place": place, "sex": "GES"})
    assert problems == []
    assert len(frames["n"].table) == 1


def test_trap_8_the_order_of_rows_says_nothing() -> None:
    rows = [row("05978", who, f"{n};{PEOPLE};") for n, who in enumerate((WOMEN, ALL), start=1)]
    one, _ = read({"a_flat.csv": HEAD + "".join(rows)})
    other, _ = read({"a_flat.csv": HEAD + "".join(reversed(rows))})
    assert one["n"].table.equals(other["n"].table)


def test_trap_9_units_of_thousand_are_scaled_row_by_row() -> None:
    text = HEAD + row("05978", ALL, "1,5;1000;BEVSTD;Bevölkerung;")
    text += row("05978", WOMEN, "0;Tsd. Personen;BEVSTD;Bevölkerung;")
    text += row("05", ALL, f"7;{PEOPLE};") + row("05", WOMEN, f"0;{PEOPLE};")
    frames, problems = read({"a_flat.csv": text})
    assert problems == []
    assert frames["n"].cell("05978", "2024").amount == 1500
    assert frames["n"].cell("05978", "2024", sex="GESW").status is Status.ROUNDED_ZERO
    assert frames["n"].cell("05", "2024").amount == 7
    assert frames["n"].cell("05", "2024", sex="GESW").status is Status.ZERO


def test_several_measures_are_stacked_and_signs_keep_what_they_mean() -> None:
    births = "Anzahl;GEBU;Geborene"
    text = HEAD + row("05978", ALL, f"/;{PEOPLE};") + row("05978", ALL, f"...;{births};")
    text += row("05978", WOMEN, f"-;{births};") + row("05", "XYZ;Sonst;A;a", "9;Anzahl;OTHER;x;")
    frames, problems = read({"a_flat.csv": text}, values={"n": "BEVSTD", "b": "Geborene"})
    assert problems == []
    assert frames["n"].cell("05978", "2024").status is Status.UNRELIABLE
    assert frames["b"].cell("05978", "2024").status is Status.NOT_YET
    assert frames["b"].cell("05978", "2024", sex="GESW").status is Status.ZERO
    assert len(frames["n"].table) == 1


def test_the_same_number_by_two_variables_is_one_and_another_number_a_fault() -> None:
    other = "GES2;Geschlecht (2);GESW;weiblich"
    text = HEAD + row("05978", WOMEN, f"5;{PEOPLE};") + row("05978", other, f"5;{PEOPLE};")
    keys = {"place": "KREISE", "sex": ["GES", "GES2"]}
    frames, problems = read({"a_flat.csv": text}, keys=keys)
    assert problems == []
    assert len(frames["n"].table) == 1
    frames, problems = read({"a_flat.csv": text + row("05978", other, f"6;{PEOPLE};")}, keys=keys)
    assert frames == {}
    assert "selben Schlüssel" in problems[0]


def test_ages_are_read_from_their_labels() -> None:
    text = HEAD + row("05978", YOUNG, f"5;{PEOPLE};") + row("05978", AGES, f"9;{PEOPLE};")
    frames, problems = read({"a_flat.csv": text}, keys={"place": "KREISE", "age": "ALTX"})
    assert problems == []
    assert frames["n"].cell("05978", "2024", age="0-3").amount == 5
    assert frames["n"].cell("05978", "2024").amount == 9


V4 = (
    "Statistik_Code;Statistik_Label;Zeit_Code;Zeit_Label;Zeit;1_Merkmal_Code;1_Merkmal_Label;"
    "1_Auspraegung_Code;1_Auspraegung_Label;BEVSTD__Bevölkerungsstand__Anzahl;"
    "EINK__Einkommen__Tsd. EUR\n"
    "12411;Fortschreibung;STAG;Stichtag;31.12.2020;KREISE;Kreise;05978;Unna, Kreis;394;1,5\n"
)


def test_version_4_with_a_column_for_each_measure() -> None:
    problems = Problems()
    declared = {
        "title": "t", "file": "12411-0015_flat.csv", "format": "ffcsv",
        "keys": {"place": "KREISE"}, "values": {"n": "BEVSTD", "eur": "EINK"},
    }  # fmt: skip
    world = MemoryWorld({"12411-0015_flat.csv": V4.encode("latin-1")})
    spec = SourceSpec.model_validate(declared)
    frames = read_source("s", spec, PLACES, world, problems)
    assert problems.found == []
    assert frames["n"].cell("05978", "2020").amount == 394
    assert frames["eur"].cell("05978", "2020").amount == 1500
    assert frames["n"].origins[0].title == "Fortschreibung"
    standing = frames["eur"].standing
    assert standing is not None
    assert standing.where(0).line == 2


def test_a_long_flat_file_is_read_in_parts() -> None:
    text = HEAD + "".join(
        row(place, who, f"{n};{PEOPLE};")
        for n, (place, who) in enumerate(
            [
                ("05", ALL),
                ("05", WOMEN),
                ("05978", ALL),
                ("05978", WOMEN),
                ("05978", "GES;Geschlecht;GESM;m"),
            ]
        )
    )
    whole, _ = read({"a_flat.csv": text})
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(texts, "FIRST", 2)
        patch.setattr(texts, "PART", 2)
        parted, problems = read({"a_flat.csv": text})
    assert problems == []
    assert parted["n"].table.equals(whole["n"].table)


def test_what_is_no_flat_file_is_told() -> None:
    _, problems = read({"a_flat.csv": "Ort;Jahr;n\n05;2024;1\n"})
    assert "Flat-Datei" in problems[0]
    _, problems = read({"a_flat.csv": HEAD + row("05", ALL, f"1;{PEOPLE};")}, values={"n": "BEVST"})
    assert "BEVSTD" in problems[0]


def test_a_mark_of_quality_without_a_meaning_is_told() -> None:
    frames, problems = read({"a_flat.csv": HEAD + row("05", ALL, f"1;{PEOPLE};q")})
    assert frames
    assert "„q“" in problems[0]
