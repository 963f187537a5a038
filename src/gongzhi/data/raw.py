"""Everything in data/raw, as it was read: tables, vocabulary, corrections."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path

from gongzhi.data import correction, plan, table
from gongzhi.data.correction import Correction
from gongzhi.data.observation import Observation, observe
from gongzhi.data.plan import Hypothesis
from gongzhi.data.schema import SCHEMAS
from gongzhi.data.table import Row, Table
from gongzhi.data.vocabulary import Vocabulary, vocabulary
from gongzhi.errors import Problem

FIGURES = ("observations.csv", "context.csv")
# What the analysis plan names, and where all such names are.
NAMES = {
    "region": ("regions.csv", "region"),
    "measure": ("measures.csv", "measure"),
    "claim": ("study/claims.csv", "id"),
}


@dataclass(frozen=True)
class Raw:
    """The raw tables by file, the declared corrections, and the analysis plan.

    `malformed` is what is wrong with the declarations; `read_on` the day after which figures and dates
    lie in the future, None where that is not judged.
    """

    tables: Mapping[str, Table]
    corrections: Sequence[Correction]
    malformed: Sequence[Problem] = ()
    plan: tuple[Hypothesis, ...] = ()
    read_on: date | None = None

    @cached_property
    def words(self) -> Vocabulary:
        """The vocabulary of measures and places."""
        return vocabulary(self.rows("measures.csv"), self.rows("regions.csv"))

    @cached_property
    def sources(self) -> Mapping[str, Row]:
        """The sources by id; of two with one id, the first."""
        return {row["source_id"]: row for row in reversed(self.rows("sources.csv"))}

    @cached_property
    def figures(self) -> tuple[tuple[Row, tuple[Correction, ...]], ...]:
        """Every row that holds a figure, with its corrections made, and which they were."""
        # Looked up by source, since few rows are corrected: those that name none go with every row.
        by_source: dict[tuple[str, str], list[Correction]] = {}
        for each in self.corrections:
            by_source.setdefault((each.file, each.row.get("source_id", "")), []).append(each)
        found = []
        for row in (row for file in FIGURES for row in self.rows(file)):
            named = by_source.get((row.file, row["source_id"]), [])
            candidates = [*named, *(by_source.get((row.file, ""), []) if row["source_id"] else [])]
            found.append(correction.apply(candidates, row) if candidates else (row, ()))
        return tuple(found)

    @cached_property
    def stated(self) -> tuple[tuple[Row, Observation], ...]:
        """Every figure as an observation, with its corrected row; only for rows that are sound."""
        return tuple((row, observe(row, made, self.words, self.sources)) for row, made in self.figures)

    @property
    def observations(self) -> tuple[Observation, ...]:
        """All observations, in the order of their rows."""
        return tuple(each for _, each in self.stated)

    def rows(self, file: str) -> tuple[Row, ...]:
        """The rows of a table that have the right form."""
        return self.tables[file].rows


def load(folder: Path, read_on: date | None = None) -> Raw:
    """Read data/raw; never fails, whatever the files hold."""
    tables = {file: table.read(file, content(folder / file)) for file in SCHEMAS}
    problems: list[Problem] = []
    declared = correction.read(content(folder / "corrections.yaml"), problems)
    known = {
        name: {row[column] for row in tables[file].rows} if tables[file].readable else None
        for name, (file, column) in NAMES.items()
    }
    planned = plan.read(content(folder / "analysis_plan.yaml"), known, problems)
    return Raw(tables, tuple(declared), tuple(problems), planned, read_on)


def content(path: Path) -> bytes | None:
    """The bytes of a file; None where there is none."""
    return path.read_bytes() if path.is_file() else None
