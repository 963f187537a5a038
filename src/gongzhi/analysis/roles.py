"""Who does what to whom in the study: how often each actor starts a relation, and is reached by one."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from gongzhi.data.coding import INSTRUMENTS, SPHERES, TIERS
from gongzhi.data.study import Actor, Relation, Study


@dataclass(frozen=True, slots=True)
class Role:
    """An actor, an instrument, and the number of relations by it that the actor starts or is reached by."""

    actor: Actor
    instrument: str
    starts: int
    reached: int


def described(study: Study) -> tuple[Relation, ...]:
    """The relations of which the study's claims say that they exist."""
    return tuple(each for each in study.relations if each.claim and each.mode == "described")


def actors(study: Study) -> tuple[Actor, ...]:
    """Those who take part in described relations, by sphere, then by tier from the top."""
    named = {name for each in described(study) for name in (each.actor, each.target)}
    found = [each for each in study.actors.values() if each.actor in named]
    return tuple(sorted(found, key=lambda each: (SPHERES.index(each.sphere), TIERS.index(each.tier))))


def roles(study: Study) -> tuple[Role, ...]:
    """All roles that occur, actor by actor, instruments in the order of the coding guide."""
    starts = Counter((each.actor, each.instrument) for each in described(study))
    reached = Counter((each.target, each.instrument) for each in described(study))
    return tuple(
        Role(actor, instrument, starts[actor.actor, instrument], reached[actor.actor, instrument])
        for actor in actors(study)
        for instrument in INSTRUMENTS
        if starts[actor.actor, instrument] or reached[actor.actor, instrument]
    )


def most(counts: Mapping[str, int]) -> tuple[tuple[str, ...], int]:
    """Those with the highest count, all of them where several have it, and the count."""
    top = max(counts.values(), default=0)
    return tuple(name for name, count in counts.items() if count == top), top
