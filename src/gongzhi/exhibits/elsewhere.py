"""Exhibits that judge the study's claims say, in a report of another place, what the judgement is worth."""

from dataclasses import replace

from gongzhi.data.evidence import Evidence
from gongzhi.exhibits.exhibit import Exhibit
from gongzhi.language.elsewhere import asked, caution
from gongzhi.language.text import Language

# Columns that hold what became of a claim or of a test of one.
VERDICTS = ("status", "claim_status")
# What tells of evidence for the claims without such a column.
OTHERS = ("tab-indicators", "fig-evidence-gaps", "fig-brackets")


def placed(exhibit: Exhibit, evidence: Evidence, language: Language) -> Exhibit:
    """An exhibit with that sentence before its finding and the place in its title, where it is needed."""
    region = evidence.edition.region
    place = evidence.words.regions[region]
    said = caution(region, place, language)
    judging = any(each.kind in VERDICTS for each in exhibit.columns) or exhibit.id in OTHERS
    if not said or not judging:
        return exhibit
    finding = f"{said}{'' if language == 'zh' else ' '}{exhibit.finding}"
    return replace(exhibit, title=asked(exhibit.title, place, language), finding=finding)
