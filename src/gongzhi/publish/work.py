"""The report as a work to be cited, from CITATION.cff and the books' own titles."""

import yaml

from gongzhi.cite import Work
from gongzhi.data.coding import STUDY_REGION
from gongzhi.language.text import LANGUAGES, Language, Text
from gongzhi.paths import Paths
from gongzhi.publish.variants import places

PUBLISHER = Text("共治", "Gongzhi")


def work(paths: Paths, region: str = STUDY_REGION) -> Work:
    """Title, authors, and the address that every permalink begins with; `region` is whose report it is."""
    citation = yaml.safe_load((paths.root / "CITATION.cff").read_text(encoding="utf-8"))
    words = [
        (yaml.safe_load((paths.book / f"{language}.yml").read_text(encoding="utf-8")), language)
        for language in LANGUAGES
    ]
    return Work(
        title=Text(*(titled(paths, each["title"], region, name) for each, name in words)),
        authors=tuple(
            Text(author["name"], author.get("alias", author["name"])) for author in citation["authors"]
        ),
        publisher=PUBLISHER,
        address=citation["url"],
    )


def titled(paths: Paths, template: str, region: str, language: Language) -> str:
    """The title of the report of a place."""
    return template.format(region=places(paths)[region][language])
