"""The coded study: its claims, who acts on whom, what answers what, and what bears on what."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

from gongzhi.language.text import LANGUAGES, Text

Records = list[dict[str, str]]
Section = Literal["features", "mechanisms", "deficits", "recommendations"]


@dataclass(frozen=True, slots=True)
class Claim:
    """A statement or proposal of the study, with its codes as the coding guide explains them.

    `indicator` says what would show it, empty where nothing would; `actors` are codes.
    """

    id: str
    parent: str
    section: Section
    text: Text
    actors: tuple[str, ...]
    evidence: str
    direction: str
    rule: str
    indicator: Text


@dataclass(frozen=True, slots=True)
class Actor:
    """A party: its name, its level, and the sphere that it belongs to."""

    actor: str
    name: Text
    tier: str
    sphere: str


@dataclass(frozen=True, slots=True)
class Relation:
    """What one actor does to another; `policy` is the title of the document that sets it up, if one does."""

    id: str
    claim: str
    actor: str
    instrument: str
    target: str
    orientation: str
    mode: str
    policy: str


@dataclass(frozen=True, slots=True)
class Link:
    """A recommendation, a deficit that it answers, and through what."""

    recommendation: str
    deficit: str
    through: Text


@dataclass(frozen=True, slots=True)
class Document:
    """A document that a claim names, or that later takes up a recommendation, and how."""

    claim: str
    policy: str
    role: str
    how: Text


@dataclass(frozen=True, slots=True)
class Indicator:
    """A measure that bears on a claim: the `direct` ones measure what it says."""

    claim: str
    measure: str
    level: str
    bearing: str
    reason: Text


@dataclass(frozen=True, slots=True)
class OrganisationKind:
    """A kind of community organisation: what it does, and for whom."""

    organisation: str
    claim: str
    name: Text
    does: Text
    serves: Text


@dataclass(frozen=True, slots=True)
class Use:
    """An item of the published lists, by its printed name, and what the money is for."""

    item: str
    use: str


@dataclass(frozen=True, slots=True)
class Coding:
    """A code with its two readings and the one that stands."""

    table: str
    coded: str
    field: str
    first: str
    second: str
    final: str


@dataclass(frozen=True, slots=True)
class Study:
    """The coded study, with what is known of the documents that it rests on."""

    claims: Mapping[str, Claim]
    actors: Mapping[str, Actor]
    relations: tuple[Relation, ...]
    links: tuple[Link, ...]
    documents: tuple[Document, ...]
    indicators: tuple[Indicator, ...]
    kinds: tuple[OrganisationKind, ...]
    uses: tuple[Use, ...]
    codings: tuple[Coding, ...]

    def parts(self, claim: str) -> tuple[Claim, ...]:
        """The claims that another consists of, in order."""
        return tuple(each for each in self.claims.values() if each.parent == claim)

    def section(self, name: Section) -> tuple[Claim, ...]:
        """The claims of a section, in order."""
        return tuple(each for each in self.claims.values() if each.section == name)


def study(known: Mapping[str, Records]) -> Study:
    """The study from tables of what is known, by name."""
    return Study(
        claims={each["id"]: claim(each) for each in known["claims"]},
        actors={each["actor"]: Actor(**cells(each, "name")) for each in known["actors"]},
        relations=tuple(Relation(**cells(each)) for each in known["relations"]),
        links=tuple(Link(**cells(each, "through")) for each in known["links"]),
        documents=tuple(Document(**cells(each, "how")) for each in known["documents"]),
        indicators=tuple(Indicator(**cells(each, "reason")) for each in known["indicators"]),
        kinds=tuple(OrganisationKind(**cells(each, "name", "does", "serves")) for each in known["kinds"]),
        uses=tuple(Use(**cells(each)) for each in known["uses"]),
        codings=tuple(Coding(**cells(each)) for each in known["codings"]),
    )


def claim(record: Mapping[str, str]) -> Claim:
    """A claim from its record."""
    return Claim(**{**cells(record, "text", "indicator"), "actors": tuple(record["actors"].split())})


def cells(record: Mapping[str, str], *texts: str) -> dict[str, Any]:
    """The cells of a record by name, those in both languages as one text."""
    both = {f"{name}_{language}" for name in texts for language in LANGUAGES}
    alone = {name: cell for name, cell in record.items() if name not in both and name != "known_on"}
    return alone | {name: Text(record[f"{name}_zh"], record[f"{name}_en"]) for name in texts}
