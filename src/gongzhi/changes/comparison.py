"""All that changed between two editions, under rules and in tiers, each change once."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import get_args

from gongzhi.changes import claims, exhibits, figures, parameters, records, results
from gongzhi.changes.parameters import Parameter
from gongzhi.changes.rules import RULES, Changed, Tier, rule, weight
from gongzhi.changes.snapshot import Snapshot


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two editions and what differs: `changes` by rule, what matters most first."""

    earlier: Snapshot
    later: Snapshot
    parameters: tuple[Parameter, ...]
    changes: Mapping[str, tuple[Changed, ...]]

    def tier(self, tier: Tier) -> dict[str, tuple[Changed, ...]]:
        """The changes of one tier by rule, without rules under which nothing falls."""
        return {name: found for name, found in self.changes.items() if RULES[name].tier == tier}

    def count(self, tier: Tier) -> int:
        """How many changes a tier has."""
        return sum(map(len, self.tier(tier).values()))


def compare(earlier: Snapshot, later: Snapshot) -> Comparison:
    """Everything that changed from one edition to another."""
    tested = results.compare(earlier, later)
    found: list[Changed] = [
        *claims.compare(earlier, later, tested),
        *tested,
        *figures.compare(earlier, later),
        *exhibits.compare(earlier, later),
        *records.compare(earlier, later),
    ]
    sorted_out: dict[str, list[Changed]] = {name: [] for name in RULES}
    for each in found:
        sorted_out[rule(each)].append(each)
    order = {name: get_args(Tier).index(RULES[name].tier) for name in RULES}
    return Comparison(
        earlier,
        later,
        tuple(parameters.compare(earlier, later)),
        {
            name: tuple(sorted(sorted_out[name], key=weight))
            for name in sorted(RULES, key=lambda name: order[name])
            if sorted_out[name]
        },
    )
