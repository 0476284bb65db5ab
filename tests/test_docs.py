"""The users' handbook against the code: every key, word and command is told."""

import re
import tomllib
from pathlib import Path
from typing import Any

import pytest

from reportgen.cli import app
from reportgen.compose.changes import Changes
from reportgen.compose.claims import Claims
from reportgen.compose.comparisons import Comparisons
from reportgen.compose.council.spec import (
    AttachmentSpec,
    BodySpec,
    CheckSpec,
    ConsultationSpec,
    CostSpec,
    CouncilPaperSpec,
    CouncilSpec,
    FinancesSpec,
    PostSpec,
    ResultSpec,
    SignatureSpec,
)
from reportgen.compose.counting import Counting
from reportgen.compose.exhibiting import Exhibiting
from reportgen.compose.inventory import Inventory
from reportgen.compose.numbers import Numbers
from reportgen.compose.plainly import Plainly
from reportgen.compose.sheets import Sheets
from reportgen.compose.spec import (
    PlainSpec,
    PrintSpec,
    ReportSpec,
    SignsSpec,
    TextsSpec,
    WordingSpec,
)
from reportgen.compose.superlatives import Superlatives
from reportgen.document.nodes import Role
from reportgen.document.tokens import (
    Colours,
    Fonts,
    Lines,
    Sizes,
    Spacing,
    Tokens,
    Type,
    Word,
    WordStyles,
)
from reportgen.exhibits.specs.bars import BarsSpec
from reportgen.exhibits.specs.box import BoxSpec
from reportgen.exhibits.specs.deviation import DeviationSpec
from reportgen.exhibits.specs.dots import DotsSpec
from reportgen.exhibits.specs.dumbbell import DumbbellSpec
from reportgen.exhibits.specs.flow import FlowSpec
from reportgen.exhibits.specs.gap import GapSpec
from reportgen.exhibits.specs.lines import LinesSpec
from reportgen.exhibits.specs.maps import ClassMapSpec, MapSpec, SymbolMapSpec
from reportgen.exhibits.specs.matrix import MatrixSpec
from reportgen.exhibits.specs.panels import PanelsSpec
from reportgen.exhibits.specs.pyramid import PyramidSpec
from reportgen.exhibits.specs.records import ListTableSpec, PointMapSpec, TimetableSpec
from reportgen.exhibits.specs.scatter import ScatterSpec
from reportgen.exhibits.specs.slope import SlopeSpec
from reportgen.exhibits.specs.stacked import StackedSpec
from reportgen.exhibits.specs.table import FootnoteSpec, LineSpec, TableSpec
from reportgen.frame import Break, NamedClass
from reportgen.indicators.spec import (
    CatalogueSpec,
    ComponentSpec,
    ConceptSpec,
    IndicatorSpec,
    TermSpec,
    WeightSpec,
)
from reportgen.project import ProjectSpec
from reportgen.protection.spec import (
    DominanceSpec,
    ProtectionSpec,
    RelationSpec,
    SourceRulesSpec,
)
from reportgen.schema import Spec
from reportgen.sources.lists.spec import FieldsSpec, ListSpec
from reportgen.sources.quality.spec import ChecksSpec, SumSpec, TotalsSpec
from reportgen.sources.spec import (
    BenchmarkSpec,
    ContributionsSpec,
    KeySpec,
    LevelSpec,
    OutlineSpec,
    PlacesSpec,
    SourceSpec,
    SpreadSpec,
)

DOCS = Path(__file__).parent.parent / "docs"
SPECS: list[type[Spec]] = [
    ProjectSpec, PlacesSpec, LevelSpec, BenchmarkSpec, OutlineSpec, ProtectionSpec, SourceRulesSpec,
    DominanceSpec, RelationSpec, ContributionsSpec,
    SourceSpec, KeySpec, FieldsSpec, ListSpec,
    SpreadSpec, ChecksSpec, SumSpec, TotalsSpec,
    IndicatorSpec, ConceptSpec, CatalogueSpec, TermSpec, ComponentSpec, WeightSpec, Break,
    TableSpec, LineSpec, FootnoteSpec, MatrixSpec,
    BarsSpec, LinesSpec, PyramidSpec, DotsSpec, ScatterSpec, MapSpec, SymbolMapSpec, ClassMapSpec,
    NamedClass, SlopeSpec, GapSpec,
    PanelsSpec,
    DumbbellSpec, DeviationSpec, BoxSpec,
    StackedSpec, FlowSpec,
    ListTableSpec, PointMapSpec, TimetableSpec,
    ReportSpec, PlainSpec,
    WordingSpec,
    SignsSpec, PrintSpec,
]  # fmt: skip


