"""What a reader of the interactive chart is told of a point."""

from collections.abc import Callable

from gongzhi.data.choice import Series
from gongzhi.data.evidence import Evidence
from gongzhi.data.observation import Observation
from gongzhi.language.publishers import known, publisher
from gongzhi.language.sentences import amount, name
from gongzhi.language.terms import BASES, BOUNDS, GRADES
from gongzhi.language.text import Language, Text

TIP = Text(
    "{series}，{period}：{amount}（{how}）；来源：{source}", "{series}, {period}: {amount} ({how}); {source}"
)
COMMA = Text("，", ", ")


def teller(evidence: Evidence, language: Language) -> Callable[[Observation], str]:
    """A function that says of a figure what it is of, how much, how exact, and from whom."""

    def tell(point: Observation) -> str:
        """The tooltip of one point."""
        printed = evidence.sources[point.source_id]["publisher"]
        how = [BOUNDS[point.bound], *([BASES[point.basis]] if point.basis != "actual" else [])]
        return TIP[language].format(
            series=name(Series(point.region, point.level, point.measure, (), ()), evidence.words, language),
            period=point.period,
            amount=amount(point, language),
            how=COMMA[language].join(text[language] for text in how),
            source=publisher(printed, language) if known(printed) else GRADES[point.grade][language],
        )

    return tell
