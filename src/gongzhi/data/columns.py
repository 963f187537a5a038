"""What each table and each column is, in both languages; a column means the same in every table."""

from collections.abc import Mapping

from gongzhi.data import guide
from gongzhi.language.text import Text

TABLES: Mapping[str, Text] = {
    "observations.csv": Text(
        "每个来源里的每个数字，单位、时期、名称统一",
        "Every figure of every source, in common units, periods and names",
    ),
    "context.csv": Text(
        "物价、人口、生产总值和预算支出，体例同上", "Prices, population, output and budgets, in the same form"
    ),
    "series.csv": Text(
        "逐年序列：每年从各来源中取用的数字，及其不变价和人均",
        "Yearly series: for each year the figure chosen among its sources, in real terms and per head",
    ),
    "sources.csv": Text(
        "数字见于何处，从哪一天起算已知",
        "Where the figures were published, and from when they count as known",
    ),
    "measures.csv": Text(
        "指标及其单位和名称；异名指向所用的指标",
        "What is measured, its unit and its names; stray names point to the one kept",
    ),
    "regions.csv": Text("地方、其上级和英文名称", "Places, what they belong to, and their English names"),
    "corrections.csv": Text(
        "对原始行的每一条更正及其理由", "Every declared correction of a raw row, with its reason"
    ),
    "plan.csv": Text(
        "分析方案：哪些检验用来证实或否定原研究，哪些只是探索",
        "The analysis plan: what is tested to confirm or contradict the study, and what is only explored",
    ),
    "projects.csv": Text(
        "上海市本级公益金资助的分项项目", "Itemised projects paid from Shanghai's municipal fund"
    ),
    "districts.csv": Text(
        "上海两个区公布的本区资金", "What two Shanghai districts announced for their own funds"
    ),
    **guide.TABLES,
    "policies.csv": Text(
        "原研究提到的政策及其后的政策", "The policies that the study names, and those that followed"
    ),
}

