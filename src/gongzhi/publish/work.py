"""The report as a work to be cited, from CITATION.cff and the books' own titles."""

import yaml

from gongzhi.cite import Work
from gongzhi.language.text import Text
from gongzhi.paths import Paths

PUBLISHER = Text("共治", "Gongzhi")


def work(paths: Paths) -> Work:
    """Title, authors, and the address that every permalink begins with."""
    citation = yaml.safe_load((paths.root / "CITATION.cff").read_text(encoding="utf-8"))
    zh, en = (
        yaml.safe_load((paths.book / f"{language}.yml").read_text(encoding="utf-8"))
        for language in ("zh", "en")
    )
    return Work(
        title=Text(zh["title"], en["title"]),
        authors=tuple(
            Text(author["name"], author.get("alias", author["name"])) for author in citation["authors"]
        ),
        publisher=PUBLISHER,
        address=citation["url"],
    )
