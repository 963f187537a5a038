"""What one figure of an announcement was understood to be, or why it was not."""

from dataclasses import dataclass
from typing import Literal

from gongzhi.ingest.number import Figure

Status = Literal["row", "item", "left"]
PREFIXES = {"welfare": "", "sports": "sports_", "both": "all_"}
NAMES = {
    "sales": "lottery_sales",
    "social_welfare": "used_social_welfare",
    "projects": "projects",
    "projects_elderly": "projects_elderly",
    "projects_disabled": "projects_disabled",
    "projects_children": "projects_children",
    "projects_public_welfare": "projects_public_welfare",
    "projects_to_social_organisations": "projects_to_social_organisations",
}
CATEGORIES = ("elderly", "disabled", "children", "public_welfare")
UNDATED = "no year is said"
USES = (*CATEGORIES, "community_public_welfare")


@dataclass(frozen=True, slots=True)
class Place:
    """Where a figure stands: block from 1, row and column of a table (0: prose), signs from 0."""

    block: int
    start: int
    end: int
    row: int = 0
    column: int = 0


@dataclass(frozen=True, slots=True)
class Reading:
    """A figure with its meaning.

    `stem` is the measure without its lottery; `name` the project of an item; `reason` why it was read
    so, or why it was left out; `doubt` what a reviewer should look at, empty where nothing is doubtful;
    `depth` how many brackets are open where it stands; `heading` whether it stands in a heading; `listed`
    whether it is in a list behind “of which”.
    """

    figure: Figure
    place: Place
    status: Status
    stem: str = ""
    lottery: str = ""
    level: str = ""
    period: str = ""
    basis: str = "actual"
    reason: str = ""
    doubt: str = ""
    name: str = ""
    words: str = ""
    category: str = ""
    derived_from: str = ""
    depth: int = 0
    heading: bool = False
    listed: bool = False

    @property
    def measure(self) -> str:
        """The name of the measure in the vocabulary."""
        if self.status == "item":
            kind = f"item_{self.category}" if self.category else "item"
            return f"{kind}: {self.name}"
        prefix = PREFIXES.get(self.lottery, "")
        if self.stem == "social_welfare":
            return NAMES[self.stem]
        if self.stem in USES:
            return f"{prefix}fund_used_{self.stem}"
        return prefix + NAMES.get(self.stem, f"fund_{self.stem}")

    @property
    def key(self) -> tuple[str, str, str, str]:
        """What no two rows of one announcement may share."""
        return (self.measure, self.level, self.period, self.basis)
