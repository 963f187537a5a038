"""Every page of the site says what it may load: nothing from elsewhere, and no script or style in it."""

import base64
import re
from hashlib import sha256
from pathlib import Path

STYLE = re.compile(r"<style[^>]*>(.*?)</style>", re.S)


def test_every_page_of_the_site_has_a_strict_policy(site: Path) -> None:
    for path in site.rglob("*.html"):
        html = path.read_text(encoding="utf-8")
        name = path.relative_to(site)
        policy = re.findall(r'<meta http-equiv="Content-Security-Policy" content="([^"]+)">', html)
        assert len(policy) == 1, name
        assert policy[0].startswith("default-src 'none'"), name
        assert "unsafe" not in policy[0], name
        assert not re.search(r"<iframe|\sstyle=|\son[a-z]+=\"", html), name
        # The page of addresses that are none may stand anywhere, so its style is in it, named by its hash.
        styles = [base64.b64encode(sha256(each.encode()).digest()).decode() for each in STYLE.findall(html)]
        assert len(styles) == (path.name == "404.html"), name
        assert all(f"'sha256-{each}'" in policy[0] for each in styles), name
        scripts = re.findall(r"<script\b([^>]*)>", html)
        assert all("src=" in each or "application/ld+json" in each for each in scripts), name


def test_every_page_says_what_it_is_about(site: Path) -> None:
    for path in site.rglob("*.html"):
        html = path.read_text(encoding="utf-8")
        found = re.findall(r'<meta name="description" content="([^"]+)">', html)
        assert len(found) == ('name="robots" content="noindex"' not in html), path.relative_to(site)
