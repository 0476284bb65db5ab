"""The printed numbers of an edition as a file of the archive: nothing that it kept back."""

import json
from collections.abc import Iterable, Iterator
from typing import Any

from reportgen.audit.claims import Limits
from reportgen.audit.figure import Figure
from reportgen.audit.makeup import Address

SCHEMA = "reportgen-claims/1"


def kept(edition: str, document: str, figures: Iterable[Figure]) -> bytes:
    """The file of a document of an edition."""
    content = {
        "schema": SCHEMA,
        "edition": edition,
        "document": document,
        "numbers": [_written(each) for each in figures],
    }
    return f"{json.dumps(content, ensure_ascii=False, indent=1)}\n".encode()


def _written(figure: Figure) -> dict[str, Any]:
    own = figure.address
    return {
        "indicator": own.indicator, "place": own.place, "period": own.period,
        "group": dict(own.group), "told": own.told, "beside": dict(own.beside),
        "low": figure.low, "high": figure.high, "read": figure.read,
    }  # fmt: skip


def read_edition(data: bytes, name: str) -> Iterator[Figure]:
    """The numbers of a file, each with the edition's name; `ValueError` when it is none."""
    content = json.loads(data)
    try:
        for each in content["numbers"]:
            address = Address(
                each["indicator"], each["place"], each["period"], _limits(each["group"]),
                each["told"], _limits(each["beside"]),
            )  # fmt: skip
            read = f"{name}, {each['read']}"
            yield Figure(address, float(each["low"]), float(each["high"]), read)
    except (KeyError, TypeError, AttributeError) as error:
        raise ValueError(str(error)) from None


def _limits(given: dict[str, str]) -> Limits:
    return tuple(sorted(given.items()))
