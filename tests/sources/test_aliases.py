"""Tables of labels that change, by their name in the project."""

from reportgen.errors import Problems, Where
from reportgen.sources.aliases import with_tables
from reportgen.sources.spec import KeySpec, SourceSpec

TABLES = {"leistungen": {"ALG II": "Bürgergeld"}}


def source(**aliases: object) -> SourceSpec:
    keys = {"place": "p", "art": {"column": "a", **aliases}}
    return SourceSpec.model_validate({"title": "t", "file": "a", "format": "csv", "keys": keys})


def test_a_name_becomes_its_table() -> None:
    problems = Problems()
    found = with_tables(source(aliases="leistungen"), TABLES, Where("report.toml"), problems)
    key = found.keys["art"]
    assert isinstance(key, KeySpec)
    assert key.aliases == TABLES["leistungen"]
    assert problems.found == []


def test_a_file_stays_a_file_and_pairs_stay_pairs() -> None:
    for given in ("data/alt.csv", {"a": "b"}):
        spec = source(aliases=given)
        assert with_tables(spec, TABLES, Where(), Problems()) == spec


def test_a_name_that_is_not_there_is_told_with_the_nearest() -> None:
    problems = Problems()
    with_tables(source(aliases="leistung"), TABLES, Where("report.toml", 3), problems)
    [problem] = problems.found
    assert (problem.code, problem.where.line) == ("alias-unknown", 3)
    assert ("near", "leistungen") in problem.params
