"""The permanent pages of figures and tables as files: complete, linked, light and registered."""

import json
import re
from collections.abc import Callable
from gzip import compress
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

Json = dict[str, Any]
PAGES = {"zh": "index.html", "en": "en.html"}
TAGS = {"zh": "zh-CN", "en": "en"}
CASES = [(edition, language) for edition in ("2017", "2024") for language in PAGES]
# What a first visit fetches, compressed, in bytes.
LIGHT = 60_000


class Tags(HTMLParser):
    """Every start tag with its attributes, and the texts of scripts of data."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str]]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, {name: value or "" for name, value in attributes}))

    def all(self, tag: str) -> list[dict[str, str]]:
        return [found for name, found in self.tags if name == tag]

    def meta(self, name: str) -> list[str]:
        return [
            each["content"] for each in self.all("meta") if name in (each.get("name"), each.get("property"))
        ]


def linked(html: str) -> list[Json]:
    (text,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', html, flags=re.S)
    graph: list[Json] = json.loads(text)["@graph"]
    return graph


def belongs(name: str, language: str) -> bool:
    """Whether a file is for readers of a language: drawings by its code, else `.en` or nothing."""
    if name.startswith(("citation.", "chart.")):
        return (".en." in name) == (language == "en")
    return name.startswith((f"{language}.", "data.", "provenance.")) and not name.endswith(".html")


def test_pages_tell_machines_what_they_are(exhibits: list[Any]) -> None:
    for each in exhibits:
        tags = Tags(each.html)
        assert tags.meta("citation_title") == [each.title]
        assert tags.meta("citation_author")
        assert re.fullmatch(r"\d{4}/\d\d/\d\d", tags.meta("citation_publication_date")[0])
        (address,) = tags.meta("citation_public_url")
        assert address.rstrip("/").endswith(each.record["id"])
        assert tags.meta("og:title") == [each.title]
        assert bool(tags.meta("og:image")) == each.drawn
        (canonical,) = [link["href"] for link in tags.all("link") if link["rel"] == "canonical"]
        assert canonical == address + ("" if each.language == "zh" else PAGES[each.language])
        graph = linked(each.html)
        assert [node["@type"] for node in graph] == ["Dataset", *(["ImageObject"] if each.drawn else [])]
        for node in graph:
            assert node["name"] == each.title
            assert node["license"]
            assert node["creator"]
        for file in graph[0]["distribution"]:
            assert (each.folder / file["contentUrl"]).is_file()
        assert tags.all("html")[0]["lang"] == TAGS[each.language]


def test_pages_keep_their_strict_policy(exhibits: list[Any]) -> None:
    for each in exhibits:
        tags = Tags(each.html)
        policy = next(tag["content"] for tag in tags.all("meta") if "http-equiv" in tag)
        assert policy.startswith("default-src 'none'")
        assert "unsafe" not in policy
        assert tags.all("style") == tags.all("iframe") == []
        assert all("src" in tag or tag["type"] == "application/ld+json" for tag in tags.all("script"))
        names = {name for _, tag in tags.tags for name in tag}
        assert not {name for name in names if name == "style" or name.startswith("on")}


def test_a_first_visit_is_light(exhibits: list[Any]) -> None:
    for each in exhibits:
        static = (each.folder.parents[1] / "_static").iterdir()
        shared = sorted(path for path in static if path.name != "vega.js")
        assert len(shared) == 7
        images = [each.folder / f"{each.language}.svg"] if each.drawn else []
        parts = [each.html.encode(), *(path.read_bytes() for path in (*shared, *images))]
        assert sum(len(compress(part)) for part in parts) <= LIGHT, each.record["id"]


def test_every_download_is_there_and_none_is_left_out(exhibits: list[Any]) -> None:
    for each in exhibits:
        offered = {tag["href"] for tag in Tags(each.html).all("a") if "download" in tag}
        own = {path.name for path in each.folder.iterdir() if belongs(path.name, each.language)}
        assert offered == own, each.record["id"]


def test_the_register_knows_every_exhibit(site: Path, permanent: Callable[[str, str], list[Any]]) -> None:
    register = json.loads((site / "figures.json").read_text(encoding="utf-8"))
    assert register["editions"] == ["2024", "2017"]
    known = {each["id"]: each for each in register["figures"]}
    for edition, language in CASES:
        for each in permanent(edition, language):
            entry = known[each.record["id"]]
            assert edition in entry["editions"]
            assert (edition in entry["drawn"]) == each.drawn
            assert (site / entry["paths"][edition][language]) == each.folder / PAGES[language]
            if edition == entry["newest"]:
                assert entry["titles"][language] == each.title
    for entry in known.values():
        lead = (site / entry["path"]).read_text(encoding="utf-8")
        (refresh,) = re.findall(r'http-equiv="refresh" content="0; url=([^"]+)"', lead)
        leads = (site / entry["path"]).parent.joinpath(refresh).resolve()
        assert leads == (site / entry["paths"][entry["newest"]]["zh"]).resolve()
        assert 'content="noindex"' in lead
    for edition in ("", "2017", "2024"):
        text = (site / edition / "figures" / "index.html").read_text(encoding="utf-8")
        listed = set(re.findall(r"<code>(.*?)</code>", text))
        assert listed == {name for name, entry in known.items() if edition in ("", *entry["editions"])}


def test_every_internal_link_is_relative_and_leads_somewhere(exhibits: list[Any]) -> None:
    for each in exhibits:
        tags = Tags(each.html)
        canonical = next(tag["href"] for tag in tags.all("link") if tag["rel"] == "canonical")
        own = canonical.split(f"/{each.folder.parents[1].name}/")[0]
        links = [tag[name] for _, tag in tags.tags for name in ("href", "src", "srcset") if name in tag]
        for link in links:
            parts = urlsplit(link)
            if parts.scheme:
                assert not link.startswith(own) or link.rstrip("/").endswith((each.record["id"], "en.html"))
            elif parts.path:
                assert not link.startswith("/")
                target = each.folder / parts.path
                assert target.is_file(), (each.record["id"], link)
                if parts.fragment == each.record["id"]:
                    assert f'id="{parts.fragment}"' in target.read_text(encoding="utf-8")
