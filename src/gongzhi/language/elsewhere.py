"""What must be said wherever the study's claims, which are about one place, are asked of another."""

from gongzhi.data.coding import STUDY_REGION
from gongzhi.language.text import Language, Text

CAUTION = Text(
    "原研究说的是上海，这里用的是{place}的数字。同样的说法在{place}无论成立与否，都既不支持、也不否定原研究。",
    "The study speaks of Shanghai; the figures here are those of {place}. Whether or not its statements hold "
    "there, this neither supports nor contradicts the study.",
)
ASKED = Text("{title}（用于{place}）", "{title}, asked of {place}")
IN_FORCE = Text(
    "所举文件{n}份，适用于{place}并查到有地址的{found}份",
    "documents named {n}, in force in {place} and found with an address {found}",
)


def caution(region: str, place: Text, language: Language) -> str:
    """What a report of a place says of the study's claims; nothing where they are about that place."""
    return "" if region == STUDY_REGION else CAUTION[language].format(place=place[language])


def asked(title: str, place: Text, language: Language) -> str:
    """The title of something that judges the study's claims for another place."""
    return ASKED[language].format(title=title, place=place[language])
