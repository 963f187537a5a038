"""The policies on a time line: those that the study names, and others before and after it."""

import re
from collections import Counter
from collections.abc import Mapping
from datetime import date

from gongzhi.data import period
from gongzhi.data.coding import STUDY_DAY
from gongzhi.data.evidence import Evidence, Records
from gongzhi.data.vocabulary import NATION
from gongzhi.exhibits.exhibit import Column, Exhibit, Kind, Number
from gongzhi.figures import timeline as drawing
from gongzhi.figures.theme import Chart, charts
from gongzhi.figures.timeline import Mark
from gongzhi.language.codes import STANDINGS
from gongzhi.language.text import Language, Text

TITLE = Text("有关政策：原研究所举与其后续", "Policies the study names, and those that followed")
NOTES = Text(
    "自上而下分全国、市、区三段，段内按所知的最晚发布日期排列；发布日期只知年份或月份的，细条画出可能的范围，"
    "记号画在末端；全无日期的画在原研究发表之日，实际可能更早。算作“原研究之后”的，是末端晚于发表之日的。"
    "只列已收录的文件，收录与否不表示重要与否。",
    "Three sections, the nation, the city and its districts, each in order of the latest day on which a "
    "document can have been issued. Where only a year or month is known, a thin bar spans it and the mark "
    "stands at its end; where nothing is known, the mark stands on the day of the study and the document may "
    "be earlier. ‘After the study’ goes by that end. Only documents on record are listed, which says nothing "
    "of their weight.",
)
HEADS: Mapping[str, tuple[Kind, Text]] = {
    "issued": ("text", Text("发布", "Issued")),
    "level": ("region", Text("层级", "Level")),
    "title": ("text", Text("名称", "Title")),
    "number": ("text", Text("文号", "Number")),
    "body": ("text", Text("发布机关", "Issued by")),
    "url": ("link", Text("地址", "Address")),
}
STANDING = Text("与原研究", "In view of the study")
TIERS = {
    "nation": Text("全国", "The nation"),
    "city": Text("市", "The city"),
    "district": Text("区", "Districts"),
}
NOTHING = Text("没有政策记录。", "No policies on record.")
FOUND = Text(
    "收录{n}项，全国{nation}项、市{city}项、区{district}项，从{first}年到{last}年。原研究点名的有{named}项，"
    "其中{addressed}项查到了地址；未点名的，原研究之前有{earlier}项，之后有{later}项。",
    "{n} documents are on record, {nation} of the nation, {city} of the city and {district} of its "
    "districts, from {first} to {last}. The study names {named}, {addressed} of which were found with an "
    "address; of those it does not name {earlier} are from before it and {later} from after it.",
)
UNNAMED = Text(
    "收录适用于本地的文件{n}项，其中全国的{nation}项，从{first}年到{last}年。原研究没有点到其中任何一项；"
    "原研究之前有{earlier}项，之后有{later}项。",
    "{n} documents that apply here are on record, {nation} of them of the nation, from {first} to {last}. "
    "The study names none of them; {earlier} are from before it and {later} from after it.",
)
UNSURE = Text(
    "后者中有{n}项只知一个跨过原研究发表之日的时段，可能更早。",
    " Of the latter, {n} can only be dated to a span across the day of the study, and may be from before it.",
)


def timeline(evidence: Evidence, language: Language) -> Exhibit:
    """All policies known on the edition's date, the nation's first, oldest first."""
    named = {each.policy for each in evidence.study.documents if each.role == "named"}
    found = sorted(evidence.policies, key=order)
    marks = [mark(each, named, language) for each in found]
    heads = {name: text[language] for name, text in TIERS.items()}
    counts = count(found, named)

    def draw(width: int) -> Chart:
        return drawing.draw(marks, heads, evidence.edition.as_of, language, width)

    return Exhibit(
        id="fig-policies",
        title=TITLE[language],
        finding=finding(found, counts, language),
        notes=NOTES[language],
        columns=(*columns(language), Column("standing", STANDING[language], "standing")),
        rows=tuple((*row(each, language), standing(each, named)) for each in found),
        charts=charts(draw) if found else None,
        numbers=tuple(Number(f"fig-policies-{key}", n, str(n)) for key, n in counts.items()),
    )


def columns(language: Language) -> tuple[Column, ...]:
    """What is told of a policy; in English its title in translation as well."""
    told = tuple(Column(name, title[language], kind) for name, (kind, title) in HEADS.items())
    translated = Column("title_en", "Title in English", "words")
    return told if language == "zh" else (*told[:2], translated, *told[2:])


def row(each: dict[str, str], language: Language) -> tuple[str, ...]:
    """One policy as a row of the table."""
    stated = each["issue_date"] or each["posted"] or f"≤ {each['known_on']}"
    told = (each["title_zh"], each["doc_number"], each["issuing_body"], each["url"])
    translated = () if language == "zh" else (each["title_en"],)
    return (stated, each["level"], *translated, *told)


def tier(each: dict[str, str]) -> str:
    """Whether a policy is of the nation, of a city or province, or of a district."""
    return "nation" if each["level"] == NATION else "district" if "/" in each["level"] else "city"


def order(each: dict[str, str]) -> tuple[int, str, str]:
    """The place of a policy: by tier, then by the latest day of issue."""
    return (list(TIERS).index(tier(each)), each["known_on"], each["title"])


def standing(each: dict[str, str], named: set[str]) -> str:
    """Whether the study names a policy; else whether it is from before or after the study."""
    if each["title"] in named:
        return "named"
    return "earlier" if each["known_on"] <= STUDY_DAY else "later"


def mark(each: dict[str, str], named: set[str], language: Language) -> Mark:
    """One policy as the time line draws it."""
    last = date.fromisoformat(each["known_on"])
    return Mark(tier(each), standing(each, named), earliest(each) or last, last, each[f"title_{language}"])


def earliest(each: dict[str, str]) -> date | None:
    """The first day on which a policy can have been issued, as far as its record says; else None."""
    found = re.match(r"\d{4}(?:-\d{2}){0,2}(?!\d)", each["issue_date"])
    return period.parse(found[0]).first if found else None


def straddling(each: dict[str, str]) -> bool:
    """Whether a policy can be from before or from after the study, as far as its record says."""
    first = earliest(each)
    return first is not None and first.isoformat() <= STUDY_DAY < each["known_on"]


def count(found: Records, named: set[str]) -> dict[str, int]:
    """How many policies there are, of which tier, and how they stand to the study."""
    tiers = Counter(map(tier, found))
    standings = Counter(standing(each, named) for each in found)
    addressed = sum(1 for each in found if each["title"] in named and each["url"])
    return {
        "count": len(found),
        **{name: tiers[name] for name in TIERS},
        **{name: standings[name] for name in STANDINGS},
        "addressed": addressed,
        "unsure": sum(map(straddling, found)),
    }


def finding(found: Records, counts: Mapping[str, int], language: Language) -> str:
    """How many policies there are, of which tier, over which years, and how they stand to the study."""
    if not found:
        return NOTHING[language]
    days = sorted(each["known_on"] for each in found)
    form = FOUND if counts["named"] else UNNAMED
    said = form[language].format(n=counts["count"], first=days[0][:4], last=days[-1][:4], **counts)
    return said + (UNSURE[language].format(n=counts["unsure"]) if counts["unsure"] else "")
