"""All exhibits by id; an id is a name, and is never given to anything else."""

from collections.abc import Callable, Mapping

from gongzhi.data.evidence import Evidence
from gongzhi.exhibits.exhibit import Exhibit
from gongzhi.figures import (
    coverage,
    fits,
    funding,
    peers,
    policies,
    projects,
    relations,
    robustness,
    shares,
    stocks,
    trends,
    uses,
)
from gongzhi.language.text import Language
from gongzhi.tables import agreement, claims, family, methods, observations, organisations, record, untested
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
    "tab-claims-mechanisms": claims.section("mechanisms"),
    "fig-relations": relations.relations,
    "fig-relation-shares": shares.started,
    "fig-uses": uses.uses,
    "tab-to-organisations": organisations.table,
}
