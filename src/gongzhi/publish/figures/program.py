"""The program that draws charts in a browser: Vega in one file, which only a touched chart fetches."""

import json
from importlib.metadata import version

import vl_convert

from gongzhi.figures.colours import DARK
from gongzhi.paths import Paths
from gongzhi.publish import site
from gongzhi.run import keys

NAME = "vega.js"
# Of it, what pages call, and the colours of a dark page; nothing else of it is to be seen from outside.
OFFERED = "globalThis.gongzhiVega = {{ embed: vegaEmbed, dark: {dark} }};"
NOTICE = (
    "/* Vega {vega}, Vega-Lite and Vega-Embed {embed}, bundled by VlConvert {bundler}.\n"
    "   BSD-3-Clause; copyright and terms: https://github.com/vega/vega/blob/main/LICENSE */\n"
)


def program(paths: Paths) -> bytes:
    """The file, as it was made before from the same library and colours, or made now."""
    snippet = OFFERED.format(dark=json.dumps(dict(DARK)))
    place = paths.cache / "programs" / keys.key(snippet, NOTICE, version("vl-convert-python"))
    if not (place / NAME).exists():
        site.write({NAME: bundled(snippet)}, place.with_suffix(".tmp"))
        place.with_suffix(".tmp").replace(place)
    return (place / NAME).read_bytes()


def bundled(snippet: str) -> bytes:
    """The bundle with its notice, in a function, so that its names clash with none."""
    notice = NOTICE.format(
        vega=vl_convert.get_vega_version(),
        embed=vl_convert.get_vega_embed_version(),
        bundler=version("vl-convert-python"),
    )
    return f"{notice}(() => {{\n{vl_convert.javascript_bundle(snippet)}\n}})();\n".encode()
