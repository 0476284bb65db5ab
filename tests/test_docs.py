"""The users' handbook against the code: every key, word and command is told."""

import re
from pathlib import Path

import pytest

from reportgen.compose.spec import (
    AttachmentSpec,
    ConsultationSpec,
    CostSpec,
    CouncilPaperSpec,
    ReportSpec,
)
from reportgen.exhibits.spec import BarsSpec, LinesSpec, MapSpec, PyramidSpec, TableSpec
from reportgen.indicators.spec import IndicatorSpec, TermSpec
from reportgen.project import ProjectSpec
from reportgen.protection.spec import ProtectionSpec
from reportgen.schema import Spec
from reportgen.sources.spec import KeySpec, LevelSpec, PlacesSpec, SourceSpec, SpreadSpec

DOCS = Path(__file__).parent.parent / "docs"
SPECS: list[type[Spec]] = [
    ProjectSpec, PlacesSpec, LevelSpec, ProtectionSpec, SourceSpec, KeySpec, SpreadSpec,
    IndicatorSpec, TermSpec, TableSpec, BarsSpec, LinesSpec, PyramidSpec, MapSpec, ReportSpec,
    CouncilPaperSpec, ConsultationSpec, CostSpec, AttachmentSpec,
]  # fmt: skip


def told(page: str) -> set[str]:
    """Every word in code marks on a page."""
    text = (DOCS / page).read_text(encoding="utf-8")
    marks = re.findall(r"`([^`]+)`", text)
    return {word for mark in marks for word in re.findall(r"[A-Za-z_][\w-]*", mark)}


@pytest.mark.parametrize("spec", SPECS, ids=lambda spec: spec.__name__)
def test_every_key_of_the_project_file_is_told(spec: type[Spec]) -> None:
    missing = set(spec.model_fields) - told("projektdatei.md")
    assert not missing
