"""A network of actors in fixed places: rows by level of government, columns by sphere; geometry in px."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import atan2, degrees
from textwrap import wrap

from gongzhi.data.coding import SPHERES
from gongzhi.data.study import Actor
from gongzhi.language.text import Language

# `any` is not a level: it comes first, apart from the ladder of levels.
TIERS = ("any", "nation", "city", "district", "sub_district", "community")
# What stands between two others of its row is put a step lower, so that their line can pass.
LOWERED = ("consultative_bodies",)
# Public bodies stand nearer to government, so that the lines to society pass behind them.
NARROWED = 24
LINE, PORT, BETWEEN, LOWER, TOP, LEFT = 13, 8, 12, 62, 26, 74
LETTERS = {"zh": 9, "en": 19}
EM = {"zh": 11.2, "en": 5.9}
STEPS = 14

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Arrow:
    """All relations of one direction, orientation and mode between two actors, and how many they are."""

    actor: str
    target: str
    orientation: str
    mode: str
    n: int


@dataclass(frozen=True, slots=True)
class Box:
    """Where an actor stands: its column, left and right end, middle, and the lines of its name."""

    column: int
    left: float
    right: float
    y: float
    name: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Plan:
    """The places of all actors, the middles of columns and rows, and the whole height."""

    boxes: Mapping[str, Box]
    columns: Mapping[str, float]
    rows: Mapping[str, float]
    height: float


def plan(actors: Sequence[Actor], arrows: Iterable[Arrow], language: Language, width: int) -> Plan:
    """Every actor in the cell of its level and sphere, one below the other where a cell has several."""
    names = {each.actor: lines(each.name[language], language) for each in actors}
    columns = spread(actors, names, language, width)
    heights = tall(actors, arrows, names)
    boxes: dict[str, Box] = {}
    rows, y = {}, float(TOP)
    for tier in (tier for tier in TIERS if any(each.tier == tier for each in actors)):
        rows[tier], depth = y + LINE / 2 + 3, y
        for sphere, x in columns.items():
            top = y
            for each in (each for each in actors if (each.tier, each.sphere) == (tier, sphere)):
                top += LOWER if each.actor in LOWERED else 0
                name, high = names[each.actor], heights[each.actor]
                right = x + across(name, language)
                boxes[each.actor] = Box(SPHERES.index(sphere), x, right, top + high / 2, name)
                top += high + BETWEEN
            depth = max(depth, top)
        y = depth + BETWEEN
    return Plan(boxes, columns, rows, y)


def spread(
    actors: Sequence[Actor], names: Mapping[str, tuple[str, ...]], language: Language, width: int
) -> dict[str, float]:
    """Where the columns begin: as wide as their names need, with the same gap between all."""
    wide = {
        sphere: max(across(names[each.actor], language) for each in actors if each.sphere == sphere)
        for sphere in SPHERES
        if any(each.sphere == sphere for each in actors)
    }
    narrow = NARROWED if "public_body" in wide else 0
    gap = (width - LEFT - sum(wide.values()) - 10 + narrow) / max(len(wide) - 1, 1)
    columns, x = {}, float(LEFT)
    for sphere, room in wide.items():
        x -= NARROWED if sphere == "public_body" else 0
        columns[sphere] = x
        x += room + gap
    return columns


def lines(name: str, language: Language) -> tuple[str, ...]:
    """A name cut into lines; in Chinese only before a bracket at its end."""
    if language == "zh":
        head, _, rest = name.partition("（")
        return (head, f"（{rest}") if rest.endswith("）") else (name,)
    return tuple(wrap(name, LETTERS[language], break_on_hyphens=False))


def across(name: Sequence[str], language: Language) -> float:
    """About how wide a name is."""
    return max(map(len, name)) * EM[language]


def tall(
    actors: Iterable[Actor], arrows: Iterable[Arrow], names: Mapping[str, tuple[str, ...]]
) -> dict[str, float]:
    """How high each actor's place is: room for its name, and for all lines that end on one side of it."""
    ends: dict[str, set[tuple[str, str, str]]] = defaultdict(set)
    for each in arrows:
        ends[each.actor].add((each.target, each.orientation, "out"))
        ends[each.target].add((each.actor, each.orientation, "in"))
    return {
        each.actor: max(len(names[each.actor]) * LINE, PORT * len(ends[each.actor]) * 0.62) for each in actors
    }


def curves(found: Plan, arrows: Sequence[Arrow]) -> list[list[Point]]:
    """The line of each arrow, from who starts it to whom it reaches."""
    ends = ports(found, arrows)
    return [curve(found, arrow, *ends[index]) for index, arrow in enumerate(arrows)]


def sides(found: Plan, arrow: Arrow) -> tuple[int, int]:
    """On which side of either box a line ends: 1 right, -1 left; within a column both on the right."""
    start, end = found.boxes[arrow.actor], found.boxes[arrow.target]
    if start.column == end.column:
        side = -1 if start.column == 0 else 1
        return side, side
    return (1, -1) if start.column < end.column else (-1, 1)


def ports(found: Plan, arrows: Sequence[Arrow]) -> list[tuple[Point, Point]]:
    """Where every line begins and ends: those on one side of a box in order of their slopes."""
    at: dict[tuple[str, int], list[tuple[float, int, int]]] = defaultdict(list)
    for index, arrow in enumerate(arrows):
        start, end = found.boxes[arrow.actor], found.boxes[arrow.target]
        ends = ((arrow.actor, start, end), (arrow.target, end, start))
        for place, ((name, box, other), side) in enumerate(zip(ends, sides(found, arrow), strict=True)):
            steep = (other.y - box.y) / max(abs(other.left - box.left), 1.0)
            at[name, side].append((steep, index, place))
    points: list[list[Point]] = [[(0, 0), (0, 0)] for _ in arrows]
    for (actor, side), listed in at.items():
        box = found.boxes[actor]
        for step, (_, index, place) in enumerate(sorted(listed)):
            x = box.right + 3 if side == 1 else box.left - 4
            points[index][place] = (x, box.y + PORT * (step - (len(listed) - 1) / 2))
    return [(start, end) for start, end in points]


def curve(found: Plan, arrow: Arrow, start: Point, end: Point) -> list[Point]:
    """A cubic curve that leaves and reaches its boxes level."""
    out, into = sides(found, arrow)
    (x0, y0), (x3, y3) = start, end
    reach = 16 + 0.13 * abs(y3 - y0) if out == into else min(0.35 * abs(x3 - x0), 70.0)
    path = [start, (x0 + out * reach, y0), (x3 + into * reach, y3), end]
    return [bezier(path, step / STEPS) for step in range(STEPS + 1)]


def bezier(path: Sequence[Point], t: float) -> Point:
    """A point of a curve, by de Casteljau's construction."""
    while len(path) > 1:
        path = [((1 - t) * x + t * u, (1 - t) * y + t * v) for (x, y), (u, v) in pairwise(path)]
    return path[0]


def heading(line: Sequence[Point]) -> float:
    """Where the end of a line points to, in degrees clockwise from the right."""
    (x, y), (u, v) = line[-3], line[-1]
    return degrees(atan2(v - y, u - x))
