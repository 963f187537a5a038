"""What can be wrong with the inputs, as data: a place, what is wrong, and what would be right."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from gongzhi.language.text import Language

# A warning asks for a look; a conflict is a disagreement of sources, which is listed and kept.
Severity = Literal["error", "warning", "conflict"]
WORDS = {
    "warning": {"zh": "请查看：", "en": "warning: "},
    "conflict": {"zh": "来源不一：", "en": "conflict: "},
}


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One fault of one input: `file:line: column: what`; line 0 means the file as a whole.

    `what` is in English, `zh` the same in Chinese where there is a rule for it, `code` the rule.
    """

    file: str
    line: int
    column: str
    what: str
    zh: str = ""
    code: str = ""
    severity: Severity = "error"

    def __str__(self) -> str:
        """The form in which compilers print faults, so that editors can jump to them."""
        return self.text("en")

    def text(self, language: Language) -> str:
        """The fault as one line in a language."""
        place = f"{self.file}:{self.line}" if self.line else self.file
        column = f"{self.column}: " if self.column else ""
        kind = WORDS[self.severity][language] if self.severity != "error" else ""
        return f"{place}: {column}{kind}{(language == 'zh' and self.zh) or self.what}"


def errors(problems: Iterable[Problem]) -> list[Problem]:
    """Those that keep the inputs from being used."""
    return [problem for problem in problems if problem.severity == "error"]


class InputError(Exception):
    """The inputs cannot be used; `problems` holds every fault that was found."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        """Keep the problems in the order of file and line, each once."""
        self.problems = tuple(sorted(set(problems)))
        super().__init__("\n".join(map(str, self.problems)))


class RunError(Exception):
    """A notebook failed: which one, in which cell, and why."""


class BookError(Exception):
    """The pages could not be built from notebooks that ran."""