def told(page: str) -> set[str]:
    """Every word in code marks on a page."""
    text = (DOCS / page).read_text(encoding="utf-8")
    text = re.sub(r"^```.*?^```", "", text, flags=re.DOTALL | re.MULTILINE)
    marks = re.findall(r"`([^`]+)`", text)
    return {word for mark in marks for word in re.findall(r"[A-Za-z_][\w-]*", mark)}


@pytest.mark.parametrize("spec", SPECS, ids=lambda spec: spec.__name__)
def test_every_key_of_the_project_file_is_told(spec: type[Spec]) -> None:
    missing = set(spec.model_fields) - told("projektdatei.md")
    assert not missing


PAPERS: list[type[Spec]] = [
    CouncilPaperSpec, CouncilSpec, BodySpec, ConsultationSpec, ResultSpec, CostSpec, FinancesSpec,
    PostSpec, CheckSpec, AttachmentSpec, SignatureSpec, TextsSpec,
]  # fmt: skip


@pytest.mark.parametrize("spec", PAPERS, ids=lambda spec: spec.__name__)
def test_every_key_of_a_paper_is_told(spec: type[Spec]) -> None:
    missing = set(spec.model_fields) - told("vorlagen.md") - told("projektdatei.md")
    assert not missing


TOKENS = [Tokens, Colours, Fonts, Sizes, Type, Lines, Spacing, Word, WordStyles]


@pytest.mark.parametrize("spec", TOKENS)
def test_every_token_of_a_theme_is_told(spec: type[Spec]) -> None:
    missing = set(spec.model_fields) - told("thema.md")
    assert not missing


def test_every_word_of_the_vocabulary_is_told() -> None:
    rooms = (
        Numbers, Changes, Comparisons, Superlatives, Counting, Claims, Inventory, Sheets,
        Exhibiting, Plainly,
    )  # fmt: skip
    words = {name for room in rooms for name in vars(room) if not name.startswith("_")}
    plain = {
        "ref",
        "contents",
        "listing",
        "pagebreak",
        "data_tables",
        "data_quality",
        "signs",
        "euro",
        "day",
        "wording",
        "protection",
    }
    told_words = told("autoren.md")
    assert (words | plain) - {"lookup"} <= told_words


def test_every_command_and_option_is_told() -> None:
    readme = (DOCS.parent / "README.md").read_text(encoding="utf-8")
    for command in app.registered_commands:
        assert f"reportgen {command.name}" in readme
    for option in (
        "--format",
        "--strict",
        "--draft",
        "--line-numbers",
        "--print",
        "--project",
        "--data",
        "--typed",
    ):
        assert option in readme


def examples(page: str) -> list[dict[str, Any]]:
    """The examples of project files on a page."""
    text = (DOCS / page).read_text(encoding="utf-8")
    blocks = re.findall(r"^```toml\n(.*?)^```", text, flags=re.DOTALL | re.MULTILINE)
    return [tomllib.loads(block) for block in blocks]


@pytest.mark.parametrize("example", examples("schutz.md"), ids=lambda each: ", ".join(each))
def test_the_examples_of_rules_can_be_copied(example: dict[str, Any]) -> None:
    if declared := example.pop("protection", None):
        rules = ProtectionSpec.model_validate(declared)
        assert rules.strictest.threshold > 1 or rules.method == "round"
    for document in example.pop("document", {}).values():
        assert ReportSpec.model_validate(document).is_internal
    for source in example.pop("source", {}).values():
        SourceSpec.model_validate(source)
    assert not example


def test_every_role_of_a_box_is_told() -> None:
    roles = {
        Role.DEFINITION, Role.HINT, Role.WARNING, Role.FINDING, Role.MARGIN, Role.RECOMMENDATION,
        Role.RESOLUTION, Role.LEAD, Role.FICTITIOUS, Role.ANNEX, Role.FRONT, Role.SUMMARY,
        Role.PROFILE, Role.ROW,
    }  # fmt: skip
    assert {str(role) for role in roles} <= told("autoren.md")
