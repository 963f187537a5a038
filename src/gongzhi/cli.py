"""The command line: gongzhi check, ingest, prepare, new-edition, build, cite, diff, verify."""

import argparse
import io
import json
import os
import re
import shutil
import sys
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import asdict
from datetime import date
from pathlib import Path

from gongzhi import __version__, building, paths, releasing
from gongzhi.cite import FORMATS
from gongzhi.errors import BookError, InputError, Problem, RunError, errors
from gongzhi.language.text import LANGUAGES, Language
from gongzhi.publish.changes import command as comparing

# Rooms that take time to load are imported by the commands that need them. This is what the list of
# commands says of one whose room is not loaded.
INGEST = "propose rows from an official announcement"


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command; 0 done, 1 bad input or a failed run, 2 wrong usage."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # a terminal that lacks a character shows its code
            stream.reconfigure(errors="backslashreplace")
    given = sys.argv[1:] if arguments is None else arguments
    options = parser(*given[:1]).parse_args(given)
    command: Callable[[argparse.Namespace], int] = options.command
    try:
        return command(options)
    except (InputError, RunError, BookError, FileNotFoundError) as error:
        print(error, file=sys.stderr)
        return 1
    except OSError as error:  # a full disk, a folder that may not be written to
        print(f"{refused(error)}; the site is as it was", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("stopped; the site is as it was", file=sys.stderr)
        return 1


def refused(error: OSError) -> str:
    """What the machine refused, and where; of a folder that could not be copied, the first file."""
    if isinstance(error, shutil.Error) and isinstance(error.args[0], list):
        _, place, why = error.args[0][0]
        return f"{place}: {re.sub(r'^.Errno [0-9]+. |: .*$', '', str(why))}"
    place = f"{error.filename}: " if error.filename else ""
    return f"{place}{error.strerror or error}"


def parser(command: str = "ingest") -> argparse.ArgumentParser:
    """All commands with their options; those of `ingest` only where that is the command given."""
    top = argparse.ArgumentParser(prog="gongzhi", description="The report, from figures to pages.")
    top.add_argument("--version", action="version", version=f"gongzhi {__version__}")
    commands = top.add_subparsers(required=True, metavar="COMMAND")
    checking = commands.add_parser("check", help="look for everything that is wrong in data/raw")
    checking.add_argument("--json", action="store_true", help="print the problems as JSON, in both languages")
    checking.add_argument("--language", choices=LANGUAGES, default=spoken(), help="default: the terminal's")
    checking.set_defaults(command=check)
    preparing = commands.add_parser("prepare", help="make data/processed from data/raw")
    preparing.set_defaults(command=prepare)
    making = commands.add_parser("new-edition", help="make the parameter file of a new edition")
    making.add_argument("edition", metavar="ID", help="its name, such as 2031")
    making.add_argument("--as-of", type=day, required=True, metavar="DATE", help="such as 2031-12-31")
    making.set_defaults(command=new_edition)
    building.add(commands, spoken())
    if command == "ingest":
        from gongzhi.ingest import command as ingesting

        ingesting.add(commands, spoken())
    else:
        commands.add_parser("ingest", help=INGEST)
    add_reading(commands)
    return top


def add_reading(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """The commands that only read a site that was built."""
    citing = commands.add_parser("cite", help="print the citation of a figure, a table or an edition")
    add = citing.add_argument
    add("figure", nargs="?", default="", metavar="FIGURE", help="such as fig-peers (none: the whole edition)")
    add("--edition", default="", metavar="ID", help="default: the newest in the site")
    add("--language", choices=LANGUAGES, default=spoken(), help="default: the terminal's")
    add("--format", choices=FORMATS, required=True)
    add("--accessed", type=day, metavar="DAY", help="the day of reading, such as 2025-01-31")
    citing.set_defaults(command=cite)
    comparing.add(commands, spoken())
    verifying = commands.add_parser(
        "verify", help="look whether a site is whole and says what its records say"
    )
    verifying.set_defaults(command=verify)
    releasing.add(commands)
    for each in (citing, verifying):
        each.add_argument("--site", type=Path, metavar="DIR", help="where the site is (default: site/)")


def day(text: str) -> date:
    """A day as it is given to a command."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r}, expected a day such as 2031-12-31") from None


def check(options: argparse.Namespace) -> int:
    """Report every problem of data/raw, in one run; 1 if any of them is an error."""
    from gongzhi import intake

    problems = intake.inspect(paths.find(), date.today())
    if options.json:
        print(json.dumps([asdict(each) for each in problems], ensure_ascii=False, indent=1))
    else:
        for problem in problems:
            print(problem.text(options.language), file=sys.stderr)
        print(summary(problems, options.language))
    return 1 if errors(problems) else 0


def summary(problems: Sequence[Problem], language: Language) -> str:
    """How many problems there are of each kind."""
    counts = Counter(problem.severity for problem in problems)
    n = [counts[severity] for severity in ("error", "warning", "conflict")]
    if language == "zh":
        return f"data/raw：错误{n[0]}处，需要查看{n[1]}处，来源不一{n[2]}处"
    return f"data/raw: errors {n[0]}, warnings {n[1]}, conflicts between sources {n[2]}"


def spoken() -> Language:
    """The language of the terminal."""
    name = os.environ.get("LC_ALL") or os.environ.get("LC_MESSAGES") or os.environ.get("LANG") or ""
    return "zh" if name.startswith("zh") else "en"


def prepare(_: argparse.Namespace) -> int:
    """Make data/processed and say what changed."""
    from gongzhi import intake

    changed = intake.prepare(paths.find())
    print("changed: " + ", ".join(changed) if changed else "data/processed is up to date")
    return 0


def new_edition(options: argparse.Namespace) -> int:
    """Write the parameter file of a new edition, made from the newest, and say what to do with it."""
    from gongzhi import edition as editions

    path = editions.create(paths.find().editions, options.edition, options.as_of)
    print(f"written: {path}")
    print(f"look at it, then: make book (or gongzhi build --edition {options.edition})")
    if options.as_of > date.today():
        print(f"{options.as_of} is still to come: until then, figures that it should have may be missing")
    return 0


def cite(options: argparse.Namespace) -> int:
    """Print one citation, from what the site says of the thing cited."""
    from gongzhi.cite import cite as citation
    from gongzhi.publish import catalogue
    from gongzhi.publish.work import work

    found = paths.find()
    manifests = catalogue.manifests(options.site or found.site)
    manifest = catalogue.chosen(manifests, options.edition, options.figure)
    reference = catalogue.reference(
        work(found, manifest["parameters"]["region"]), manifest, options.figure, options.language
    )
    print(citation(reference, options.format, options.accessed), end="")
    return 0


def verify(options: argparse.Namespace) -> int:
    """Report everything that is wrong with a site, or what was found right; 1 if anything is wrong."""
    from gongzhi import verify as verifying
    from gongzhi.release import lock

    found = paths.find()
    verdict = verifying.verify(verifying.read(options.site or found.site), lock.committed(found))
    for problem in verdict.problems:
        print(problem, file=sys.stderr)
    for count in () if verdict.problems else verdict.counts:
        print(count)
    return 1 if verdict.problems else 0


if __name__ == "__main__":
    sys.exit(main())
