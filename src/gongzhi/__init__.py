"""The living report on social forces in Shanghai's social governance."""

import sys

__version__ = "0.1.0"

# jsonschema, which altair and nbformat load, compiles a grammar for over a second in every process
# where this package can be imported, for a check of addresses that nothing here asks for.
sys.modules.setdefault("rfc3987_syntax", None)  # type: ignore[arg-type]
