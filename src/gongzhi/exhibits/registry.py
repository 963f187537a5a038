"""All exhibits by id; an id is a name, and is never given to anything else."""

from collections.abc import Callable, Mapping

from gongzhi.data.evidence import Evidence
from gongzhi.exhibits.exhibit import Exhibit
from gongzhi.figures import (
    actors,
    brackets,
    coverage,
    fits,
    forms,
    funding,
    gaps,
    links,
    peers,
    policies,
    projects,
    relative,
    robustness,
    stocks,
    trends,
)
from gongzhi.language.text import Language
from gongzhi.tables import (
    agreement,
    answer,
    claims,
    family,
    follow_up,
    indicators,
    kinds,
    methods,
    moves,
    observations,
    record,
    reliability,
    untested,
)
from gongzhi.tables import projects as project_counts
from gongzhi.tables import trends as trend_table

Builder = Callable[[Evidence, Language], Exhibit]

BUILDERS: Mapping[str, Builder] = {
    "tab-overview": record.overview,
    "fig-national-fund": funding.national,
    "fig-region-fund": funding.regional,
    "fig-lottery-sales": funding.sales,
    "fig-peers": peers.cross_section,
    "tab-study": observations.study,
    "fig-social-organisations": stocks.organisations,
    "fig-policies": policies.timeline,
    "fig-projects": projects.itemised,
    "tab-deficits": observations.deficits,
    "tab-later-policies": record.later_policies,
    "fig-social-workers": stocks.workers,
    "tab-confirmatory": family.table,
    "tab-trends": trend_table.table,
    "fig-trends": trends.intervals,
    "fig-series": fits.series,
    "fig-robustness": robustness.robustness,
    "tab-untested": untested.table,
    "fig-coverage": coverage.places,
    "fig-coverage-measures": coverage.measures,
    "tab-sources": record.sources,
    "tab-conflicts": agreement.differences,
    "tab-reconciliation": agreement.sums,
    "tab-corrections": record.corrections,
    "tab-policy": methods.policy,
    "tab-methods": methods.asked,
    "tab-error-rates": methods.rates,
    "tab-answer": answer.answer,
    "tab-claims": claims.short,
    "tab-changes": answer.changes,
    "tab-reliability": reliability.table,
    "tab-claims-features": claims.section("features"),
    "fig-actors": actors.matrix,
    "fig-brackets": brackets.bracketed,
    "fig-relative": relative.compared,
    "tab-projects": project_counts.counts,
    "fig-forms": forms.legal,
    "tab-kinds": kinds.table,
    "tab-claims-deficits": claims.section("deficits"),
    "tab-indicators": indicators.table,
    "fig-evidence-gaps": gaps.matrix,
    "tab-claims-recommendations": claims.section("recommendations"),
    "fig-coverage-links": links.matrix,
    "tab-follow-up": follow_up.documents,
    "tab-follow-up-figures": moves.table,
}
