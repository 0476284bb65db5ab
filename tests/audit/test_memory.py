"""What was clean is not looked at again; whatever has changed is."""

import json
from collections import Counter
from collections.abc import Callable
from typing import Any

import pytest

from reportgen.audit import audit, memory
from reportgen.audit.findings import Inquiry
from reportgen.audit.memory import KEPT, Memory, digest
from reportgen.build.auditing import MEMORY, audit_output
from reportgen.build.progress import Silent
from reportgen.build.run import Request, build
from reportgen.errors import ReportError, failure
from reportgen.messages import line
from reportgen.world import MemoryWorld
from tests.audit.town import CHAPTER, LEDGER, world

CASES, CHAPTER_FILE = "faelle.csv", "kapitel.md"


@pytest.fixture
def work(monkeypatch: pytest.MonkeyPatch) -> Counter[str]:
    """How many files are read, and how often all is attacked."""
    done: Counter[str] = Counter()

    def counted(name: str, step: Callable[..., Any]) -> Callable[..., Any]:
        def call(*given: Any) -> Any:
            done[name] += 1
            return step(*given)

        return call

    monkeypatch.setattr(audit, "_read", counted("files", audit._read))
    monkeypatch.setattr(Inquiry, "found", counted("attacks", Inquiry.found))
    return done


def built(town: MemoryWorld, work: Counter[str]) -> tuple[int, int]:
    """The work of the audit of a build."""
    work.clear()
    build(town, Request(), Silent())
    return work["files"], work["attacks"]


def edit(town: MemoryWorld, path: str, old: str, new: str) -> None:
    text = town.files[path].decode()
    assert old in text
    town.files[path] = text.replace(old, new).encode()


def test_only_what_has_changed_is_looked_at(work: Counter[str]) -> None:
    town = world()
    assert built(town, work) == (2, 1)
    assert built(town, work) == (0, 0)
    edit(town, CHAPTER_FILE, "# Hilfen", "# Hilfen in der Stadt\n\nWer hilft?")
    assert built(town, work) == (2, 0)
    edit(town, CASES, ";28", ";29")
    edit(town, CASES, ";49", ";50")
    assert built(town, work) == (2, 1)
    assert built(town, work) == (0, 0)


def test_the_command_looks_afresh(work: Counter[str]) -> None:
    town = world()
    built(town, work)
    work.clear()
    verdict = audit_output(town, ())
    assert (work["files"], work["attacks"]) == (2, 1)
    assert verdict.figures


def test_rules_and_code_are_a_part_of_what_is_asked(
    work: Counter[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    town = world()
    built(town, work)
    edit(town, "report.toml", "threshold = 5", "threshold = 4")
    assert built(town, work) == (2, 1)
    monkeypatch.setattr(memory, "version", lambda name: f"another {name}")
    assert built(town, work) == (2, 1)


@pytest.mark.parametrize("content", [b"", b"\xff\x00 nothing", b"a" * 64 + b"\n"])
def test_a_damaged_memory_is_none(work: Counter[str], content: bytes) -> None:
    town = world()
    town.files[MEMORY] = content
    assert built(town, work) == (2, 1)
    assert built(town, work) == (0, 0)


class _Sealed(MemoryWorld):
    """A project whose memory can neither be read nor written."""

    def read(self, path: str) -> bytes:
        if path == MEMORY:
            raise failure("file-unreadable", path=path, reason="")
        return super().read(path)

    def commit(self, files: Any, gone: Any = ()) -> None:
        if MEMORY in files:
            raise failure("folder-not-writable", path=MEMORY, reason="")
        super().commit(files, gone)


def test_a_memory_that_cannot_be_kept_is_done_without(work: Counter[str]) -> None:
    town = _Sealed(world().files)
    assert built(town, work) == (2, 1)
    assert built(town, work) == (2, 1)
    assert MEMORY not in town.files


def test_a_finding_is_found_again_and_leaves_no_trace(work: Counter[str]) -> None:
    leak = CHAPTER + "\nIm Bezirk Mühlbach gibt es 2 Hilfen.\n"
    town = world(chapter=leak)
    for _ in range(2):
        with pytest.raises(ReportError):
            built(town, work)
        assert MEMORY not in town.files


def test_digests_are_of_what_is_public_and_few() -> None:
    own = Memory()
    for number in range(KEPT + 5):
        own.add(own.of(number))
    lines = own.kept.split()
    assert len(lines) == KEPT
    again = Memory(own.kept)
    assert again.knows(lines[-1])
    assert again.kept.split()[0] == lines[-1]


def test_a_digest_knows_order_where_there_is_one() -> None:
    assert digest({"a": 1, "b": 2}) == digest({"b": 2, "a": 1})
    assert digest(frozenset("abc")) == digest(frozenset("cba"))
    assert digest(("a", "b")) != digest(("b", "a"))
    assert digest(b"a") != digest(b"b")
    assert len({digest(each) for each in (1, 1.0, "1", b"1")}) == 4


# ---------------------------------------------------------------- one document of several

TWO = """
[document.kurz]
kind = "report"
title = "Kurzfassung"
chapters = ["kurz.md"]
"""
SHORT = """
# Kurz

Im Werder gibt es {{ value("hilfen", place="04") }} Hilfen.
"""


def two() -> MemoryWorld:
    town = world()
    town.files["report.toml"] += TWO.encode()
    town.files["kurz.md"] = SHORT.encode()
    build(town, Request(), Silent())
    return town


def told_more(town: MemoryWorld, *, without: str) -> None:
    """An older report, made by other rules, tells Neuhof, and perhaps less of others."""
    content = json.loads(town.files[LEDGER])
    (entry,) = [each for each in content["withheld"] if each["key"] == "hilfen/03/2024"]
    content["withheld"].remove(entry)
    content["numbers"].append(entry | {"value": 7, "decimals": 0})
    content["numbers"] = [e for e in content["numbers"] if not e["key"].startswith(without)]
    town.files[LEDGER] = json.dumps(content).encode()


SHORT_ALONE = Request(documents=("kurz",))


def test_a_document_is_audited_beside_those_that_are_finished() -> None:
    town = two()
    told_more(town, without="hilfen/04")
    with pytest.raises(ReportError) as stopped:
        build(town, SHORT_ALONE, Silent())
    (finding,) = {line(each) for each in stopped.value.problems if "Mühlbach" in line(each)}
    assert "Anzahl von 2 bis 2" in finding
    assert "kurz: 1 Kurz" in finding
    assert "bericht: Tabelle 1.1, Zeile „Neuhof“" in finding


def test_what_finished_documents_tell_alone_stops_no_other() -> None:
    town = two()
    told_more(town, without="nothing")
    build(town, SHORT_ALONE, Silent())


def test_documents_of_other_numbers_are_left_aside() -> None:
    """Neuhof was 7 when the report was built, and is kept back; Werder was 28."""
    town = two()
    told_more(town, without="nothing")
    edit(town, CASES, ";28", ";29")
    edit(town, CASES, ";49", ";50")
    build(town, SHORT_ALONE, Silent())


@pytest.mark.parametrize("content", [b"", b"[]", b'{"numbers": 1}'])
def test_what_is_no_ledger_is_left_aside(content: bytes) -> None:
    town = two()
    town.files[LEDGER] = content
    build(town, SHORT_ALONE, Silent())
