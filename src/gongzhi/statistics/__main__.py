"""Answer reference cases: `python -m gongzhi.statistics CASES.json` prints id -> result."""

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path

from gongzhi.statistics.cases import solve
from gongzhi.statistics.cases.reading import Answer, Given


def main(arguments: Sequence[str] | None = None) -> None:
    """Read cases, print their answers as one JSON object."""
    parser = argparse.ArgumentParser(prog="python -m gongzhi.statistics", description=__doc__)
    parser.add_argument("cases", type=Path, help='JSON: {"cases": [{id, method, input, options}]}')
    path = parser.parse_args(arguments).cases
    try:
        cases = json.loads(path.read_text(encoding="utf-8"))["cases"]
    except (OSError, ValueError, KeyError, TypeError) as error:
        parser.error(f"{path}: no cases to read: {error!r}")
    answers = {case["id"]: answer(case) for case in cases}
    print(json.dumps(answers, ensure_ascii=False, indent=1, allow_nan=False))


def answer(case: Given) -> Answer:
    """A case's answer; one that cannot be read must not stop the others."""
    try:
        return solve(case)
    except Exception as error:
        print(f"{case['id']}: {error!r}", file=sys.stderr)
        return {"error": "malformed_input"}


if __name__ == "__main__":
    main()
