"""Names that both editions give: places, measures, sources, claims, figures and tables."""

from collections.abc import Mapping
from dataclasses import dataclass

from gongzhi.changes.comparison import Comparison
from gongzhi.changes.results import Reading, reading
from gongzhi.changes.snapshot import EXHIBITS
from gongzhi.data.choice import Series
from gongzhi.data.table import Row
from gongzhi.data.vocabulary import Vocabulary, vocabulary
from gongzhi.language.publishers import publisher
from gongzhi.language.sentences import name
from gongzhi.language.text import Language, Text


@dataclass(frozen=True, slots=True)
class Words:
    """All names by id; the later edition's, where both have one. `sources` are rows of sources.csv.

    `growth` is the estimate of yearly growth beside each planned test, of the later edition.
    """

    vocabulary: Vocabulary
    sources: Mapping[str, Mapping[str, str]]
    claims: Mapping[str, Text]
    titles: Mapping[str, Mapping[str, str]]
    growth: Mapping[str, Reading]

    def series(self, region: str, level: str, measure: str, language: Language) -> str:
        """The name of a series; as it stands in the data where it is none of the vocabulary."""
        if measure in self.vocabulary.measures and region in self.vocabulary.regions:
            return name(Series(region, level, measure, (), ()), self.vocabulary, language)
        return " ".join((region, level, measure))

    def title(self, exhibit: str, language: Language) -> str:
        """The title of a figure or table; its id where it was not built in this language."""
        return self.titles.get(exhibit, {}).get(language, exhibit)

    def publisher(self, source: str, language: Language) -> str:
        """Who published a source, in short; its title or id where that is not known."""
        row = self.sources.get(source)
        short = publisher(row["publisher"], language) if row else ""
        return short or (row["title"] if row else "") or source


def words(comparison: Comparison) -> Words:
    """The names of two editions."""
    both = (comparison.earlier, comparison.later)
    measures, regions, sources, claims = (
        {row[key]: row for each in both for row in each.tables[file]}
        for file, key in (
            ("measures.csv", "measure"), ("regions.csv", "region"),
            ("sources.csv", "source_id"), ("claims.csv", "id"),
        )
    )  # fmt: skip
    alpha = float(comparison.later.manifest["parameters"]["alpha"])
    return Words(
        vocabulary(
            (Row("", 0, each) for each in measures.values()), (Row("", 0, each) for each in regions.values())
        ),
        sources,
        {name: Text(each["text_zh"], each["text_en"]) for name, each in claims.items()},
        {
            each["id"]: each["titles"]
            for edition in both
            for kind in EXHIBITS
            for each in edition.manifest[kind]
        },
        {
            each["hypothesis"]: reading(each, alpha)
            for each in comparison.later.manifest["results"]
            if each.get("hypothesis") and each["question"] == "slope"
        },
    )
