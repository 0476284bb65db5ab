"""What bodies are called in sentences: "der Jugendhilfeausschuss", "dem Rat"."""

import re

from reportgen.compose.council.spec import BodySpec, CouncilPaperSpec, CouncilSpec
from reportgen.formats import joined
from reportgen.messages import word

_ENDINGS = {
    "der": r"ausschuss|rat|tag|senat",
    "die": r"vertretung|versammlung|konferenz|kommission",
}
"""How the first word of a name ends, and its article."""
_DATIVES = {"der": "dem", "die": "der", "das": "dem"}


def body(name: str, council: CouncilSpec) -> BodySpec:
    """A body as it is declared, or as its name tells."""
    declared = {each.name: each for each in council.bodies}
    return declared.get(name) or BodySpec(name=name)


def nominative(body: BodySpec) -> str:
    """ "der Rat"; the name alone where the article is not known."""
    return f"{_article(body)} {body.name}".strip()


def dative(body: BodySpec) -> str:
    """ "dem Rat"; empty where it is not known."""
    article = _article(body)
    return body.dative or (f"{_DATIVES[article]} {body.name}" if article else "")


def _article(body: BodySpec) -> str:
    first = re.split(r"[\s-]", body.name)[0].casefold()
    found = (article for article, ends in _ENDINGS.items() if re.search(f"({ends})$", first))
    return body.article or next(found, "")


def recommendation(paper: CouncilPaperSpec, council: CouncilSpec) -> str:
    """Who recommends to whom: "Der Ausschuss empfiehlt dem Rat …"; empty where nobody does."""
    steps = [step for step in paper.consultation if step.role == "Vorberatung"]
    last = next((step for step in paper.consultation if step.role == "Entscheidung"), None)
    if not steps or last is None:
        return ""
    names = list(dict.fromkeys(nominative(body(step.body, council)) for step in steps))
    who = joined(names)
    whom = dative(body(last.body, council))
    if not whom:
        return word("paper-recommended-to", body=last.body)
    code = "paper-recommends" if len(names) == 1 else "paper-recommend"
    return word(code, who=who[:1].upper() + who[1:], whom=whom)
