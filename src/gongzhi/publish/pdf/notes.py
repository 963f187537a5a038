"""The sources of all figures and tables as one numbered list, so that none is printed twice."""

from collections.abc import Iterable, Mapping
from html import escape

from lxml import html
from lxml.html import HtmlElement

LISTS = ".//details[contains(@class, 'sources')]"


def numbered(texts: Iterable[HtmlElement]) -> dict[str, int]:
    """Every source of some pages, as it is printed, with its number in the order of their first naming."""
    every = (source(item) for text in texts for listed in text.xpath(LISTS) for item in listed.xpath(".//li"))
    return {each: number for number, each in enumerate(dict.fromkeys(every), 1)}


def refer(text: HtmlElement, numbers: Mapping[str, int], label: str) -> None:
    """Put numbers in the place of the sources below exhibits, after a label."""
    for listed in text.xpath(LISTS):
        mine = sorted(numbers[source(item)] for item in listed.xpath(".//li"))
        links = " ".join(f'<a href="#source-{number}">[{number}]</a>' for number in mine)
        line = html.fragment_fromstring(f'<p class="sources">{label}{links}</p>')
        line.tail = listed.tail
        listed.getparent().replace(listed, line)


def source(item: HtmlElement) -> str:
    """What is said of a source, with the address of its link written out after it."""
    parts = [html.tostring(each, encoding="unicode") for each in item]
    places = (escape(each) for each in item.xpath(".//a/@href"))
    written = "".join(f' <a class="written" href="{place}">{place}</a>' for place in places)
    return escape(item.text or "") + "".join(parts) + written
