"""How long builds take, as text for the page on rerunning; the numbers come from the bench's last run."""

from collections.abc import Iterator, Mapping
from typing import Any

from gongzhi.language.text import Language, Text

NAME = "speed.txt"
OPEN = Text(
    "同一批笔记本，在一次运行里依次用几种办法做成书（`make bench`）。机器：{processor}，{cores}核，"
    "内存{memory_gb} GB，{system}，Python {python}。内存是所有进程同时占用的最大值。",
    "The same notebooks, made into a book in several ways, one after the other in one run (`make bench`). "
    "Machine: {processor}, {cores} cores, {memory_gb} GB of memory, {system}, Python {python}. Memory is "
    "the most that all processes held at once.",
)
HEAD = Text(
    "| 办法 | 语言数 | 运行的笔记本 | 秒 | 内存（MB） |\n| --- | --- | --- | --- | --- |",
    "| way | languages | notebooks run | seconds | memory (MB) |\n| --- | --- | --- | --- | --- |",
)
WAYS = {
    "stock": Text("papermill逐个运行，再用jupyter-book build", "papermill for each, then jupyter-book build"),
    "executing": Text("jupyter-book build自己运行", "jupyter-book build, running them itself"),
    "nbconvert": Text("nbconvert --execute，不成书", "nbconvert --execute, without a book"),
    "cold": Text("gongzhi build，从头做起", "gongzhi build, from nothing"),
    "figure": Text("gongzhi build，多了一个数字", "gongzhi build, after one new figure"),
    "nothing": Text("gongzhi build，什么都没变", "gongzhi build, with nothing changed"),
}
CLOSE = Text(
    "gongzhi从头做起，用了第一种办法{cold:.0%}的时间；多了一个数字之后，用了从头做起{figure:.0%}的时间。"
    "gongzhi还做出每幅图表的固定页面、图像、数据和引用，前三种办法没有这些；各种办法都不含PDF。"
    "第二、三种办法不能传参数，只做一种语言。",
    "From nothing, gongzhi took {cold:.0%} of the first way's time, and after one new figure {figure:.0%} of "
    "its own time from nothing. It also makes the permanent page, images, data and citations of every figure "
    "and table, which the first three do not; none makes PDFs. The second and third way pass no parameters, "
    "and so make one language.",
)
PLACES = Text(
    "另外，用专为测速编造的{corpus}个地方、每处20年的数字，从头做起其中若干个地方的报告（两种语言）：",
    "Besides, from figures of {corpus} places over 20 years that were made up for this bench alone, reports "
    "of some places in both languages, from nothing:",
)
PLACES_HEAD = Text(
    "| 地方数 | 运行的笔记本 | 秒 | 每秒笔记本 | 内存（MB） |\n| --- | --- | --- | --- | --- |",
    "| places | notebooks run | seconds | notebooks/s | memory (MB) |\n| --- | --- | --- | --- | --- |",
)


def memory(held: int) -> str:
    """MB in words; what ended before it could be looked at held nothing that is known."""
    return f"{held:,}" if held else "—"


def speed(record: Mapping[str, Any], language: Language) -> str:
    """What the bench measured as Markdown."""
    ways = {each["way"]: each for each in record["ways"]}
    rows = [
        f"| {WAYS[name][language]} | {each['languages']} | {each['notebooks']} | {each['seconds']:.1f} "
        f"| {memory(each['memory_mb'])} |"
        for name in WAYS
        if (each := ways.get(name))
    ]
    seconds = {name: each["seconds"] for name, each in ways.items()}
    said = CLOSE[language].format(
        cold=seconds["cold"] / seconds["stock"], figure=seconds["figure"] / seconds["cold"]
    )
    table = "\n".join([HEAD[language], *rows])
    parts = [OPEN[language].format(**record["machine"]), table, said, *nation(record, language)]
    return "\n\n".join(parts) + "\n"


def nation(record: Mapping[str, Any], language: Language) -> Iterator[str]:
    """How the time grows with the number of places."""
    yield PLACES[language].format(corpus=record["corpus"])
    rows = [
        f"| {each['places']} | {each['notebooks']} | {each['seconds']:.1f} "
        f"| {each['notebooks'] / each['seconds']:.2f} | {memory(each['memory_mb'])} |"
        for each in record["places"]
    ]
    yield "\n".join([PLACES_HEAD[language], *rows])
