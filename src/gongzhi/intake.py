"""From data/raw, hand-kept, to data/processed: read, check, and prepare what is sound."""

from datetime import date

from gongzhi import checks
from gongzhi.data import preparation, processed
from gongzhi.data.package import describe_raw
from gongzhi.data.raw import Raw, load
from gongzhi.errors import InputError, Problem, errors
from gongzhi.paths import Paths


def inspect(paths: Paths, today: date) -> tuple[Problem, ...]:
    """Every problem of data/raw, as of a day."""
    return checks.inspect(load(paths.raw, today))


def prepare(paths: Paths) -> list[str]:
    """Make data/processed and the descriptor of data/raw; the names of the files that changed.

    InputError with every error of data/raw, and nothing is written, where there is any. Builds do
    not look at the clock: what lies in the future is found by `inspect`, and no edition uses it.
    """
    files = processed.render(preparation.prepare(sound(load(paths.raw))))
    described = {"datapackage.json": processed.descriptor(describe_raw())}
    return [*processed.write(paths.raw, described), *processed.write(paths.processed, files)]


def sound(raw: Raw) -> Raw:
    """The same, if no check finds an error in it; InputError otherwise."""
    problems = errors(checks.inspect(raw))
    if problems:
        raise InputError(problems)
    return raw
