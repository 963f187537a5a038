"""An exhibit for machines: schema.org data, and the meta tags of reference managers and previews."""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from gongzhi.cite.reference import LOCALES
from gongzhi.data.package import LICENCE
from gongzhi.exhibits import images
from gongzhi.exhibits.page import spec_name
from gongzhi.language.text import Language
from gongzhi.publish.figures.codebook import columns
from gongzhi.publish.figures.dossier import Dossier
from gongzhi.publish.figures.raster import SOCIAL

Json = dict[str, Any]
FORMATS: Mapping[str, str] = {
    "csv": "text/csv",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "vl.json": "application/vnd.vegalite+json",
    "svg": "image/svg+xml",
    "png": "image/png",
}


def linked(dossier: Dossier, language: Language) -> str:
    """The JSON-LD of a page; no `<` stands in it, which could end its element."""
    graph = [dataset(dossier, language)]
    if dossier.drawn:
        graph.append(image(dossier, language))
    text = json.dumps({"@context": "https://schema.org", "@graph": graph}, ensure_ascii=False, indent=1)
    return text.replace("<", "\\u003c")


def described(dossier: Dossier, language: Language) -> Json:
    """What the drawing and its data have in common."""
    reference = dossier.reference(language)
    return {
        "name": reference.title,
        "description": dossier.exhibits[language]["finding"] or dossier.exhibits[language]["notes"],
        "inLanguage": LOCALES[language],
        "creator": [{"@type": "Organization", "name": each[language]} for each in dossier.work.authors],
        "publisher": {"@type": "Organization", "name": dossier.work.publisher[language]},
        "license": LICENCE["path"],
        "datePublished": dossier.issued.isoformat(),
        "version": dossier.edition.edition,
        "isPartOf": {
            "@type": "Report",
            "name": dossier.work.title[language],
            "version": dossier.edition.edition,
            "url": f"../../{language}/index.html",
        },
    }


def dataset(dossier: Dossier, language: Language) -> Json:
    """The figures behind the exhibit."""
    names = ["data.csv", "data.xlsx", *([spec_name(language)] if dossier.drawn else [])]
    found = {
        "@type": "Dataset",
        "@id": f"{dossier.reference(language).url}#data",
        "identifier": dossier.id,
        "url": dossier.reference(language).url,
        **described(dossier, language),
        "variableMeasured": [titles[language] or name for name, _, titles, _ in columns(dossier)],
        "distribution": [
            {"@type": "DataDownload", "encodingFormat": encoding(name), "contentUrl": name} for name in names
        ],
        "isBasedOn": [
            {"@type": "CreativeWork", "name": each["title"] or each["url"], "url": each["url"]}
            for each in dossier.sources
            if each["url"].startswith("http")
        ],
    }
    years = covered(dossier)
    return {**found, "temporalCoverage": f"{min(years)}/{max(years)}"} if years else found


def image(dossier: Dossier, language: Language) -> Json:
    """The drawing."""
    width, height = images.size(dossier.pages[language].images["wide"])
    return {
        "@type": "ImageObject",
        "@id": f"{dossier.reference(language).url}#image",
        **described(dossier, language),
        "caption": dossier.exhibits[language]["finding"],
        "contentUrl": f"{language}.svg",
        "encodingFormat": FORMATS["svg"],
        "width": round(width),
        "height": round(height),
        "thumbnailUrl": f"{language}.png",
        "creditText": dossier.work.publisher[language],
        "isBasedOn": {"@id": f"{dossier.reference(language).url}#data"},
    }


def encoding(name: str) -> str:
    """The media type of a file, by its name."""
    return next(kind for ending, kind in FORMATS.items() if name.endswith(ending))


def covered(dossier: Dossier) -> list[int]:
    """The years that the data name."""
    kinds = [column["kind"] for column in dossier.exhibit["columns"]]
    return [
        int(year)
        for row in dossier.exhibit["rows"]
        for value, kind in zip(row, kinds, strict=True)
        if kind in ("year", "years") and value
        for year in str(value).split()
    ]


def tags(dossier: Dossier, language: Language, address: str) -> Iterator[tuple[str, str, str]]:
    """Meta tags, each with the attribute that names it, its name and its content."""
    reference = dossier.reference(language)
    finding = dossier.exhibits[language]["finding"] or dossier.exhibits[language]["notes"]
    day = f"{dossier.issued:%Y/%m/%d}"
    yield "name", "description", finding
    yield "name", "citation_title", reference.title
    for author in dossier.work.authors:
        yield "name", "citation_author", author[language]
    yield "name", "citation_publication_date", day
    yield "name", "citation_publisher", dossier.work.publisher[language]
    yield "name", "citation_public_url", reference.url
    yield "name", "citation_language", LOCALES[language]
    yield "property", "og:type", "article"
    yield "property", "og:title", reference.title
    yield "property", "og:description", finding
    yield "property", "og:url", address
    yield "property", "og:site_name", dossier.work.title[language]
    yield "property", "og:locale", LOCALES[language].replace("-", "_")
    yield "name", "twitter:card", "summary_large_image" if dossier.drawn else "summary"
    if dossier.drawn:
        yield "property", "og:image", f"{reference.url}{language}.social.png"
        yield "property", "og:image:width", str(SOCIAL[0])
        yield "property", "og:image:height", str(SOCIAL[1])
        yield "property", "og:image:alt", reference.title
