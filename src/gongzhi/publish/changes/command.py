"""The command gongzhi diff, and what a build says of the newest edition."""

import argparse
import json
import sys
from pathlib import Path

from gongzhi import paths
from gongzhi.language.text import LANGUAGES, Language, Text

TURNED = Text(
    "{new}版早于{old}版，以下按先后比较", "{new} is the earlier edition: they are compared in order of time"
)


def add(commands: "argparse._SubParsersAction[argparse.ArgumentParser]", language: Language) -> None:
    """The command with its options; `language` is the terminal's."""
    comparing = commands.add_parser("diff", help="say what changed between two editions of a site")
    comparing.add_argument("earlier", metavar="A", help="an edition, such as 2017")
    comparing.add_argument("later", metavar="B", help="another, such as 2024")
    comparing.add_argument("--json", action="store_true", help="print all changes as JSON, in both languages")
    comparing.add_argument("--language", choices=LANGUAGES, default=language, help="default: the terminal's")
    comparing.add_argument("--site", type=Path, metavar="DIR", help="where the site is (default: site/)")
    comparing.set_defaults(command=diff)


def diff(options: argparse.Namespace) -> int:
    """Print what changed, whatever it is; 0 whether or not anything did."""
    from gongzhi.changes import report  # with the statistics' names, which other commands need not wait for
    from gongzhi.publish.changes import folder

    found = folder.between(options.site or paths.find().site, (options.earlier, options.later))
    if found.comparison.later.name != options.later:
        words = TURNED[options.language].format(old=options.earlier, new=options.later)
        print(words, file=sys.stderr)
    text = report.rendered(found).decode() if options.json else report.text(found, options.language)
    print(text, end="")
    return 0


def compared(site: Path, language: Language) -> list[str]:
    """A line on what changed from the edition before the newest, from its page; none where there is none."""
    found = sorted(site.glob("changes/*/changes.json"))
    records = [(json.loads(path.read_bytes()), path.parent) for path in found]
    if not records:
        return []
    newest, where = max(records, key=lambda each: str(each[0]["later"]["as_of"]))
    head = f"{newest['earlier']['edition']} → {newest['later']['edition']}"
    return [f"changes:   {head}, {newest['summary'][language]} {where / 'index.html'}"]
