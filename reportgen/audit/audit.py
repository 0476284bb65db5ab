"""The audit: files in, problems out. It is fed by nothing but what a reader could hold in hand."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from reportgen.audit.data import read_data
from reportgen.audit.editions import read_edition
from reportgen.audit.figure import Figure
from reportgen.audit.findings import Found, Inquiry
from reportgen.audit.ledger import Ledger, read_ledger
from reportgen.audit.makeup import Address, Declared
from reportgen.audit.matching import Comparison
from reportgen.audit.memory import Memory
from reportgen.audit.names import Names, Stranger
from reportgen.audit.pages import read_pdf
from reportgen.audit.pieces import Content, Spot
from reportgen.audit.word import read_word
from reportgen.errors import Problem, Where, notice, problem
from reportgen.places import Places

READERS = {"pdf": read_pdf, "docx": read_word}
MANY = 20
"""So many findings are told; the others are counted."""
SHORT = 160


@dataclass(frozen=True, slots=True)
class Artefact:
    """A finished document."""

    name: str
    ledger: bytes
    files: Mapping[str, bytes]
    """By their paths its files that are read by people."""


@dataclass(slots=True)
class Verdict:
    """What an audit found."""

    findings: list[Problem] = field(default_factory=list)
    """What must not be published so."""
    remarks: list[Problem] = field(default_factory=list)
    """What the audit could not take into account."""
    figures: int = 0
    """How many numbers it read in ledgers."""


@dataclass(frozen=True, eq=False)
class Audit:
    """An audit of documents of one project."""

    declared: Declared
    places: Places
    memory: Memory = field(default_factory=Memory)
    """Of what it knows, remarks are not told again."""
    verdict: Verdict = field(default_factory=Verdict)

    def of(
        self,
        artefacts: Iterable[Artefact],
        editions: Mapping[str, bytes],
        beside: Iterable[Ledger] = (),
    ) -> Verdict:
        """Read all, compare, attack.

        `editions` are files of the archive by their paths, `beside` what other documents tell.
        """
        ledgers: list[Ledger] = []
        drawn: list[Figure] = []
        for each in artefacts:
            try:
                ledger = read_ledger(each.name, each.ledger)
            except ValueError as error:
                self._unread(f"{each.name}.ledger.json", error)
                continue
            ledgers.append(ledger)
            drawn += self._compare(each, ledger)
        others = tuple(beside)
        own, older = (
            [figure for ledger in every for figure in ledger.figures(self.declared)]
            for every in (ledgers, others)
        )
        self.verdict.figures = len(own)
        figures = [*own, *drawn, *older, *self._earlier(editions)]
        hidden = [each for ledger in (*ledgers, *others) for each in ledger.hidden()]
        names = (*map(_edition, editions), *(f"{ledger.name}: " for ledger in others))
        self._attack(Inquiry(self.declared, self.places, figures, hidden), names)
        return self.verdict

    @cached_property
    def _known(self) -> bytes:
        """What everybody is told, and every result depends on."""
        return self.memory.of(self.declared, self.places)

    def _unread(self, file: str, reason: object) -> None:
        self.verdict.findings.append(problem("audit-unread", Where(file), reason=reason))

    # ------------------------------------------------------------ files

    def _compare(self, artefact: Artefact, ledger: Ledger) -> tuple[Figure, ...]:
        """Tell what stands where it should not; what can be read off drawings, for the attack."""
        strangers: dict[tuple[str, str], Stranger] = {}
        names = Names(ledger, self.declared, self.places)
        comparison = Comparison(names)
        for each in names.kept_and_told(f"{artefact.name}.ledger.json"):
            strangers[f"{each.spot}", each.around] = each
        for path, data in artefact.files.items():
            own = self.memory.of(self._known, artefact.ledger, path, data)
            if not self.memory.knows(own):
                for each in self._strangers(path, data, comparison, own):
                    strangers.setdefault((f"{each.spot}", f"{each.text} {each.around}"), each)
        told = list(strangers.values())
        self._tell(self._shown(each) for each in told)
        return tuple(_read_off(told))

    def _strangers(
        self, path: str, data: bytes, comparison: Comparison, own: bytes
    ) -> tuple[Stranger, ...]:
        """The numbers of a file that stand where none should; one without any is remembered."""
        try:
            content = _read(path, data)
        except ValueError as error:
            self._unread(path, error)
            return ()
        for part in content.unread:
            self._unread(path, part)
        found = tuple(comparison.strangers(content.pieces))
        if not found and not content.unread:
            self.memory.add(own)
        return found

    def _shown(self, stranger: Stranger) -> Problem:
        """A number where the ledger keeps one back."""
        where = Where(stranger.spot.file)
        names = [self._name(each) for each in stranger.addresses[:3]]
        return problem(
            stranger.code, where, number=stranger.text, spot=stranger.spot,
            around=_cut(stranger.around), what="; ".join(names),
        )  # fmt: skip

    def _tell(self, problems: Iterable[Problem]) -> None:
        found = list(problems)
        self.verdict.findings += found[:MANY]
        if len(found) > MANY:
            self.verdict.findings.append(problem("audit-more", count=len(found) - MANY))

    # ------------------------------------------------------------ conclusions

    def _earlier(self, editions: Mapping[str, bytes]) -> Iterator[Figure]:
        for path, data in sorted(editions.items(), reverse=True):
            try:
                yield from read_edition(data, _edition(path))
            except ValueError as error:
                self._unread(path, error)

    def _attack(self, inquiry: Inquiry, old: tuple[str, ...]) -> None:
        """Tell what follows; `old` are the names of what is published already."""
        own = self.memory.of(self._known, *_asked(inquiry, old))
        if self.memory.knows(own):
            return
        now: list[Found] = []
        before: list[Found] = []
        kept_back = {each.address for each in inquiry.hidden if not each.read.startswith(old)}
        for found in inquiry.found():
            is_old = all(each.startswith(old) for each in found.because)
            is_mine = found.address in kept_back or not is_old
            (now if is_mine else before).append(found)
        self._tell(self._concluded(each) for each in now)
        if not now:
            self.memory.add(own)
        self._remark(inquiry, before)

    def _remark(self, inquiry: Inquiry, before: list[Found]) -> None:
        """Tell what is no finding, and what could not be taken into account."""
        if before:
            names = "; ".join(self._name(each.address) for each in before[:3])
            self.verdict.remarks.append(notice("audit-earlier", count=len(before), names=names))
        for each in inquiry.puzzle.undecided:
            self.verdict.remarks.append(notice("audit-undecided", what=each.counted))
        if count := len(inquiry.puzzle.left_out):
            self.verdict.remarks.append(notice("audit-left-out", count=count))
        passed = {each.address.indicator for each in inquiry.figures} - {
            name for name, made in self.declared.makeups.items() if made.is_linear or made.way
        }
        if passed:
            names = ", ".join(sorted(passed))
            self.verdict.remarks.append(notice("audit-passed", count=len(passed), names=names))

    def _concluded(self, found: Found) -> Problem:
        told = "; ".join(found.because[:6]) + (" …" if len(found.because) > 6 else "")
        code = "audit-rest" if found.is_rest else "audit-concluded"
        return problem(
            code, what=self._name(found.address), least=f"{found.interval.least:.0f}",
            most=f"{found.interval.most:.0f}", threshold=found.threshold, because=told,
            counted=self._counted(found),
        )  # fmt: skip

    def _counted(self, found: Found) -> str:
        own = found.quantity
        limits = ", ".join(f"{key} {member}" for key, member in own.limits)
        place = self.places.get(own.place)
        if place is None:
            return ""
        return f"{own.counted}{f' ({limits})' if limits else ''}, {place.name}, {own.period}"

    def _name(self, address: Address) -> str:
        """An indicator, its place and period in words."""
        made, place = self.declared.makeups.get(address.indicator), self.places.get(address.place)
        groups = [member for _, member in address.group]
        return ", ".join(
            [
                made.name if made else address.indicator,
                place.name if place else address.place,
                *groups,
                address.period,
            ]
        )


def _asked(inquiry: Inquiry, old: tuple[str, ...]) -> Iterator[object]:
    """What conclusions depend on: all numbers and gaps, wherever in a document they stand."""
    yield [(str(e.address), e.low, e.high, e.read.startswith(old)) for e in inquiry.figures]
    yield [(str(each.address), each.read.startswith(old)) for each in inquiry.hidden]


def _edition(path: str) -> str:
    """What the numbers of a file of the archive are said to be of."""
    return path.removesuffix(".claims.json")


def _read_off(strangers: Iterable[Stranger]) -> Iterator[Figure]:
    """Marks of which it is plain what they stand for, as bounds of numbers."""
    for each in strangers:
        if len(each.addresses) == 1 and each.low is not None and each.high is not None:
            yield Figure(each.addresses[0], each.low, each.high, f"{each.spot}")


def _read(path: str, data: bytes) -> Content:
    """A document, or data that stand beside it."""
    reader = READERS.get(path.rpartition(".")[2])
    return reader(path, data) if reader else Content(read_data(Spot(path), path, data))


def _cut(text: str) -> str:
    return text if len(text) <= SHORT else f"{text[:SHORT]} …"
