"""An announcement as it was read: paragraphs and tables in their order, and what its page says of itself."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph, and which one of the document it is, from 1."""

    number: int
    text: str


@dataclass(frozen=True, slots=True)
class Grid:
    """A table: which block of the document it is, from 1, and its cells row by row."""

    number: int
    rows: tuple[tuple[str, ...], ...]


Block = Paragraph | Grid


@dataclass(frozen=True, slots=True)
class Document:
    """What a file holds: blocks in order, and title, publisher and date where the page declares them."""

    blocks: tuple[Block, ...]
    title: str = ""
    publisher: str = ""
    published: str = ""

    @property
    def paragraphs(self) -> tuple[Paragraph, ...]:
        """The paragraphs alone."""
        return tuple(each for each in self.blocks if isinstance(each, Paragraph))

    @property
    def grids(self) -> tuple[Grid, ...]:
        """The tables alone."""
        return tuple(each for each in self.blocks if isinstance(each, Grid))

    @property
    def text(self) -> str:
        """All words, for questions that concern the document as a whole."""
        return "\n".join(
            each.text if isinstance(each, Paragraph) else "\n".join(" ".join(row) for row in each.rows)
            for each in self.blocks
        )
