"""How well announcements are read, as text for the page on rerunning; the numbers come from the tests."""

from collections.abc import Mapping
from typing import Any

from gongzhi.language.text import Language, Text

NAME = "accuracy.txt"
CORPUS = Text(
    "测试用的{announcements}份公告按各省的写法写成，含网页、文本、PDF和Word，应读出{rows}个数字："
    "精确率{precision}，召回率{recall}。规则是照着它们改好的，所以这只说明规则没有退步。",
    "The tests hold {announcements} announcements, written in the forms of many provinces as web pages, "
    "text, PDF and Word files, with {rows} figures to be read: precision {precision}, recall {recall}. The "
    "rules were mended on them, so this says only that they have not become worse.",
)
UNSEEN = Text(
    "遇到没有见过的公告会怎样，看规则头一次读到它们时的结果；最后十五组的答案在规则读到之前已经写好，"
    "每组读过之后规则又照着改过。最后八组里有些公告出自测试中已有的地方，写法可能见过：",
    "What to expect of announcements not seen before shows in what came out when the rules first met some. "
    "The answers to the last fifteen sets were written before that; after each the rules were mended. Some "
    "texts of the last eight are of places that the tests hold too, so that their form may have been known:",
)
HEAD = Text(
    "| 公告 | 份数 | 应读出的数字 | 精确率 | 召回率 |\n| --- | --- | --- | --- | --- |",
    "| announcements | number | figures to be read | precision | recall |\n| --- | --- | --- | --- | --- |",
)
SETS = {
    "real": Text("真实的公告与报道", "real ones, and news of them"),
    "bureau": Text(
        "财政、民政、体育部门的公告", "real ones, of bureaus of finance, civil affairs and sports"
    ),
    "written": Text("为测试而写", "written for the tests"),
}
CLOSE = Text(
    "精确率是提议的数字中正确的比例，召回率是应读出的数字中提议了的比例。提议只供人核对，不会自动采用。",
    "Precision is the share of proposed figures that are right, recall the share of the figures to be read "
    "that were proposed. A proposal is for a person to review; nothing is taken over by itself.",
)


def accuracy(record: Mapping[str, Any], language: Language) -> str:
    """The measured accuracy as Markdown."""
    corpus = CORPUS[language].format(**shares(record["corpus"]))
    rows = [
        "| {name} | {announcements} | {rows} | {precision} | {recall} |".format(
            name=SETS[each["set"]][language], **shares(each)
        )
        for each in record["first_sight"]
    ]
    table = "\n".join([HEAD[language], *rows])
    return "\n\n".join([corpus, UNSEEN[language], table, CLOSE[language]]) + "\n"


def shares(measured: Mapping[str, Any]) -> dict[str, Any]:
    """Counts as they are, shares in percent."""
    return {
        **measured,
        "precision": f"{100 * measured['precision']:.1f}%",
        "recall": f"{100 * measured['recall']:.1f}%",
    }
