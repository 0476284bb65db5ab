"""People of a small town, and cases among them: two sources and the quota of both."""

from tests.town import Files, indicator, source

HEAD = "Raum;Jahr;Zahl\n"
PEOPLE, CASES = source("ew"), source("sgb")
QUOTA = indicator("quote", "quote", "sgb.zahl", "ew.zahl", more='polarity = "belastung"')
PAIR = PEOPLE + CASES + QUOTA
TABLE = '\n[exhibit.tab]\nkind = "table"\nindicators = ["quote"]\n'


def rows(*numbers: object, year: int = 2024) -> str:
    return "".join(f"0{at};{year};{each}\n" for at, each in enumerate(numbers, start=1))


def files(people: str, cases: str) -> Files:
    return {"ew.csv": HEAD + people, "sgb.csv": HEAD + cases}
