"""What a project file says of disclosure control."""

from pydantic import Field

from reportgen.schema import Spec


class ProtectionSpec(Spec):
    """The rules for everything that is published (section `[protection]`)."""

    threshold: int = Field(default=3, ge=1)
    """Counts of persons from 1 to below this are not shown. 1 switches the rule off."""
    complement: bool = True
    """Whether a count is hidden too when all but a few of its base have the property."""
    thresholds: dict[str, int] = {}
    """Other thresholds by source: `{ jobcenter = 10 }`; the tighter one wins."""
