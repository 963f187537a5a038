"""Who published a source, by a short name in both languages."""

import re

from gongzhi.language.text import Language, Text

# Those that many figures come from, as sources print them.
KNOWN = {
    printed: name
    for name, others in (
        (Text("国家统计局", "National Bureau of Statistics"), ("NBS",)),
        (Text("民政部", "Ministry of Civil Affairs"), ("MCA",)),
        (Text("财政部", "Ministry of Finance"), ("MOF",)),
        (Text("上海市财政局", "Shanghai Municipal Finance Bureau"), ()),
        (Text("上海市民政局", "Shanghai Civil Affairs Bureau"), ()),
        (Text("上海福彩", "Shanghai Welfare Lottery"), ()),
        (Text("中彩网", "zhcw.com"), ()),
        (Text("新华社", "Xinhua"), ("新华网",)),
        (Text("澎湃新闻", "The Paper"), ()),
        (Text("经济日报", "Economic Daily"), ()),
        (Text("人民网", "People’s Daily Online"), ()),
        (Text("上海日报", "Shanghai Daily"), ("SHINE",)),
        (Text("中国日报", "China Daily"), ()),
        (Text("中国发展简报", "China Development Brief"), ()),
        (Text("原研究", "the study"), ("课题组",)),
    )
    for printed in (name["zh"], name["en"], *others)
}
# What follows says where a copy was found, or whom the publisher quotes.
ASIDE = re.compile(r"\s*(?:[(（,，/、]| via | copy\b| repost\b| 分省).*")


def publisher(printed: str, language: Language) -> str:
    """The short name of a publisher; as printed where it is not a known one."""
    head = ASIDE.sub("", printed)
    return KNOWN[head][language] if head in KNOWN else head


def known(printed: str) -> bool:
    """Whether a publisher has a name in both languages."""
    return ASIDE.sub("", printed) in KNOWN
