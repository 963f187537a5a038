"""One thing that search can find."""

from dataclasses import dataclass
from typing import Literal, get_args

Kind = Literal["chapter", "section", "figure", "table", "claim", "term", "reference"]
KINDS: tuple[Kind, ...] = get_args(Kind)


@dataclass(frozen=True, slots=True)
class Entry:
    """A part of a page: where it is, what it is called, and its text.

    `anchor` is empty for a whole page; `name` is the id by which readers cite it (`fig-peers`, `F2.1a`), if
    it has one; `lead` is what it says in brief. In texts a new line ends a paragraph, item or cell.
    """

    page: str
    anchor: str
    kind: Kind
    name: str
    title: str
    lead: str
    text: str
