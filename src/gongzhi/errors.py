"""What can be wrong with the inputs, as data: a place, what is wrong, and what would be right."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One fault of one input: `file:line: column: what`; line 0 means the file as a whole."""

    file: str
    line: int
    column: str
    what: str

    def __str__(self) -> str:
        """The form in which compilers print faults, so that editors can jump to them."""
        place = f"{self.file}:{self.line}" if self.line else self.file
        return f"{place}: {self.column}: {self.what}" if self.column else f"{place}: {self.what}"


class InputError(Exception):
    """The inputs cannot be used; `problems` holds every fault that was found."""

    def __init__(self, problems: list[Problem]) -> None:
        """Keep the problems in the order of file and line, each once."""
        self.problems = tuple(sorted(set(problems)))
        super().__init__("\n".join(map(str, self.problems)))


class RunError(Exception):
    """A notebook failed: which one, in which cell, and why."""


class BookError(Exception):
    """The pages could not be built from notebooks that ran."""
