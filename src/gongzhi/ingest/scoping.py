"""Which measure and level a phrase means, once the level that the words name is known."""

from gongzhi.ingest.place import COUNTY, NATION, PROVINCE, Level, Place

TERRITORY = ("sales", "to_central", "to_districts", "to_central_and_province")
OWN = ("transferred_to_districts", "to_social_organisations")
Meant = tuple[str, Level]


def settle(stem: str, named: Level | None, place: Place, default: Level) -> Meant | None:
    """Measure and level; None where such a figure is of another government.

    `default` is the level of what is used where nothing names one.
    """
    if stem == "to_districts" and place.rank <= COUNTY:
        return None  # a county has no shares below it: those of cities and counties are its own and others'
    if stem == "income" and place.rank == NATION:
        return None  # what the central government receives is what provinces pay to it
    if stem == "to_districts" and named == "above":
        return None
    if stem in TERRITORY:
        return (stem, "all") if stem != "sales" or named in (None, "all", "own") else None
    if stem in OWN:
        return stem, "own"
    if stem in ("raised", "income"):
        return raised(stem, named)
    if stem.startswith("retained") or stem == "to_province":
        return retained(stem, named, place)
    return None if named == "above" else (stem, named or default)


def raised(stem: str, named: Level | None) -> Meant | None:
    """What is raised is of the whole territory; a level's own part of it is what it retains."""
    if named == "own":
        return "retained", "own"
    return ("raised", "all") if stem == "raised" and named in (None, "all") else None


def retained(stem: str, named: Level | None, place: Place) -> Meant | None:
    """Shares of the fund raised: the own one, those of levels below, of the province above."""
    top = place.rank >= PROVINCE or place.municipality
    if stem in ("retained_by_province", "to_province"):
        return ("retained", "own") if top else ("to_province", "all")
    if stem == "retained_below_province":
        return ("to_districts", "all") if top else ("retained", "all")
    if stem == "retained_here":
        return "retained", "own" if named == "own" or place.rank <= COUNTY else "all"
    if named == "below":
        return "to_districts", "all"
    return None if named == "above" else ("retained", named or "own")
