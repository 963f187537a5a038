"""The words of the pages that say what changed."""

from collections.abc import Mapping

from gongzhi.language.text import Language, Text

WORDS: Mapping[str, Text] = {
    "all": Text("全部改动", "All changes"),
    "between": Text("{old}版到{new}版的改动", "What changed from edition {old} to {new}"),
    "csv": Text("全部有变的数字（CSV）", "All figures that changed (CSV)"),
    "days": Text("{old}版截至{before}，{new}版截至{after}", "{old} as of {before}, {new} as of {after}"),
    "download": Text("下载", "Download"),
    "edition": Text("{}版", "edition {}"),
    "editions": Text("版本", "Editions"),
    "json": Text("全部改动（JSON）", "All changes (JSON)"),
    "licence": Text("文字、图表与数据按{}许可使用。", "Text, figures and data may be used under {}."),
    "made": Text("两版的设定有哪些不同", "What the editions were made with"),
    "made_note": Text(
        "以下不同本身就会使结果改变。", "Each of these differences alone can change results."
    ),
    "mode": Text("明暗模式", "Light or dark"),
    "skip": Text("跳到正文", "Skip to the text"),
    "more": Text("其余{}项", "{} more"),
    "named": Text("名称", "Name"),
    "none": Text("没有。", "None."),
    "policy": Text("修订规则", "Revisions policy"),
    "rest": Text("其余{}项见下载的文件。", "{} more are in the files to download."),
    "rules": Text(
        "每项改动按固定的规则归入一级，只出现一次；句子由规则生成。",
        "A fixed rule puts every change into one tier, once; sentences are made by rule.",
    ),
    "side": Text("两版并排", "Both editions side by side"),
    "sources": Text("来源：", "Source: "),
    "was": Text("此前来源：", "Before: "),
}  # fmt: skip


def words(language: Language) -> dict[str, str]:
    """All words of one language, by name."""
    return {name: text[language] for name, text in WORDS.items()}
