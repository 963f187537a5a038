"""What two editions were made with: parameters, prices, code and libraries, where they differ."""

from collections.abc import Mapping
from dataclasses import dataclass

from gongzhi.changes.snapshot import Snapshot
from gongzhi.language.text import Text

NAMES: Mapping[str, Text] = {
    "as_of": Text("数据截至", "As of"),
    "region": Text("地区", "Place"),
    "first_year": Text("首年", "First year"),
    "last_year": Text("末年", "Last year"),
    "alpha": Text("显著性水平", "Level of significance"),
    "seed": Text("随机数种子", "Seed of simulations"),
    "price_base": Text("不变价的基年", "Base year of constant prices"),
    "code": Text("程序（SHA-256）", "Code (SHA-256)"),
    "environment": Text("程序库（SHA-256）", "Libraries (SHA-256)"),
}
SHORT = 12


@dataclass(frozen=True, slots=True)
class Parameter:
    """Something that differs between two editions and alone can change results."""

    name: str
    old: str
    new: str

    def title(self) -> Text:
        """What it is called; a parameter of a later time has its own name."""
        return NAMES.get(self.name, Text(self.name, self.name))


def compare(earlier: Snapshot, later: Snapshot) -> list[Parameter]:
    """Everything that the editions were made with and that differs."""
    was, now = made(earlier), made(later)
    return [
        Parameter(name, was.get(name, ""), now.get(name, ""))
        for name in dict.fromkeys((*NAMES, *was, *now))
        if name != "edition" and was.get(name) != now.get(name)
    ]


def made(edition: Snapshot) -> dict[str, str]:
    """What an edition was made with; of hashes the beginning."""
    manifest = edition.manifest
    bases = {row.get("price_base", "") for row in edition.tables["series.csv"]} - {""}
    return {
        **{name: str(value) for name, value in manifest["parameters"].items()},
        "price_base": " ".join(sorted(bases)),
        "code": str(manifest.get("code", {}).get("sha256", ""))[:SHORT],
        "environment": " ".join(str(each)[:SHORT] for each in manifest.get("environment", {}).values()),
    }
