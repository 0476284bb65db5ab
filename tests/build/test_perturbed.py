"""Counts with noise the whole way: whatever is written was calculated from changed counts."""

import pytest

from reportgen.build.progress import Silent
from reportgen.build.run import Request, build
from reportgen.status import Status
from reportgen.world import MemoryWorld
from tests.build.test_rounded import CASES, EXHIBITS_AND_DATA, rounded_town
from tests.town import Files, Told, declare, indicator, refused, source, told, town

SECRET = "a secret of many characters"


def noisy_town(more: str = "", secret: str | None = SECRET) -> MemoryWorld:
    world = rounded_town()
    said = f'method = "perturb"\nsecret = "${{KEY}}"\n{more}'
    declare(world, 'method = "round"\nbase = 5\n', said)
    if secret is not None:
        world.variables["KEY"] = secret
    return world


def numbers(given: Told, name: str) -> list[float | None]:
    return [given.cell(name, place).amount for place in ("0", *CASES)]


def test_every_number_is_made_of_changed_counts() -> None:
    found = told(noisy_town()).released
    for place in ("0", "01", "02", "03"):
        cases, rare = (found[name].cell(place, "2024").amount for name in ("faelle", "selten"))
        assert cases is not None
        assert rare is not None
        assert found["anteil"].cell(place, "2024").amount == pytest.approx(100 * rare / cases)
        assert rare == 0 or rare >= 3
    for place, pair in CASES.items():
        cases = found["faelle"].cell(place, "2024").amount
        assert abs((cases or 0) - sum(pair) - 2) <= 3
    assert not found.decisions


def test_pages_say_that_counts_are_changed() -> None:
    chapter = "# Kapitel\n\n{{ protection() }}\n\n{{ table('tab') }}\n"
    world = noisy_town()
    plain = told(world)
    assert plain.text.count("note: Anzahlen zum Schutz der Menschen um höchstens 3 verändert") == (
        EXHIBITS_AND_DATA
    )
    world = noisy_town()
    world.commit({"kapitel.md": chapter.encode()})
    text = told(world).text
    assert "Abweichungen in den Summen durch Rundung" not in text
    assert "Cell-Key-Verfahren" in text
    assert "Anzahlen von 1 bis unter 3 kommen nicht vor" in text


def test_the_secret_decides_and_files_and_variables_say_the_same() -> None:
    first = told(noisy_town())
    other = told(noisy_town(secret="quite another secret"))
    names = ("faelle", "selten")
    assert [numbers(first, name) for name in names] != [numbers(other, name) for name in names]
    world = noisy_town(secret=None)
    declare(world, "${KEY}", "schutz.key")
    world.commit({"schutz.key": f"{SECRET}\n".encode()})
    assert [numbers(told(world), name) for name in names] == [numbers(first, n) for n in names]


def test_a_build_is_audited_and_keeps_the_secret() -> None:
    result = build(noisy_town(), Request(("bericht",)), Silent())
    assert result.files
    assert not any(SECRET.encode() in each.data for each in result.files)


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ('zeros = "hidden"', "wird die Regel zeros nicht eingehalten"),
        ("deviation = 2", "Abweichungen von höchstens 2 schützen Anzahlen unter 3 nicht"),
        ("variance = 9", "Die Varianz 9 geht mit dieser Abweichung nicht"),
        ("variance = 0.1", "Die Varianz 0.1 geht mit dieser Abweichung nicht"),
    ],
)
def test_rules_that_noise_does_not_keep_are_refused(more: str, said: str) -> None:
    (only,) = refused(noisy_town(more))
    assert said in only


def test_without_a_secret_nothing_is_built() -> None:
    world = noisy_town()
    declare(world, 'secret = "${KEY}"\n', "")
    assert "braucht ein Geheimnis" in refused(world)[0]


@pytest.mark.parametrize(
    ("secret", "said"), [(None, "ist nicht da oder leer"), ("kurz", "ist zu kurz")]
)
def test_a_secret_that_is_missing_or_can_be_guessed(secret: str | None, said: str) -> None:
    with pytest.raises(AssertionError, match=said):
        told(noisy_town(secret=secret))


def test_a_part_may_be_told_as_the_whole_but_no_more() -> None:
    found = told(noisy_town("deviation = 30\nvariance = 300")).released
    shares = found["anteil"].table
    amounts = shares.loc[shares["status"] != Status.SECRET, "amount"].dropna()
    assert (amounts <= 100).all()


def test_what_is_left_of_changed_counts_is_hidden_where_it_is_below_nobody() -> None:
    """All but some: who are nearly all, so that noise takes one below the other."""
    lines = {"a": (1012, 1016, 1033), "b": (1011, 1015, 1031)}
    files: Files = {
        f"{name}.csv": "Raum;Jahr;Zahl\n"
        + "".join(f"{place};2024;{n}\n" for place, n in zip(CASES, own, strict=True))
        for name, own in lines.items()
    }
    declared = "".join(map(source, lines)) + indicator("ohne", "anzahl", "a.zahl + -b.zahl")
    hidden = 0
    for number in range(4):
        world = town(declared, files, threshold=3)
        said = 'threshold = 3\nmethod = "perturb"\nsecret = "${KEY}"'
        declare(world, "threshold = 3", said)
        world.variables["KEY"] = f"{SECRET} {number}"
        table = told(world).released["ohne"].table
        assert not (table["amount"] < 0).any()
        hidden += int((table["status"] == Status.SECRET).sum())
    assert hidden
