"""The words of the PDF that no page of the book has."""

from gongzhi.language.text import Language, Text

TAGS = {"zh": "zh-CN", "en": "en"}
WORDS = {
    "contents": Text("目录", "Contents"),
    "exhibits": Text("图表目录", "Figures and tables"),
    "sources": Text("资料来源", "Sources"),
    "sources_lead": Text(
        "图表下方“来源”后的编号，指下列各条。",
        "The numbers after “Sources” below figures and tables are those of this list.",
    ),
    "edition": Text("{edition}版", "Edition {edition}"),
    "as_of": Text("所用资料截至{day}", "What was known on {day}"),
    "draft": Text("草稿", "Draft"),
    "published": Text("{day}发布", "Published on {day}"),
    "licence": Text(
        "文字、图表与数据按知识共享署名 4.0（CC BY 4.0）许可使用，代码按 MIT 许可使用。",
        "Text, figures and data are licensed under CC BY 4.0, the code under the MIT licence.",
    ),
    "address": Text("固定地址", "Permanent address"),
    "how": Text("引用格式", "How to cite"),
    "about": Text("关于本文件", "About this document"),
    "content": Text(
        "本文件收入网页版的各章、研究方法、编码说明、术语和引用办法，文字、图和表与网页版相同。"
        "各图所依据的数据和生成图表的代码篇幅较长，没有收入，见网页版。",
        "This document holds the chapters of the web pages, the methods, the coding guide, the glossary and "
        "how to cite; text, figures and tables are the same. The data behind each figure and the code that "
        "made it are too long to print: they are at the permanent address.",
    ),
    "left_out": Text("没有收入的还有网页版的这几页：", "Pages that are on the web only: "),
    "names": Text(
        "图表以名称标识，不编号。名称下方的地址不会改变，那里有该图表的数据、来源、代码和引用格式。",
        "Figures and tables have names, not numbers. The address below each does not change: its data, "
        "sources, code and citations are there.",
    ),
    "keywords": Text(
        "社会组织, 社会治理, 福利彩票, 公益金, 上海, 可复现研究",
        "social organisations, social governance, welfare lottery, public-benefit fund, Shanghai, "
        "reproducible research",
    ),
    "listed": Text("来源：", "Sources: "),
}


def words(language: Language) -> dict[str, str]:
    """All of them in one language."""
    return {name: text[language] for name, text in WORDS.items()}
