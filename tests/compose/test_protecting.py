"""The rules of disclosure control as a report prints them."""

from reportgen.compose.protecting import protection
from reportgen.contract import Contract, Dominance, Safeguards
from reportgen.document.dump import dump_blocks


def told(general: Contract, **special: Contract) -> str:
    return dump_blocks(protection(Safeguards(general, tuple(special.items())), "."))


def test_the_rules_of_all_sources_come_first() -> None:
    text = told(Contract(3))
    assert "Anzahlen von 1 bis unter 3 werden nicht gezeigt; Nullen schon." in text
    assert "alle oder fast alle" in text
    assert "steht das Zeichen „.“, im Text „keine Angabe aus Gründen der Anonymität“" in text
    assert "Versprochen ist" in text
    assert "frühere" in text
    assert "Für einzelne Quellen" not in text


def test_what_nobody_asks_for_is_not_told() -> None:
    text = told(Contract(5, complement=False))
    for rule in ("fast alle", "Mittelwerte", "Einwohner"):
        assert rule not in text


def test_every_rule_is_told() -> None:
    text = told(Contract(5, hides_zeros=True, rates=100, least_population=300))
    assert "Anzahlen unter 5 werden nicht gezeigt, auch Nullen nicht." in text
    assert "mindestens 100 Personen" in text
    assert "weniger als 300 Einwohnern" in text


def test_sources_tell_only_what_they_ask_for_besides() -> None:
    strict = Contract(10, rates=100)
    text = told(Contract(3), Jobcenter=strict, Arbeitsagentur=strict, Zensus=Contract(3, rates=50))
    assert (
        "*Arbeitsagentur; Jobcenter*: Anzahlen von 1 bis unter 10 werden nicht gezeigt; Nullen"
        " schon. Anteile, Raten und Mittelwerte stehen nur da, wo sie sich auf mindestens 100"
    ) in text.replace("strong ", "*").replace("{*", "*").replace("}:", "*:")
    assert "mindestens 50" in text


def test_amounts_are_told_where_any_are_protected() -> None:
    own = Contract(3, dominance=(Dominance(p=10), Dominance(n=2, share=87.5)))
    text = dump_blocks(protection(Safeguards(Contract(3), (), (("Gewerbe", own),)), "."))
    assert "auf 10\u00a0Prozent" in text.replace("⍽", "\u00a0")
    assert "zusammen höchstens 87,5" in text
    assert "mindestens 3." in text
    assert "nicht auf diese Weise geprüft" in told(Contract(3))


def test_a_report_without_rules_says_that_it_is_not_public() -> None:
    assert "nicht zur Veröffentlichung bestimmt" in told(Contract(1))
    assert "Versprochen" not in told(Contract(1))
