"""The words of the coded study's codes in both languages."""

from collections.abc import Mapping

from gongzhi.language.text import Text

CLAIM_STATUSES: Mapping[str, Text] = {
    "supported": Text("得到支持", "supported"),
    "contradicted": Text("被否定", "contradicted"),
    "mixed": Text("结果不一", "mixed"),
    "too little data": Text("数据太少", "too little data"),
    "not testable": Text("无法检验", "not testable"),
}
EVIDENCE: Mapping[str, Text] = {
    "policy": Text("文件", "documents"),
    "figure": Text("数字", "figures"),
    "example": Text("事例", "examples"),
    "argument": Text("论述", "argument"),
    "none": Text("无", "none"),
}
INSTRUMENTS: Mapping[str, Text] = {
    "mobilise": Text("动员", "mobilise"),
    "fund": Text("资助", "fund"),
    "purchase": Text("购买", "purchase"),
    "register": Text("准入", "register"),
    "consult": Text("咨询", "consult"),
    "refer": Text("牵线", "refer"),
    "supervise": Text("监督", "supervise"),
    "delegate": Text("移交", "delegate"),
    "cooperate": Text("合作", "cooperate"),
    "serve": Text("服务", "serve"),
}
ORIENTATIONS: Mapping[str, Text] = {
    "vertical": Text("纵向", "vertical"),
    "horizontal": Text("横向", "horizontal"),
}
MODES: Mapping[str, Text] = {
    "described": Text("所述", "described"),
    "missing": Text("所缺", "missing"),
    "proposed": Text("所建议", "proposed"),
}
SPHERES: Mapping[str, Text] = {
    "party_state": Text("党政", "Party and state"),
    "public_body": Text("公共机构", "public bodies"),
    "social": Text("社会", "society"),
    "market": Text("市场", "market"),
    "residents": Text("居民", "residents"),
}
TIERS: Mapping[str, Text] = {
    "nation": Text("中央", "nation"),
    "city": Text("市", "city"),
    "district": Text("区", "district"),
    "sub_district": Text("街镇", "sub-district"),
    "community": Text("社区", "community"),
    "any": Text("各级", "all levels"),
}
BEARINGS: Mapping[str, Text] = {
    "direct": Text("直接", "direct"),
    "circumstantial": Text("旁证", "circumstantial"),
}
FIELDS: Mapping[str, Text] = {
    "evidence": Text("证据", "evidence"),
    "direction": Text("方向", "direction"),
    "rule": Text("规则", "rule"),
    "actors": Text("主体", "actors"),
    "instrument": Text("手段", "instrument"),
    "orientation": Text("取向", "orientation"),
    "mode": Text("情形", "mode"),
    "linked": Text("对应", "link"),
    "takes_up": Text("呼应", "taking up"),
    "use": Text("用途", "use"),
}
USES: Mapping[str, Text] = {
    "facility": Text("建设和改造设施", "building and refitting"),
    "subsidy": Text("给机构和从业者的补贴", "subsidies to providers and staff"),
    "service": Text("购买或支持服务", "services bought or supported"),
    "organisation": Text("拨给社会组织", "grants to social organisations"),
    "relief": Text("给个人的帮扶", "relief to persons"),
    "unclear": Text("名称看不出", "not told by the name"),
}
STANDINGS: Mapping[str, Text] = {
    "named": Text("原研究点名", "named by the study"),
    "earlier": Text("未点名，原研究之前", "not named, from before the study"),
    "later": Text("未点名，原研究之后", "not named, from after the study"),
}
SAYS: Mapping[str, Text] = {
    "own_use": Text("就是本级使用额", "is the own level's use"),
    "ceiling": Text("本级不会更多", "the own level used no more"),
    "none": Text("对本级没有约束", "sets the own level no limit"),
    "source": Text("钱的来处，不是使用", "where money came from, not its use"),
}
RELATIVES: Mapping[str, Text] = {
    "resident": Text("常住人口", "residents"),
    "budget": Text("一般公共预算支出（万元）", "general public budget expenditure (CNY 10,000)"),
}
COUNTED: Mapping[str, Text] = {
    "year": Text("一年资助的项目", "projects paid in a year"),
    "part": Text("其中一类", "one category of them"),
    "stock": Text("历年累积，不是一年的数", "a stock of past years, not a year's count"),
}
KINDS: Mapping[str, Mapping[str, Text]] = {
    "claim_status": CLAIM_STATUSES,
    "evidence": EVIDENCE,
    "instrument": INSTRUMENTS,
    "orientation": ORIENTATIONS,
    "mode": MODES,
    "sphere": SPHERES,
    "tier": TIERS,
    "bearing": BEARINGS,
    "field": FIELDS,
    "use": USES,
    "standing": STANDINGS,
    "says": SAYS,
    "relative": RELATIVES,
    "counted": COUNTED,
}
