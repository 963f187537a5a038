"""Tables of announcements: lists of projects with amounts, and crosses of measures and lotteries."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from gongzhi.ingest.document import Grid
from gongzhi.ingest.folding import fold
from gongzhi.ingest.heading import level_of, lottery_of
from gongzhi.ingest.judging import NO_PHRASE, Words, item, judge, left, row
from gongzhi.ingest.naming import name
from gongzhi.ingest.number import Figure, find
from gongzhi.ingest.project import stem as project_stem
from gongzhi.ingest.reading import CATEGORIES, Place, Reading
from gongzhi.ingest.setting import Setting
from gongzhi.ingest.state import State
from gongzhi.ingest.timing import period

NUMBER = re.compile(r"-?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?(?:万元|亿元|元|个|项)?")
UNIT = re.compile(r"(亿元|百万元|万元|元)(?![\u4e00-\u9fff])")
SERIAL = re.compile(
    "^(?:序号|编号|年份|年度|%|占比.*|.*比例.*|.*比重.*|.*占.*%.*|.*人数.*|.*床位.*|增长.*|.*增幅.*)$"
)
COUNTS = re.compile(r"项目数|项目个数|个数|数量\((?:个|项)\)|项目\((?:个|项)\)")
LABEL = re.compile(r"项目数|项目个数|个数|数量|\(?[个项]\)?$")
TOTAL = re.compile("^(?:合计|总计|小计|总合计|共计|全省合计|全市合计)[:()万亿元]*$")
NAMES = re.compile("项目|名称|用途|内容|单位|类别")
ELSEWHERE = re.compile(r"^[\u4e00-\u9fff]{1,7}(?:区|县|市|州|盟|旗|街道|镇|乡)$")
HEAD_ROWS = 3


@dataclass(frozen=True, slots=True)
class Cell:
    """A number of a table with its labels, folded: those of its row, of its column, and the unit."""

    text: str
    row: int
    column: int
    labels: tuple[str, ...]
    header: str
    unit: str


def grid_readings(block: Grid, setting: Setting, state: State) -> list[Reading]:
    """The readings of a table."""
    rows = [[fold(cell).text for cell in cells] for cells in block.rows]
    group, found = state.category(), list[Reading]()
    headers, first = header(rows)
    listing = bool(NAMES.search("".join(headers)))
    for cell in cells(rows, headers, first, state.caption):
        group = grouped(cell.labels, setting) or group
        reading = one(cell, block, setting, state, group, listing)
        if reading:
            found.append(reading)
    return found


def header(rows: Sequence[Sequence[str]]) -> tuple[list[str], int]:
    """The label of each column, from the rows above the first one with a number, and which row that is."""
    first = next(
        (
            at
            for at, cells in enumerate(rows)
            if sum(bool(NUMBER.fullmatch(each)) for each in cells[1:] or cells)
        ),
        0,
    )
    width = max((len(cells) for cells in rows), default=0)
    above = rows[max(0, first - HEAD_ROWS) : first]
    return [
        "".join(dict.fromkeys(cells[at] for cells in above if at < len(cells))) for at in range(width)
    ], first


def cells(rows: Sequence[Sequence[str]], headers: Sequence[str], first: int, caption: str) -> Iterator[Cell]:
    """Every number below the header that is an amount or a count."""
    everywhere = UNIT.search("".join("".join(cells) for cells in rows[:first])) or UNIT.search(caption)
    for at, line in enumerate(rows[first:], first):
        labels = tuple(
            each
            for place, each in enumerate(line)
            if not NUMBER.fullmatch(each) and not serial(headers, place)
        )
        for place, text in enumerate(line):
            if (
                not NUMBER.fullmatch(text)
                or serial(headers, place)
                or (not place and len(line) > 1 and text.isdigit())
            ):
                continue
            own = UNIT.search(text) or UNIT.search(headers[place])
            unit = "个" if COUNTS.search(headers[place]) or text.endswith(("个", "项")) else (
                own[1] if own else everywhere[1] if everywhere else ""
            )  # fmt: skip
            yield Cell(text, at, place, labels, headers[place], unit)


def serial(headers: Sequence[str], place: int) -> bool:
    """Whether a column numbers its rows, or holds what is neither amount nor count of projects."""
    return place < len(headers) and bool(SERIAL.match(headers[place]))


def grouped(labels: Sequence[str], setting: Setting) -> str:
    """The category that one of the labels of a row names."""
    for label in labels:
        if match := setting.phrases.whole.fullmatch(label):
            return setting.phrases.meanings[match["category"]]
    return ""


def one(cell: Cell, block: Grid, setting: Setting, state: State, group: str, listing: bool) -> Reading | None:
    """The reading of one number of a table."""
    place = Place(block.number, 0, len(block.rows[cell.row][cell.column]), cell.row + 1, cell.column + 1)
    figure = number(cell)
    if figure is None:
        return None
    labels = [each for each in cell.labels if each]
    totals = any(TOTAL.match(each.replace(" ", "")) for each in labels) or not labels
    words = worded(cell, figure, place, setting, state, [each for each in labels if not TOTAL.match(each)])
    if figure.kind == "count":
        return counted(words, setting, totals)
    if not cell.unit and not UNIT.search(cell.text):
        return left(words, "no unit is printed")
    if any(ELSEWHERE.match(each) and not setting.place.name.endswith(each[:2]) for each in labels[:1]):
        return left(words, "of another place")
    return money(words, setting, totals, group, listing, labels)


def money(
    words: Words, setting: Setting, totals: bool, group: str, listing: bool, labels: Sequence[str]
) -> Reading:
    """A money figure of a table: by its labels, as the total of a list, or as an item of it."""
    names = [each for each in labels if not setting.phrases.whole.fullmatch(each) and not TOTAL.match(each)]
    if listing and names and words.spending:
        return replace(item(words), name=name(names[-1], "") or names[-1], category=group)
    found = judge(words, setting)
    if found:
        return found
    if listing and totals and words.spending and not words.above:
        part = "小计" in labels
        stem = (group if group in CATEGORIES else "") if part else words.category or "used"
        level = words.named or words.default
        return row(words, setting, stem, level, "total of a table") if stem else left(words, NO_PHRASE)
    return left(words, NO_PHRASE)


def counted(words: Words, setting: Setting, totals: bool) -> Reading | None:
    """A number of projects in a table: of a category, or of all."""
    stem = project_stem("项目", LABEL.sub("", words.lead), "项目", words.category, False, setting)
    if totals and stem in ("", "projects"):
        stem = "projects"
    elif stem == "projects":
        return None
    if not stem or words.above:
        return None
    return row(words, setting, stem, words.named or words.default, "a number of projects")


def worded(
    cell: Cell, figure: Figure, place: Place, setting: Setting, state: State, labels: Sequence[str]
) -> Words:
    """The words of a cell: the labels of its row and of its column."""
    said = "".join(labels) + UNIT.sub("", cell.header).replace("()", "").replace("单位:", "")
    year = setting.year.year
    headed = [each.period for each in state.headings if each.period]
    when = period(f"{cell.header} {''.join(labels)}", year) or (headed[-1] if headed else str(year or ""))
    lottery = lottery_of(said, setting.phrases) or next(
        (each.lottery for each in reversed(state.headings) if each.lottery), setting.lottery
    )
    return Words(
        figure, place, said, said, "", lottery, level_of(said, setting.phrases, setting.place), None,
        state.default(), when, "", state.category(), state.spending(), state.above(setting.given), True,
        False,
    )  # fmt: skip


def number(cell: Cell) -> Figure | None:
    """The figure of a cell, in its unit; None for zero, which tables print where there is nothing."""
    text = cell.text if re.search(r"[元个项]$", cell.text) else cell.text + (cell.unit or "万元")
    found = find(fold(text))
    return replace(found[0], stated=cell.text) if found and found[0].value > 0 else None
