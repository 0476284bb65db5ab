"""A printed number to its explanation, line by line: for the planner's screen, never for print."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import islice

from reportgen.build.documents import Desk, composed
from reportgen.build.finding import found, near
from reportgen.build.gate_log import threshold
from reportgen.build.numbers import prepare
from reportgen.build.progress import Reporter
from reportgen.build.provenance import Provenance, indicator
from reportgen.document.printed import Printed, by_key
from reportgen.errors import Problems, Where, failure
from reportgen.formats import day, number
from reportgen.frame import Key, Origin
from reportgen.indicators.tracing.formula import constant, formula, term_name
from reportgen.indicators.tracing.trace import Operand, Trace, operands
from reportgen.indicators.tracing.traced import Term
from reportgen.messages import Language, text, word
from reportgen.notation import CLASSIC
from reportgen.project import load_project
from reportgen.released import Decision
from reportgen.status import Status
from reportgen.world import World

MANY = 5
"""More numbers than these are listed, one line each, and not explained."""
SHOWN = 12
"""Operands of a term that are shown unless all are asked for."""
DIGITS = 12
"""Characters of a digest that tell one file from another."""
STEP = "  "


@dataclass(frozen=True, slots=True)
class Question:
    """What is to be explained."""

    document: str
    wanted: str
    """A number as printed, a key, or the label of an exhibit."""
    is_full: bool = False
    """Whether every operand and every number is shown."""
    language: Language = Language.DE


def explain(world: World, question: Question, reporter: Reporter) -> Iterator[str]:
    """Explain a number of a document; `ReportError` when it prints no such number."""
    problems = Problems()
    reporter.step("step-project")
    project = load_project(world, problems)
    name = question.document
    if name not in project.documents:
        raise failure("document-unknown", name=name, known=", ".join(project.documents))
    desk = Desk(project, world, prepare(project, world, problems, reporter)).of(name)
    reporter.step("step-compose", name=name)
    made = composed(name, desk, problems, {}, is_blank=True)
    printed_at = by_key(made.document)
    provenance = Provenance(desk)
    units = {key: provenance.unit(key) for key in printed_at}
    keys = found(question.wanted, printed_at, units)
    if not keys:
        problems.stop()  # it may be missing because of a mistake
        likely = "“, „".join(near(question.wanted, printed_at))
        raise failure("explain-none", Where(), document=name, wanted=question.wanted, near=likely)
    return _Explaining(provenance, question, printed_at).lines(keys)


@dataclass(frozen=True, eq=False)
class _Explaining:
    """Everything that an explanation is made from."""

    provenance: Provenance
    question: Question
    printed_at: Mapping[Key, list[Printed]]

    def lines(self, keys: list[Key]) -> Iterator[str]:
        """Few numbers in full, many as a list."""
        if len(keys) > MANY and not self.question.is_full:
            yield from self._list(keys)
            return
        wanted = (base for key in keys for base in self.provenance.rests_on(key))
        traces = dict(self.provenance.tracer.traces(wanted))
        for key in keys:
            yield from self._number(key, traces)

    def _say(self, code: str, **params: object) -> str:
        return text(code, self.question.language, **params)

    def _list(self, keys: list[Key]) -> Iterator[str]:
        yield self._say("explain-many", count=len(keys))
        for key in keys:
            yield f"{STEP}{self.printed_at[key][0].value.text} · {key} · {self._named(key)}"

    def _named(self, key: Key) -> str:
        """Indicator, place, period and groups in words."""
        places = self.provenance.desk.numbers.places
        group = (f"{name} = {member}" for name, member in key.group)
        measure = self.provenance.measure(key)
        return ", ".join([measure.name, places.by_key[key.place].name, key.period, *group])

    def _number(self, key: Key, traces: Mapping[Key, Trace | None]) -> Iterator[str]:
        said = dict.fromkeys(each.value.text for each in self.printed_at[key])
        yield f"„{'“ „'.join(said)}“ · {key}"
        yield STEP + self._named(key)
        for place in dict.fromkeys(map(_stands, self.printed_at[key])):
            yield STEP + self._say("explain-place", place=place)
        yield from self._meaning(key)
        yield from self._value(key)
        bases = self.provenance.rests_on(key)
        others = [base for base in bases if base != key]
        if relation := self.provenance.relation(key):
            yield STEP + self._say("explain-formula", formula=relation)
        if others:
            yield STEP + self._say("explain-rests", count=len(others))
        for base in bases:
            if base != key:
                yield f"{STEP}{base}"
                yield from self._value(base)
            if trace := traces[base]:
                yield from self._trace(base, trace)
        origins = self.provenance.desk.released[indicator(key)].origins
        yield from self._sources(origins, [traces[base] for base in bases])
        yield ""

    def _meaning(self, key: Key) -> Iterator[str]:
        measure = self.provenance.measure(key)
        for code in ("definition", "population", "note"):
            if told := getattr(measure, code):
                yield STEP + self._say(f"explain-{code}", told=told)

    def _value(self, key: Key) -> Iterator[str]:
        """The number, rounded and not; or why there is none."""
        frame, own = self.provenance.frame(key), self.provenance.cell(key)
        if frame and own.amount is not None:
            exact = repr(own.amount).replace(".", ",")
            rounded = number(own.amount, frame.measure.decimals)
            yield STEP * 2 + self._say("explain-value", rounded=rounded, exact=exact)
            yield from self._reason(key, "explain-withheld-elsewhere")
        elif key in self.provenance.reasons:
            yield from self._reason(key, "explain-withheld")
        elif frame and own.status is Status.SECRET:
            reason = self._say("explain-rule-source")
            yield STEP * 2 + self._say("explain-withheld", reason=reason)
        elif frame:
            yield STEP * 2 + self._say("explain-status", sign=CLASSIC.of(own.status))

    def _reason(self, key: Key, code: str) -> Iterator[str]:
        """Why documents that are published do not show a number, and by whose rules."""
        decision = self.provenance.desk.numbers.released.reasons.get(key)
        if decision is None:
            return
        reason = self._say(f"explain-rule-{decision.rule}")
        yield STEP * 2 + self._say(code, reason=reason)
        if decision.counted:
            contract = self._contract(decision)
            yield STEP * 2 + self._say(
                "explain-ground", counted=decision.counted, contract=contract
            )

    def _contract(self, decision: Decision) -> str:
        limit = threshold(decision, self.provenance.desk.project.rules)
        sources = ", ".join(decision.sources)
        return self._say("explain-contract", source=sources, threshold=limit) if limit else ""

    def _trace(self, key: Key, trace: Trace) -> Iterator[str]:
        """Formula and operands; of a number that is kept back only where the operands stand."""
        places = self.provenance.desk.numbers.places
        is_kept_back = key in self.provenance.reasons
        if told := formula(trace.made, key, places):
            yield STEP * 2 + self._say("explain-formula", formula=told)
        yield STEP * 2 + self._say("explain-kept-back" if is_kept_back else "explain-internal")
        for part in trace.parts:
            amount = "" if is_kept_back else f" = {constant(part.amount)}"
            yield f"{STEP * 3}[{term_name(part, key, places)}]{amount}"
            yield from self._operands(part, is_kept_back=is_kept_back)

    def _operands(self, part: Term, *, is_kept_back: bool) -> Iterator[str]:
        taken = operands(part)
        shown = len(taken) if self.question.is_full else SHOWN
        for each in islice(taken, shown):
            yield STEP * 4 + _operand(each, is_kept_back=is_kept_back)
        if len(taken) > shown:
            yield STEP * 4 + self._say("explain-more", count=number(len(taken) - shown))

    def _sources(self, origins: tuple[Origin, ...], traces: list[Trace | None]) -> Iterator[str]:
        """The files that were really taken; those of the indicator when that is not known."""
        parts = [part for trace in traces if trace for part in trace.parts]
        taken = [each.origin for part in parts for each in operands(part) if each.origin]
        for origin in dict.fromkeys(taken or origins):
            yield STEP + self._say("explain-source", source=self._source(origin))

    def _source(self, origin: Origin) -> str:
        parts = [origin.source, origin.publisher, origin.title, origin.reference]
        if origin.restated:
            parts.append(word("restated"))
        if origin.extracted:
            parts.append(self._say("explain-extracted", day=day(origin.extracted)))
        parts += [origin.file, f"SHA-256 {origin.digest[:DIGITS]}…" if origin.digest else ""]
        return "; ".join(filter(None, parts))


def _stands(place: Printed) -> str:
    """Heading, exhibit with its row, and the chapter's line."""
    exhibit = " – ".join(filter(None, (place.exhibit, place.row)))
    return ", ".join(filter(None, (*place.headings[-1:], exhibit, place.spot)))


def _operand(taken: Operand, *, is_kept_back: bool) -> str:
    """A number of a source, its address and the cell that it was read from."""
    members = " · ".join(member for _, member in taken.members)
    amount = taken.cell.amount
    told = CLASSIC.of(taken.cell.status) if amount is None else constant(amount)
    factor = "" if taken.factor == 1 else f" · {constant(taken.factor)}"
    where = ", ".join(filter(None, (taken.where.file, taken.where.sheet, taken.where.cell)))
    return " – ".join(
        filter(None, (members if is_kept_back else f"{members}: {told}{factor}", where))
    )
