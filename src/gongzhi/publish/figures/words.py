"""The words of the permanent pages."""

from collections.abc import Mapping

from gongzhi.language.text import Language, Text

# The tag of each language, and its own name.
TAGS: Mapping[Language, tuple[str, str]] = {"zh": ("zh-CN", "中文"), "en": ("en", "English")}
WORDS: Mapping[str, Text] = {
    "about": Text("图表与出处", "This exhibit"),
    "absent": Text(
        "截至本版日期，已知的数字不足以画图。",
        "What was known on the date of this edition is not enough for a drawing.",
    ),
    "access": Text("加上今天的访问日期", "Add today as date of access"),
    "all": Text("本版全部图表", "All exhibits of this edition"),
    "apa": Text("APA格式", "APA style"),
    "as_of": Text("{edition}版，截至{day}", "Edition {edition}, as of {day}"),
    "author_date": Text("GB/T 7714—2015，著者—出版年制", "GB/T 7714-2015, author-date"),
    "bibtex": Text("BibTeX条目", "BibTeX entry"),
    "citations": Text("引用", "Cite"),
    "claims": Text("与之有关的论点", "Claims that it bears on"),
    "code": Text("代码哈希（SHA-256）", "Code (SHA-256)"),
    "copied": Text("已复制", "Copied"),
    "copy": Text("复制", "Copy"),
    "csl": Text("CSL-JSON条目", "CSL-JSON item"),
    "draft": Text("草稿，尚未发布", "draft, not yet published"),
    "download": Text("下载", "Download"),
    "edition": Text("版与数据日期", "Edition and date of data"),
    "edition_of": Text("{}版", "Edition {}"),
    "embed": Text("嵌入网页", "Embed"),
    "embed_lead": Text(
        "把下面的代码粘贴到网页里：图像、说明和引用一起显示，不带脚本。",
        "Paste this into a page: image, caption and citation, without any script.",
    ),
    "licence": Text("文字、图表与数据按{}许可使用。", "Text, figures and data may be used under {}."),
    "made": Text("由哪段代码生成", "The code that made it"),
    "methods": Text("方法", "Methods"),
    "mode": Text("明暗模式", "Light or dark"),
    "more": Text("供文献管理软件使用", "For reference managers"),
    "notebook": Text("{notebook}，第{cell}个单元格", "{notebook}, cell {cell}"),
    "numeric": Text("GB/T 7714—2015，顺序编码制", "GB/T 7714-2015, numeric"),
    "permalink": Text("固定地址", "Permalink"),
    "place": Text("所在章节", "Its place in the report"),
    "published": Text("发布于{}", "published {}"),
    "places": Text("版本与语言", "Editions and languages"),
    "provenance": Text("来历记录（PROV，JSON-LD）", "Provenance (PROV, JSON-LD)"),
    "ris": Text("RIS记录", "RIS record"),
    "rows": Text("数据表（{}行）", "Table of the data ({} rows)"),
    "skip": Text("跳到正文", "Skip to the text"),
    "sources": Text("来源", "Sources"),
    "units": Text("数据的单位", "Units of the data"),
}
FILES: Mapping[str, Text] = {
    "data.csv": Text("数据（CSV）", "Data (CSV)"),
    "data.xlsx": Text("数据、各列说明和来源（XLSX）", "Data, columns and sources (XLSX)"),
    "data.codebook.csv": Text("各列说明（CSV）", "What each column is (CSV)"),
    "chart.vl.json": Text("图形定义（Vega-Lite）", "Chart definition (Vega-Lite)"),
    "chart.narrow.vl.json": Text("窄幅图形定义（Vega-Lite）", "Narrow chart definition (Vega-Lite)"),
    "svg": Text("矢量图（SVG）", "Image (SVG)"),
    "narrow.svg": Text("窄幅矢量图（SVG）", "Narrow image (SVG)"),
    "dark.svg": Text("深色底矢量图（SVG）", "Image on dark (SVG)"),
    "narrow.dark.svg": Text("深色底窄幅矢量图（SVG）", "Narrow image on dark (SVG)"),
    "png": Text("位图（PNG）", "Image (PNG)"),
    "print.png": Text(
        "印刷用位图（PNG，300 dpi，宽15至18厘米）", "Image for print (PNG, 300 dpi, 15 to 18 cm)"
    ),
    "social.png": Text("分享用预览图（PNG）", "Preview for links (PNG)"),
    "citation.bib": Text("引用（BibTeX）", "Citation (BibTeX)"),
    "citation.ris": Text("引用（RIS）", "Citation (RIS)"),
    "citation.csl.json": Text("引用（CSL-JSON）", "Citation (CSL-JSON)"),
    "citation.gbt7714.txt": Text("引用（GB/T 7714）", "Citation (GB/T 7714)"),
    "citation.apa.txt": Text("引用（APA）", "Citation (APA)"),
}


def words(language: Language) -> dict[str, str]:
    """All words of one language, by name."""
    return {name: text[language] for name, text in WORDS.items()}
