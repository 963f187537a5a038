"""The definitions of an exhibit's chart: as files, and what of them answers when a reader touches it."""

import json
from collections.abc import Mapping
from typing import Any

from gongzhi.exhibits.page import spec_name
from gongzhi.language.text import Language

Exhibit = Mapping[str, Any]


def file_name(language: Language, width: str) -> str:
    """The file of a definition, by the width that it is for: `wide` or `narrow`."""
    name = spec_name(language)
    return name if width == "wide" else name.replace("chart.", f"chart.{width}.", 1)


def definitions(exhibit: Exhibit, language: Language) -> dict[str, bytes]:
    """The definitions by name of file; none where nothing is drawn."""
    return {file_name(language, width): definition(spec) for width, spec in (exhibit["charts"] or {}).items()}


def definition(spec: Mapping[str, object]) -> bytes:
    """A chart as Vega-Lite that stands by itself: its data are in it."""
    return (json.dumps(spec, ensure_ascii=False, indent=1, sort_keys=True) + "\n").encode()


def answering(exhibit: Exhibit, language: Language) -> str:
    """The file of the definition if its points tell something when they are touched, or nothing."""
    told = exhibit["charts"] and '"tooltip"' in json.dumps(exhibit["charts"]["wide"])
    return file_name(language, "wide") if told else ""
