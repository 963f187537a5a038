"""What the search page says; {n}, {word} and {other} are filled in by its script."""

from gongzhi.language.text import Language, Text
from gongzhi.publish.search.entry import KINDS, Kind

NAMES: dict[Kind, Text] = {
    "chapter": Text("章", "Chapter"),
    "section": Text("节", "Section"),
    "figure": Text("图", "Figure"),
    "table": Text("表", "Table"),
    "claim": Text("论点", "Claim"),
    "term": Text("术语", "Term"),
    "reference": Text("文献", "Reference"),
}
SAID = {
    "none": Text(
        "没有找到“{word}”。可以换一个说法、少写几个字，或者到术语表里看看本报告用什么词。",
        "Nothing found for ‘{word}’. Try another word, or fewer of them; the glossary lists the words "
        "used here.",
    ),
    "one": Text("1条结果", "1 result"),
    "many": Text("{n}条结果", "{n} results"),
    "partial": Text("没有一处包含全部词语，{n}处只含其中一部分", "No place has all the words; {n} have some"),
    "rest": Text("，另有{n}处只含其中一部分", ", and {n} with some of the words"),
    "corrected": Text("没有“{word}”，改查“{other}”：", "No ‘{word}’; searched for ‘{other}’: "),
    "also": Text("（“{word}”在本报告里称“{other}”）", " (‘{word}’ is called ‘{other}’ here)"),
    "more": Text("再显示{n}条", "Show {n} more"),
    "filter": Text("只看", "Show only"),
    "all": Text("全部", "All"),
    "exhibits": Text("图表", "Figures and tables"),
    "claims": Text("论点", "Claims"),
}


def words(language: Language) -> dict[str, str]:
    """What the page says in a language, by name."""
    return {name: text[language] for name, text in SAID.items()}


def kinds(language: Language) -> list[str]:
    """What each kind of entry is called, in their order."""
    return [NAMES[kind][language] for kind in KINDS]
