"""What has become of the numbers and exhibits of a Word file that people have worked on."""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from reportgen.audit.anchored import Anchored, AnchoredFile, read_anchors
from reportgen.errors import Where, failure
from reportgen.formats import number
from reportgen.messages import Language, text
from reportgen.world import DiskWorld

STEP = "  "
_DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)")


def anchored(file: Path, wanted: str, language: Language, *, is_full: bool) -> Iterator[str]:
    """What the file has of its anchors: those that are asked for, else what is not as written.

    The file may lie anywhere; `is_full` tells of all anchors.
    """
    try:
        found = read_anchors(DiskWorld(file.parent).read(file.name))
    except ValueError as error:
        raise failure("anchors-unreadable", Where(str(file)), reason=error) from None
    if found is None:
        raise failure("anchors-none", Where(str(file)))
    yield _headed(file.name, found, language)
    chosen = tuple(_chosen(found.anchors, wanted))
    if wanted and not chosen:
        raise failure("anchors-unknown", Where(str(file)), wanted=wanted)
    yield from (
        STEP + _line(each, language)
        for each in chosen
        if wanted or is_full or each.is_lost or each.is_changed
    )


def _headed(name: str, found: AnchoredFile, language: Language) -> str:
    lost = sum(each.is_lost for each in found.anchors)
    changed = sum(each.is_changed for each in found.anchors)
    told = {"count": len(found.anchors), "lost": lost, "changed": changed}
    counts = {key: number(count) for key, count in told.items()}
    return text(
        "anchors-found", language, file=name, title=found.title, document=found.document or "–",
        date=_DAY.sub(r"\3.\2.\1", found.date) or "–", **counts,
    )  # fmt: skip


def _chosen(anchors: Iterable[Anchored], wanted: str) -> Iterator[Anchored]:
    """Those with a key, or a part of a table with it, or a text then or now."""
    plain = _plain(wanted)
    for each in anchors:
        texts = (each.key, each.key.partition("/")[0], each.printed, *each.now)
        if not wanted or plain in map(_plain, texts):
            yield each


def _plain(told: str) -> str:
    return "".join(told.split())


def _line(each: Anchored, language: Language) -> str:
    """Key, what was printed, what is there now; of exhibits whether they are as they were."""
    now = "“ „".join(dict.fromkeys(each.now))
    kind = "value" if each.kind == "value" else "exhibit"
    state = "lost" if each.is_lost else "changed" if each.is_changed else "kept"
    return text(f"anchors-{kind}-{state}", language, key=each.key, printed=each.printed, now=now)
