"""The line below every chart: whose figures these are, and of which edition."""

from collections import Counter
from dataclasses import replace

from gongzhi.data.evidence import Evidence
from gongzhi.exhibits.exhibit import Charts, Exhibit, Spec
from gongzhi.figures.colours import GREY
from gongzhi.figures.lettering import wrap
from gongzhi.figures.theme import NARROW, WIDE
from gongzhi.language.publishers import known, publisher
from gongzhi.language.text import Language, Text

SIZE = 11
EDITION = Text("共治，{}版（截至{}）", "Gongzhi, edition {} (as of {})")
SOURCES = Text("来源：{}", "Sources: {}")
MORE = Text("来源：{}等{}个来源", "Sources: {} and others ({} in all)")
COMMA = Text("、", ", ")


def signed(exhibit: Exhibit, evidence: Evidence, language: Language) -> Exhibit:
    """The exhibit with its footer in both of its charts."""
    if not exhibit.charts:
        return exhibit
    edition = EDITION[language].format(evidence.edition.edition, evidence.edition.as_of.isoformat())
    lines = [each for each in (origin(exhibit, evidence, language), edition) if each]
    wide, narrow = exhibit.charts.wide, exhibit.charts.narrow
    return replace(exhibit, charts=Charts(below(wide, lines, WIDE), below(narrow, lines, NARROW)))


def origin(exhibit: Exhibit, evidence: Evidence, language: Language) -> str:
    """The two publishers of most figures, and how many sources there are."""
    places = [index for index, column in enumerate(exhibit.columns) if column.kind == "source"]
    used = [str(row[index]) for row in exhibit.rows for index in places] or exhibit.sources
    printed = [evidence.sources[each]["publisher"] for each in used if each in evidence.sources]
    named = [each for each in printed if known(each)] or printed
    first = [name for name, _ in Counter(publisher(each, language) for each in named).most_common(2)]
    whole = len({publisher(each, language) for each in printed}) == len(first)
    text = SOURCES if whole else MORE
    return text[language].format(COMMA[language].join(first), len(exhibit.sources)) if first else ""


def below(spec: Spec, lines: list[str], width: int) -> Spec:
    """A chart with lines of text below it, whatever it is made of."""
    text = [part for line in lines for part in wrap(line, width, SIZE)]
    footer = {
        "text": text, "orient": "bottom", "anchor": "start", "frame": "bounds", "offset": 12,
        "fontSize": SIZE, "fontWeight": "normal", "color": GREY,
    }  # fmt: skip
    if "title" not in spec:
        return {**spec, "title": footer}
    whole: Spec = {key: spec[key] for key in ("$schema", "config", "datasets", "params") if key in spec}
    part = {key: value for key, value in spec.items() if key not in whole}
    return {**whole, "vconcat": [part], "title": footer}
