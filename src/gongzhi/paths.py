"""Where everything is: the one map of the project's folders."""

from dataclasses import dataclass
from pathlib import Path

MARKS = ("_config.yml", "notebooks", "data")


@dataclass(frozen=True, slots=True)
class Paths:
    """The folders of one checkout."""

    root: Path

    @property
    def raw(self) -> Path:
        """Hand-kept figures, as printed."""
        return self.root / "data" / "raw"

    @property
    def processed(self) -> Path:
        """Tables made from the raw figures."""
        return self.root / "data" / "processed"

    @property
    def notebooks(self) -> Path:
        """Where the chapters are."""
        return self.root / "notebooks"

    @property
    def chapters(self) -> list[Path]:
        """The notebooks of the book, in its order."""
        return sorted(self.notebooks.glob("[0-9]*.ipynb"))

    @property
    def editions(self) -> Path:
        """The editions' parameter files."""
        return self.notebooks / "editions"

    @property
    def book(self) -> Path:
        """Static pages, table of contents and theme."""
        return self.root / "book"

    @property
    def glossary(self) -> Path:
        """The words of the report in both languages."""
        return self.book / "glossary.yaml"

    @property
    def exhibits(self) -> Path:
        """All ids of figures and tables that were ever published."""
        return self.book / "exhibits.yaml"

    @property
    def cache(self) -> Path:
        """What was run and built before, by content key; may be deleted at any time."""
        return self.root / ".cache"

    @property
    def site(self) -> Path:
        """The published book."""
        return self.root / "site"

    @property
    def lock(self) -> Path:
        """The locked environment."""
        return self.root / "requirements.txt"


def find(start: Path | None = None) -> Paths:
    """The checkout that holds `start` (default: the working folder), else the package's own.

    Raises FileNotFoundError when neither lies in a checkout.
    """
    here = (start or Path.cwd()).resolve()
    for folder in (here, *here.parents, *Path(__file__).resolve().parents):
        if all((folder / mark).exists() for mark in MARKS):
            return Paths(folder)
    raise FileNotFoundError(f"{here} is not inside a gongzhi checkout: no {', '.join(MARKS)}")
