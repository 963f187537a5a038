"""The book of one edition in one language: its source folder, and Jupyter Book's run over it."""

import hashlib
import os
import shutil
import tempfile
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import Executor, as_completed
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from gongzhi.edition import Edition
from gongzhi.errors import BookError
from gongzhi.language.text import Language
from gongzhi.paths import Paths
from gongzhi.publish import swap
from gongzhi.publish.anchors import anchors
from gongzhi.publish.glossary import load as load_glossary
from gongzhi.publish.search import index
from gongzhi.publish.search.synonyms import Synonyms
from gongzhi.publish.terms import marks
from gongzhi.publish.work import work
from gongzhi.run import keys, server

Config = dict[str, Any]
# The code that a book depends on.
THEME = ("book.py", "sphinx_theme.py", "anchors.py", "reading.py", "terms.py", "*.po", "search/*")
# What Jupyter Book says, in the folder where it runs.
LOG = "log.txt"
# Where static pages name the report.
TITLE = b"{{report-title}}"


@dataclass(frozen=True, slots=True, eq=False)
class Volume:
    """One book to build: its configuration and source files, and where its HTML will be.

    `alike` are words that its search takes for the same.
    """

    edition: str
    language: Language
    config: Mapping[str, Any]
    files: Mapping[str, bytes]
    toc: Path
    alike: Synonyms
    html: Path

    def __str__(self) -> str:
        """The book as progress names it."""
        return f"{self.edition}/{self.language}"


def configuration(paths: Paths, language: Language, edition: Edition, english: Mapping[str, str]) -> Config:
    """The shared configuration, with the language's words and what the theme tells merged over it."""
    shared, words = (
        yaml.safe_load(path.read_text(encoding="utf-8"))
        for path in (paths.root / "_config.yml", paths.book / f"{language}.yml")
    )
    static = {path.stem: path.read_text(encoding="utf-8") for path in (paths.book / "en").glob("*.md")}
    report, terms = work(paths, edition.region), load_glossary(paths.glossary)
    told = {
        "gongzhi_edition": edition.edition,
        "gongzhi_as_of": edition.as_of.isoformat(),
        "gongzhi_address": report.address,
        "gongzhi_anchors": anchors({**static, **english}),
        "gongzhi_terms": {form: list(each) for form, each in marks(terms, language).items()},
    }
    own = {"title": report.title[language], "sphinx": {"config": told}}
    return merge(merge(shared, words), own)


def merge(base: Config, over: Config) -> Config:
    """`over` on top of `base`: mappings are merged, everything else is replaced."""
    both = {
        name: merge(base[name], over[name])
        for name in base.keys() & over.keys()
        if isinstance(base[name], dict) and isinstance(over[name], dict)
    }
    return {**base, **over, **both}


def sources(paths: Paths, language: Language, pages: Mapping[str, str], title: str) -> dict[str, bytes]:
    """Every file of the book's source folder: chapters and other pages, templates and theme."""
    files = {name: content.encode() for name, content in pages.items()}
    for path in (*sorted((paths.book / language).glob("*.md")), paths.book / "references.bib"):
        files[path.name] = path.read_bytes().replace(TITLE, title.encode())
    for folder in ("_static", "theme"):
        for path in sorted((paths.book / folder).rglob("*")):
            if path.is_file():
                files[path.relative_to(paths.book).as_posix()] = path.read_bytes()
    return files


def volume(
    paths: Paths,
    edition: Edition,
    language: Language,
    pages: Mapping[str, str],
    english: Mapping[str, str],
    alike: Synonyms,
) -> Volume:
    """The book of an edition in one language, with its content key; `pages` are its own, by file name.

    `english` is the English text of each of them, by page name: its headings name the anchors; `alike`
    are words that search takes for the same.
    """
    config = configuration(paths, language, edition, english)
    files = sources(paths, language, pages, config["title"])
    contents = {name: hashlib.sha256(content).hexdigest() for name, content in files.items()}
    toc = paths.book / "_toc.yml"
    theme = keys.tree(Path(__file__).parent, THEME)
    key = keys.key(config, contents, keys.digest(toc), alike, theme, keys.digest(paths.lock))
    return Volume(edition.edition, language, config, files, toc, alike, paths.cache / "books" / key)


def bind(volumes: Sequence[Volume], executor: Executor, progress: Callable[[str], None], force: bool) -> int:
    """Build every book that is not there yet, all of them with `force`; how many were there."""
    stale = [each for each in volumes if force or not each.html.exists()]
    futures = {executor.submit(build, each): each for each in stale}
    for each in volumes:
        if each not in stale:
            progress(str(each))
    for future in as_completed(futures):
        future.result()
        progress(str(futures[future]))
    return len(volumes) - len(stale)


def build(volume: Volume) -> None:
    """Build the HTML of a book, which appears whole or not at all.

    BookError carries the end of Jupyter Book's log.
    """
    with tempfile.TemporaryDirectory() as scratch:
        root = Path(scratch)
        for name, content in volume.files.items():
            (root / "source" / name).parent.mkdir(parents=True, exist_ok=True)
            (root / "source" / name).write_bytes(content)
        written = yaml.safe_dump(dict(volume.config), allow_unicode=True)
        (root / "config.yml").write_text(written, encoding="utf-8")
        jupyter_book(root, volume.toc)
        index.write(root / "out" / "_build" / "html", chapters(volume.toc), volume.language, volume.alike)
        volume.html.parent.mkdir(parents=True, exist_ok=True)
        made = volume.html.with_suffix(f".{os.getpid()}.tmp")
        shutil.copytree(root / "out" / "_build" / "html", made)
        swap.put(made, volume.html)


def chapters(toc: Path) -> list[str]:
    """The names of the book's pages, in their order."""
    contents = yaml.safe_load(toc.read_text(encoding="utf-8"))
    return [contents["root"], *(each["file"] for each in contents["chapters"])]


def jupyter_book(root: Path, toc: Path) -> None:
    """Run Jupyter Book's command over a source folder; its warnings are errors."""
    command = ["build", "source", "--all", "--quiet"]
    command += ["--warningiserror", "--keep-going", "--config", "config.yml", "--toc", str(toc)]
    done = server.fork(commanded, root, [*command, "--path-output", "out"])
    done.join()
    if done.exitcode:
        log = (root / LOG).read_text(encoding="utf-8").replace(str(root), "").strip().splitlines()
        raise BookError("jupyter-book failed:\n" + "\n".join(log[-30:]))


def commanded(root: Path, arguments: Sequence[str]) -> None:
    """Be Jupyter Book's command in a folder, as a process of its own; what it says goes to a log there."""
    with (root / LOG).open("wb") as stream:
        os.dup2(stream.fileno(), 1)
        os.dup2(stream.fileno(), 2)
    os.chdir(root)
    os.environ["NO_COLOR"] = "1"
    from jupyter_book.cli.main import main  # the server has it ready; nobody else needs it

    main(arguments)
