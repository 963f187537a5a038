"""What each table and each column of the coded study is, in both languages."""

from collections.abc import Mapping

from gongzhi.language.text import Text

TABLES: Mapping[str, Text] = {
    "claims.csv": Text(
        "原研究的论点，用我们的话写出，附编码", "The claims of the study, in our words, with their codes"
    ),
    "actors.csv": Text("论点和关系中的主体", "The actors of claims and relations"),
    "relations.csv": Text(
        "原研究所述和文件所定的关系：谁对谁做什么",
        "Relations that the study tells of, or documents set up: who does what to whom",
    ),
    "links.csv": Text("哪条建议针对哪项不足", "Which recommendation answers which deficit"),
    "documents.csv": Text(
        "论点所举的文件，和呼应建议的后来文件",
        "The documents that claims name, and later ones that take up a recommendation",
    ),
    "indicators.csv": Text("与各条论点有关的指标", "The measures that bear on each claim"),
    "kinds.csv": Text(
        "四类社区社会组织各做什么", "The four kinds of community organisation and what they do"
    ),
    "uses.csv": Text("各分项资金的用途", "What each itemised sum of money is for"),
    "codings.csv": Text("每个编码的两次判读", "Both readings of every code"),
}

COLUMNS: Mapping[str, Text] = {
    "actor": Text("发起的一方；主体表中为主体的代码", "Who starts it; in the table of actors, their code"),
    "actors": Text("论点中的各方，以空格分隔", "Who acts in the claim or is acted upon, with spaces between"),
    "bearing": Text(
        "direct：直接回答论点；circumstantial：只作旁证",
        "direct: answers the very claim; circumstantial: only bears on it",
    ),
    "coded": Text(
        "所编码的：论点或关系的编号，“建议 不足”，文件名，或项目名",
        "What is coded: the id of a claim or relation, recommendation and deficit, a document, or an item",
    ),
    "deficit": Text("不足的编号", "The deficit's id"),
    "does_en": Text("做什么（英文）", "What it does, in English"),
    "does_zh": Text("做什么（中文）", "What it does, in Chinese"),
    "evidence": Text(
        "原研究为论点提出的依据：policy、figure、example、argument、none",
        "What the study offers for the claim: policy, figure, example, argument, none",
    ),
    "field": Text("编码的名称", "Which code"),
    "final": Text("最后采用的编码", "The code that stands"),
    "first": Text("第一次判读", "First reading"),
    "how_en": Text("怎样呼应（英文）", "How it takes the recommendation up, in English"),
    "how_zh": Text("怎样呼应（中文）", "How it takes the recommendation up, in Chinese"),
    "indicator_en": Text("什么能够证明（英文）", "What would show it, in English"),
    "indicator_zh": Text("什么能够证明（中文）", "What would show it, in Chinese"),
    "instrument": Text(
        "手段，见编码说明：mobilise、fund、purchase、register、consult、refer、supervise、delegate、"
        "cooperate、serve",
        "By what means, see the coding guide: mobilise, fund, purchase, register, consult, refer, supervise, "
        "delegate, cooperate, serve",
    ),
    "mode": Text(
        "described：说已经如此；missing：说有所欠缺；proposed：建议如此",
        "described: said to be; missing: said to be lacking; proposed: recommended",
    ),
    "organisation": Text("社区社会组织的类别", "Kind of community organisation"),
    "orientation": Text("vertical：纵向；horizontal：横向", "vertical or horizontal"),
    "policy": Text("文件，见policies.csv的title", "The document, by its title in policies.csv"),
    "recommendation": Text("建议的编号", "The recommendation's id"),
    "role": Text(
        "named：原研究列出；takes_up：后来呼应一条建议",
        "named: by the study; takes_up: a later document that takes up a recommendation",
    ),
    "rule": Text(
        "状态怎样定：tests、documents、parts、wanting、none、proposal，见编码说明",
        "How the status is found: tests, documents, parts, wanting, none, proposal; see the coding guide",
    ),
    "second": Text("第二次判读", "Second reading"),
    "section": Text(
        "features：特点；mechanisms：机制；deficits：不足；recommendations：建议",
        "features, mechanisms, deficits or recommendations",
    ),
    "serves_en": Text("为谁服务（英文）", "Whom it serves, in English"),
    "serves_zh": Text("为谁服务（中文）", "Whom it serves, in Chinese"),
    "sphere": Text(
        "party_state：党政；public_body：公共机构；social：社会；market：市场；residents：居民",
        "party_state, public_body, social, market or residents",
    ),
    "table": Text("编码所在的表", "The table of the code"),
    "target": Text("及于谁", "Whom it reaches"),
    "text_en": Text("论点（英文）", "The claim, in English"),
    "text_zh": Text("论点（中文）", "The claim, in Chinese"),
    "through_en": Text("凭什么途径（英文）", "By what way, in English"),
    "through_zh": Text("凭什么途径（中文）", "By what way, in Chinese"),
    "tier": Text(
        "层级：nation、city、district、sub_district、community；any：不限",
        "Level: nation, city, district, sub_district, community; any: at every level",
    ),
    "use": Text(
        "用途，见编码说明：facility、subsidy、service、organisation、relief；unclear：名称看不出",
        "What the money is for, see the coding guide: facility, subsidy, service, organisation, relief; "
        "unclear where the name does not tell",
    ),
}
