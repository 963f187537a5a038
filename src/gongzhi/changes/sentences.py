"""One sentence for every change, by rule, in both languages: effects first, then what was, then why."""

from collections.abc import Iterator, Mapping

from gongzhi.changes import amounts
from gongzhi.changes.claims import Claim
from gongzhi.changes.exhibits import Exhibit
from gongzhi.changes.figures import Figure
from gongzhi.changes.readings import result
from gongzhi.changes.records import Record
from gongzhi.changes.results import Result
from gongzhi.changes.rules import Changed
from gongzhi.changes.words import Words
from gongzhi.language.codes import CLAIM_STATUSES
from gongzhi.language.terms import join
from gongzhi.language.text import Language, Text

STATUS = Text("{id}“{text}”：由“{old}”变为“{new}”。", "{id} ‘{text}’: now {new}, was {old}.")
SAME = Text("{id}“{text}”：仍为“{new}”。", "{id} ‘{text}’: still {new}.")
ADDED = Text("{id}“{text}”：新增，{new}。", "{id} ‘{text}’: new, {new}.")
TAKEN = Text("{id}“{text}”：不再列出，原为“{old}”。", "{id} ‘{text}’: no longer listed, was {old}.")
CLAIMS = {"status": STATUS, "grounds": SAME, "new": ADDED, "ended": TAKEN}
WHY = Text("依据的变化：{}", " What it rests on: {}")
FOUND = Text("查到了文件{}。", "documents found: {}.")
LOST = Text("不再有文件{}。", "documents no longer on record: {}.")
PARTS = Text("其下有变的论点：{}。", "parts of the claim that changed: {}.")
EXHIBITS: Mapping[str, Text] = {
    "new": Text("{title}：新增。", "{title}: new."),
    "ended": Text("{title}：不再编制。{why}", "{title}: no longer made. {why}"),
    "drawn": Text("{title}：此前数据不足，现已画出。", "{title}: too little was known before; drawn now."),
    "emptied": Text("{title}：已知的数字不足以画图。", "{title}: no longer enough is known for a drawing."),
    "finding": Text(
        "{title}：结论有变，数据由{old}行变为{new}行。",
        "{title}: another finding, on {new} rows of data instead of {old}.",
    ),
    "data": Text(
        "{title}：结论未变，数据由{old}行变为{new}行。",
        "{title}: the same finding, on {new} rows of data; there were {old}.",
    ),
    "wording": Text("{title}：标题或说明有改动。", "{title}: title or notes edited."),
}
RECORDS: Mapping[str, Text] = {
    "new": Text("{table}：新增“{key}”。", "{table}: new, {key}."),
    "gone": Text("{table}：不再有“{key}”。", "{table}: gone, {key}."),
    "edited": Text("{table}：“{key}”改动了{columns}。", "{table}: {key}, edited in {columns}."),
}


def sentence(each: Changed, words: Words, language: Language, turned: Mapping[str, Result]) -> str:
    """What one change comes to; `turned` are all results that changed, by id."""
    if isinstance(each, Claim):
        return claim(each, words, language, turned)
    if isinstance(each, Result):
        return result(each, words, language)
    if isinstance(each, Figure):
        return amounts.sentence(each, words, language)
    if isinstance(each, Exhibit):
        return exhibit(each, words, language)
    return record(each, words, language)


def claim(each: Claim, words: Words, language: Language, turned: Mapping[str, Result]) -> str:
    """A claim's status, then and now, and why."""
    statuses = {
        name: CLAIM_STATUSES[status][language] if status else ""
        for name, status in (("old", each.old), ("new", each.new))
    }
    text = words.claims[each.id][language].rstrip("。.") if each.id in words.claims else each.id
    said = CLAIMS[each.kind][language].format(id=each.id, text=text, **statuses)
    why = (" " if language == "en" else "").join(reasons(each, words, language, turned))
    return said + (WHY[language].format(why) if why else "")


def reasons(each: Claim, words: Words, language: Language, turned: Mapping[str, Result]) -> Iterator[str]:
    """Tests of the claim that changed, documents, parts; estimates beside the tests speak with them."""
    tests = [turned[name] for name in each.results if turned[name].tested]
    for test in tests or [turned[name] for name in each.results[:1]]:
        yield result(test, words, language)
    for found, text in ((each.found, FOUND), (each.lost, LOST)):
        if found:
            titles = (f"《{title}》" for title in found)
            yield text[language].format("".join(titles) if language == "zh" else join(found, language))
    if each.parts:
        yield PARTS[language].format(join(each.parts, language))


def exhibit(each: Exhibit, words: Words, language: Language) -> str:
    """What happened to a figure or table."""
    title, why = words.title(each.id, language), each.why.get(language, "")
    text = EXHIBITS[each.kind][language]
    return text.format(title=title, why=why, old=each.old_rows, new=each.new_rows).strip()


def record(each: Record, words: Words, language: Language) -> str:
    """Which row of which table changed, and in which columns; a source by its publisher and title."""
    key = " · ".join(filter(None, each.key))
    if each.table == "sources.csv":
        key = " · ".join((words.publisher(key, language), words.sources[key]["title"]))
    columns = join(each.columns, language)
    return RECORDS[each.kind][language].format(table=each.table, key=key, columns=columns)
