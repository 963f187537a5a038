"""Numbers of projects: of everything that was used, or of one category."""

import re
from collections.abc import Sequence
from itertools import takewhile

from gongzhi.ingest.place import Level
from gongzhi.ingest.reading import CATEGORIES, Reading
from gongzhi.ingest.setting import Setting

ALL = re.compile(
    r"(?:用于以下|用于下列|主要用于|共资助|资助了|共支持|支持了?|扶持了?|惠及|共实施|实施了?|实施项目|共安排|共涉及|涉及|资助项目|共有|共计|合计|累计|项目共|项目共计|总计|资助各类|资助"
    r"|等)[^,;。]{0,24}$"
)
IN_ALL = re.compile("共|总计|合计|累计")
LIKE = re.compile(r"^(?!比赛|竞赛|运动)(?:[\u4e00-\u9fff]{0,20}项目|[\u4e00-\u9fff、]{0,24}项目)")


def stem(clause: str, lead: str, tail: str, category: str, item: bool, setting: Setting) -> str:
    """Which number of projects a count is; empty where it is of something else."""
    if "项目" not in clause[-16:] and not LIKE.search(tail):
        return ""
    found = setting.phrases.whole.fullmatch(lead) or setting.phrases.whole.fullmatch(clause)
    means = setting.phrases.meanings[found["category"]] if found else ""
    if means in CATEGORIES:
        return f"projects_{means}" if category in ("", means) else ""
    if category or item or found:
        return ""
    phrase = setting.phrases.decide(clause)
    if phrase and phrase.means == "to_social_organisations":
        return "projects_to_social_organisations"
    return "projects" if ALL.search(clause) or clause.strip() in ("", "共") else ""


def altogether(clause: str, sentence: Sequence[Reading]) -> bool:
    """Whether a count closes a list of categories that have no counts of their own."""
    uncounted = takewhile(lambda each: each.figure.kind == "money", reversed(sentence))
    return bool(IN_ALL.search(clause)) and len({each.stem for each in uncounted} & set(CATEGORIES)) > 1


def level(named: Level | None, default: Level) -> Level | None:
    """The level of the projects; None for those of a government above."""
    return None if named == "above" else named or default
