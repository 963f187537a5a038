"""The command gongzhi build: its options, its progress, and what it says at its end."""

import argparse
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import asdict
from pathlib import Path

from gongzhi import paths
from gongzhi.language.text import LANGUAGES, Language
from gongzhi.paths import Paths
from gongzhi.publish.changes import command as comparing
from gongzhi.publish.pdf import chromium
from gongzhi.request import Request, Summary
from gongzhi.run import server
from gongzhi.run.last import Last

# How many inputs that changed are named for each chapter.
NAMED = 6


def add(commands: "argparse._SubParsersAction[argparse.ArgumentParser]", language: Language) -> None:
    """The command with its options; `language` is the terminal's."""
    building = commands.add_parser("build", help="run what changed and build the site")
    option = building.add_argument
    option("--edition", action="append", default=[], metavar="ID", help="only this edition (repeatable)")
    option("--language", action="append", choices=LANGUAGES, help="only this language, as a preview")
    option(
        "--region",
        action="append",
        default=[],
        metavar="R",
        help="for this place, such as 浙江, or all (repeatable)",
    )
    option("--jobs", type=positive, default=None, metavar="N", help="how many processes (default: cores)")
    option("--scheduler", default="", metavar="ADDRESS", help="run chapters on a Dask cluster: tcp://…")
    option("--site", type=Path, default=None, metavar="DIR", help="where the site is (default: site/)")
    option("--explain", action="store_true", help="say of every chapter why it ran, or did not")
    option("--force", action="store_true", help="run everything, whether it changed or not")
    option("--no-pdf", action="store_true", help="leave the PDFs out")
    building.set_defaults(command=lambda options: build(options, language))


def positive(text: str) -> int:
    """A whole number above zero."""
    value = int(text)
    if value < 1:
        raise ValueError
    return value


def asked(options: argparse.Namespace) -> Request:
    """What the options ask for."""
    return Request(
        editions=tuple(options.edition),
        languages=tuple(options.language or LANGUAGES),
        regions=tuple(options.region),
        jobs=options.jobs or Request().jobs,
        force=options.force,
        pdf=not options.no_pdf,
        scheduler=options.scheduler,
    )


def build(options: argparse.Namespace, language: Language) -> int:
    """Build the site with a progress bar, or find that nothing changed, and sum up what was done."""
    began = time.monotonic()
    found, request = paths.find(), asked(options)
    target = (options.site or found.site).resolve()
    wanted = [request.editions, request.languages, request.regions, request.pdf]
    last = Last(found, target, wanted, chromium.versions if request.pdf else list)
    said = None if request.force else last.standing()
    if said:
        done = unchanged(Summary(**said, site=target))
        print("nothing changed since the last build")
    else:
        done = make(found, last, request)
    for line in explained(done) if options.explain else ():
        print(line)
    print(f"notebooks: {done.ran} run, {done.reused} reused")
    print(f"books:     {done.books_built} built, {done.books_reused} reused")
    print(f"time:      {time.monotonic() - began:.1f} s")
    print(*comparing.compared(done.site, language), sep="\n")
    print(f"the book:  {done.site / 'index.html'}")
    return 0


def unchanged(last: Summary) -> Summary:
    """What a build does that finds everything as the last one left it."""
    notebooks, books = last.ran + last.reused, last.books_built + last.books_reused
    return Summary(0, notebooks, 0, books, last.site, dict.fromkeys(last.why, ()))


def explained(done: Summary) -> Iterator[str]:
    """A line on each chapter: what is not as it was when it ran last, the first few by name."""
    for chapter, why in done.why.items():
        more = f", and {len(why) - NAMED} more" if len(why) > NAMED else ""
        yield f"{chapter}: ran, {', '.join(why[:NAMED])}{more}" if why else f"{chapter}: nothing changed"


def make(found: Paths, last: Last, request: Request) -> Summary:
    """Build the site, and write down what that used."""
    server.begin()
    from gongzhi import pipeline  # it loads the whole stack, for which a build without work does not wait

    read, prepared = last.read(), list[str]()

    def start(steps: int) -> Callable[[str], None]:
        """Begin the progress, when data/processed is made."""
        prepared.append(last.prepared())
        return show(bars, steps)

    with ExitStack() as bars:
        done = pipeline.build(found, last.site, request, start)
    said = asdict(done)
    del said["site"]
    last.keep(read, prepared[0] if prepared else last.prepared(), said)
    return done


def show(bars: ExitStack, steps: int) -> Callable[[str], None]:
    """A progress bar of so many steps, and what moves it by one and names it."""
    from tqdm import tqdm

    style = "{l_bar}{bar}| {n}/{total} {desc}"
    bar = bars.enter_context(tqdm(range(steps), bar_format=style, leave=False))

    def progress(what: str) -> None:
        bar.set_description_str(what, refresh=False)
        bar.update()

    return progress