COLUMNS: Mapping[str, Text] = {
    **guide.COLUMNS,
    "action": Text(
        "replace：更改单元格；rescale：数值乘以一个倍数；drop：保留而不采用；flag：只作标记",
        "replace: cells are set; rescale: the value is multiplied; drop: kept, never chosen; "
        "flag: marked only",
    ),
    "alias_of": Text(
        "这个异名所指的指标；本身是指标的为空",
        "The measure that this stray name stands for; empty for a measure of the vocabulary",
    ),
    "amount": Text("金额，单位见unit", "Amount in the unit given"),
    "amount_wan": Text("金额（万元）", "Amount in 万元 (10,000 yuan)"),
    "as_stated": Text("来源里的原文", "The figure as printed in the source"),
    "basis": Text("actual：实际；budget：预算；plan：计划", "actual outlay, budget, or plan"),
    "bound": Text(
        "exact：确数；approx：约数或推算；lower：下限（“超过”）；upper：上限（“不足”）",
        "exact; approx (rounded or derived); lower ('more than'); upper ('under')",
    ),
    "by_en": Text("谁作的更正（英文）", "Who says so, in English"),
    "by_zh": Text("谁作的更正（中文）", "Who says so, in Chinese"),
    "category": Text("公告所用的类别名", "Category as the announcement names it"),
    "change": Text("更正所改的单元格，从什么改成什么", "What the correction changes, from what to what"),
    "claim": Text("原研究论点的编号", "The id of a claim of the study"),
    "corrections": Text("对这一行所作更正的名称", "Ids of the corrections made to the row"),
    "dated": Text(
        "yes：来源注明发布日期；no：known_on取自no_later_than",
        "yes: the source shows when it was published; no: known_on is its no_later_than",
    ),
    "declared_on": Text("方案写定的日期", "The day of the plan"),
    "derived_from": Text(
        "原文没有印出、由别的印出的数推算时的算式",
        "The arithmetic, where the figure was not printed but follows from printed ones",
    ),
    "direction": Text(
        "原研究使人预期的方向：rise、fall、above、high、low、exists；断点为main（主要）或sensitivity（敏感性）",
        "What the study leads one to expect: rise, fall, above, high, low, exists; for breaks main or "
        "sensitivity",
    ),
    "district": Text("区", "District"),
    "doc_number": Text("文号", "Document number"),
    "dropped": Text("yes：保留在表中，但不进入任何序列", "yes: kept, but never chosen for a series"),
    "family": Text("confirmatory：用来证实或否定；exploratory：探索", "confirmatory or exploratory"),
    "file": Text("原始表", "Raw table"),
    "flags": Text(
        "使用前应注意的：approx、lower、upper、budget、plan、derived、press、copy、undated、corrected、"
        "disputed（来源不一）、wide（区间超过数值的十分之一）",
        "What to look at before use: approx, lower, upper, budget, plan, derived, press, copy, undated, "
        "corrected, disputed (sources differ), wide (the interval exceeds a tenth of the value)",
    ),
    "grade": Text(
        "official：官方；press：新闻与论著；copy：官方页面的转载；study：原研究",
        "official, press, copy (of an official page on another site), or study",
    ),
    "high": Text(
        "数值区间的上端；没有上端的为空", "Upper end of the interval of the value; empty where it has none"
    ),
    "id": Text("名称或编号", "Name of the row"),
    "issue_date": Text("发文的年、月或日", "Day, month or year of issue, as far as it is known"),
    "issuing_body": Text("发文机关", "Who issued it"),
    "item": Text("项目名称；合计行为空", "Name of the item; empty for a total"),
    "kind": Text(
        "指标的种类：money、count、people、share、rate、density、index、population；地方的种类",
        "money, count, people, share, rate, density, index or population; for places what they are",
    ),
    "known_on": Text(
        "从哪一天起算已知：所注日期容许的最晚一天；全无日期的为空，任何一版都不采用",
        "The day from which the row counts as known: the last day its stated date allows; empty where no "
        "date is known, and then no edition uses it",
    ),
    "level": Text(
        "own：一级政府自己留用的；all：全辖区；below：下级；政策表中为发文的地方",
        "own: what a government itself keeps and uses; all: the whole territory; below: lower levels; "
        "for policies the place that issued them",
    ),
    "low": Text(
        "数值区间的下端，由精度和原文位数得出",
        "Lower end of the interval of the value, from its bound and printed digits",
    ),
    "measure": Text("指标名称，见measures.csv", "Name of the measure, see measures.csv"),
    "method": Text("所用方法", "The method used"),
    "name_en": Text("英文名称", "English name"),
    "name_zh": Text("中文名称", "Chinese name"),
    "no_later_than": Text(
        "没有日期的来源：确已见到它的那一天",
        "For sources without a date: the day by which it had certainly been seen",
    ),
    "note": Text("使用时应知道的", "What a user of the figure should know"),
    "other_sources": Text(
        "同一数字还有几个未取用的", "How many other observations of the same figure were not chosen"
    ),
    "parent": Text("上级地方；所属的论点", "The place above; the claim of which this is a part"),
    "peers": Text("与之比较的地方", "The places it is compared with"),
    "per_head": Text("按常住人口平均，单位见per_head_unit", "Per resident, in per_head_unit"),
    "per_head_unit": Text(
        "金额为元/人，计数为每万人", "yuan per resident for money; per 10,000 residents for counts"
    ),
    "period": Text(
        "2018；2018-02；2018-02-07；2020Q3；起/止为一段时期的合计",
        "2018; 2018-02; 2018-02-07; 2020Q3; or first/last for one sum over a span",
    ),
    "population_source": Text("人均所用人口的来源", "The source of the population used per head"),
    "posted": Text(
        "只知道发布或施行日时的日期",
        "When the text was posted or came into effect, if that is all that is known",
    ),
    "price_base": Text("不变价的基年", "The base year of constant prices"),
    "price_sources": Text("所用各年物价指数的来源", "The sources of the price indices used"),
    "prices_of": Text("用的是哪个地方的物价", "Whose prices were used"),
    "project": Text("项目名称", "Name of the project"),
    "project_name": Text("项目名称", "Name of the project"),
    "published_on": Text("来源注明的发布日期", "Date of publication as the source shows it"),
    "publisher": Text("发布者", "Who published it"),
    "question": Text("所问的问题", "The question asked"),
    "raw": Text("原始行的文件和行号", "File and line of the raw row"),
    "real": Text(
        "按基年不变价的金额（万元）", "The amount in constant prices of price_base, in 万元 (10,000 yuan)"
    ),
    "reason_en": Text("理由（英文）", "Why, in English"),
    "reason_zh": Text("理由（中文）", "Why, in Chinese"),
    "region": Text("地方；区写作“市/区”", "Place, in Chinese; districts as city/district"),
    "row": Text("更正凭哪些单元格找到所指的行", "The cells by which the correction finds its rows"),
    "rows": Text("找到几行", "How many rows it finds"),
    "set_level": Text("异名本身所含的层级", "Level that the stray name itself carries"),
    "set_period": Text("异名本身所含的时期", "Period that the stray name itself carries"),
    "source_id": Text("来源，见sources.csv", "The source, see sources.csv"),
    "title": Text("标题原文", "Title as published"),
    "title_en": Text("标题的英文，本报告所译", "Title in English, our translation"),
    "title_zh": Text("标题的中文，不含抄录者所加", "Title in Chinese, without what the transcriber added"),
    "unit": Text(
        "数值的单位；整理后的金额为万元", "Unit of the value; prepared money is in 万元 (10,000 yuan)"
    ),
    "url": Text(
        "网址；没有的，在圆括号里说明原因", "Address; where there is none, the reason in round brackets"
    ),
    "value": Text("数值，单位见unit", "The figure in the unit given"),
    "year": Text("年份；时期不是一整年的为空", "Calendar year; empty where the period is not one whole year"),
}
