"""A comparison as text for a terminal, as JSON, and its figures as CSV."""

import csv
import io
import json
from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

from gongzhi.changes.figures import Figure
from gongzhi.changes.rules import RULES, TIERS
from gongzhi.changes.told import Line, Told
from gongzhi.language.text import LANGUAGES, Language, Text

# So many lines of a rule are printed; of the small print only the counts.
LIMIT = 6
HEAD = Text(
    "{old}版（截至{before}）→ {new}版（截至{after}）", "{old} (as of {before}) → {new} (as of {after})"
)
MADE = Text("{name}：{old} → {new}", "{name}: {old} → {new}")
COUNT = Text("{title}：{n}项", "{title}: {n}")
MORE = Text("另有{}项", "and {} more")
COLUMNS = (
    "tier", "rule", "kind", "region", "level", "measure", "period", "relative_change", "cause",
    "old_value", "old_unit", "old_bound", "old_basis", "old_source", "old_source_url",
    "new_value", "new_unit", "new_bound", "new_basis", "new_source", "new_source_url",
)  # fmt: skip


def text(told: Told, language: Language) -> str:
    """What a reader of a terminal sees: the tiers with counts, and the first lines under each rule."""
    return "\n".join(lines(told, language)) + "\n"


def lines(told: Told, language: Language) -> Iterator[str]:
    """The lines of the text."""
    old, new = told.comparison.earlier, told.comparison.later
    yield HEAD[language].format(old=old.name, before=old.as_of, new=new.name, after=new.as_of)
    yield told.summary(language)
    for each in told.comparison.parameters:
        title = each.title()[language]
        yield "  " + MADE[language].format(name=title, old=each.old or "—", new=each.new or "—")
    for tier, heading in TIERS.items():
        yield ""
        yield COUNT[language].format(title=heading[language], n=told.comparison.count(tier))
        for rule in told.comparison.tier(tier):
            found = told.lines[rule]
            yield "  " + COUNT[language].format(title=RULES[rule].title[language], n=len(found))
            shown = found[: 0 if tier == 3 else LIMIT]
            yield from (f"    {line.text[language]}" for line in shown)
            if shown and len(found) > LIMIT:
                yield f"    {MORE[language].format(len(found) - LIMIT)}"


def record(told: Told) -> dict[str, Any]:
    """The whole comparison as JSON has it."""
    both = {"earlier": told.comparison.earlier, "later": told.comparison.later}
    return {
        **{name: {"edition": each.name, "as_of": each.as_of} for name, each in both.items()},
        "counts": told.counts,
        "summary": pair(Text(*(told.summary(language) for language in LANGUAGES))),
        "parameters": [asdict(each) for each in told.comparison.parameters],
        "tiers": [
            {
                "tier": tier,
                "title": pair(title),
                "rules": [
                    {
                        "rule": rule,
                        "title": pair(RULES[rule].title),
                        "changes": [change(line) for line in told.lines[rule]],
                    }
                    for rule in told.comparison.tier(tier)
                ],
            }
            for tier, title in TIERS.items()
        ],
    }


def change(line: Line) -> dict[str, Any]:
    """One change as JSON has it: what it is of, its cells, its sentence."""
    return {
        "of": type(line.change).__name__.lower(),
        **asdict(line.change),
        "sentence": pair(line.text),
    }


def pair(text: Text) -> dict[str, str]:
    """A text by language."""
    return {language: text[language] for language in LANGUAGES}


def rendered(told: Told) -> bytes:
    """The comparison as a file."""
    return (json.dumps(record(told), ensure_ascii=False, indent=1) + "\n").encode()


def table(told: Told) -> bytes:
    """Every figure that changed as CSV, what matters most first."""
    written = io.StringIO()
    writer = csv.writer(written, lineterminator="\n")
    writer.writerow(COLUMNS)
    for rule, found in told.lines.items():
        for line in found:
            if isinstance(line.change, Figure):
                writer.writerow((RULES[rule].tier, rule, *cells(line.change, told)))
    return written.getvalue().encode()


def cells(each: Figure, told: Told) -> Iterator[str]:
    """The cells of one figure; without an old or new value they stay empty."""
    yield from (each.kind, each.region, each.level, each.measure, each.period)
    yield "" if each.change is None else f"{each.change:.6f}"
    yield each.cause
    for value in (each.old, each.new):
        source = value.source_id if value else ""
        yield from (value.value, value.unit, value.bound, value.basis) if value else ("", "", "", "")
        yield source
        yield told.words.sources[source]["url"] if source in told.words.sources else ""
