"""Publishing an edition: built with its day, looked at, locked, archived, and put into the site."""

import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from gongzhi import __version__
from gongzhi.edition import Edition
from gongzhi.errors import InputError, Problem
from gongzhi.paths import Paths
from gongzhi.release import archive, lock, refusal
from gongzhi.release.custody import Build
from gongzhi.release.inputs import inputs, tools
from gongzhi.run import keys


def publish(
    paths: Paths,
    edition: Edition,
    every: Sequence[Edition],
    day: date,
    build: Build,
    place: Callable[[], None],
) -> lock.Lock:
    """Publish an edition; `build` builds it apart, `place` puts it into the site. All or nothing.

    InputError with everything that keeps it from being published.
    """
    tag = f"edition-{edition.edition}"
    refuse(refusal.before(paths, edition, day, lock.load_all(paths), tag))
    with tempfile.TemporaryDirectory() as scratch:
        site = Path(scratch) / "site"
        build(edition, day, site)
        refuse(refusal.after(paths, edition, site))
        made = site / edition.edition
        new = lock.Lock(
            edition=edition.edition,
            published=day,
            version=__version__,
            tag=tag,
            parameters=edition.parameters(),
            tools=tools(),
            inputs=inputs(paths, edition, every),
            files=keys.tree(made),
        )
        files = {
            archive.place(paths, new.edition): archive.pack(made),
            lock.place(paths, new.edition): lock.render(new),
        }
    with written(files):
        place()
    return new


def refuse(problems: Iterator[Problem]) -> None:
    """InputError where there is any problem."""
    found = list(problems)
    if found:
        raise InputError(found)


@contextmanager
def written(files: dict[Path, bytes]) -> Iterator[None]:
    """Files that are there while something is done, and stay if it is done; else all is as it was."""
    before = {path: path.read_bytes() if path.exists() else None for path in files}
    try:
        for path, content in files.items():
            path.parent.mkdir(parents=True, exist_ok=True)
            temporary = path.with_name(f".{path.name}.tmp")
            temporary.write_bytes(content)
            temporary.replace(path)
        yield
    except BaseException:
        for path, old in before.items():
            if old is None:
                path.unlink(missing_ok=True)
            else:
                path.write_bytes(old)
        raise
