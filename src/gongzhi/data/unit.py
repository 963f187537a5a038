"""Units as sources print them, and the canonical units they are converted to."""

from collections.abc import Mapping
from decimal import Decimal

# canonical unit -> units in which sources print it -> factor
UNITS: Mapping[str, Mapping[str, str]] = {
    "万元": {"元": "0.0001", "万元": "1", "百万元": "100", "亿元": "10000"},
    "个": {"个": "1", "家": "1", "批": "1", "批次": "1", "支": "1", "份": "1", "项": "1", "万个": "10000"},
    "人": {"人": "1", "万人": "10000"},
    "万人": {"万人": "1"},
    "%": {"%": "1"},
    "个/万人": {"个/万人": "1", "个": "1"},
    "上年=100": {"上年=100": "1"},
}


def convert(value: Decimal, found: str, canonical: str) -> Decimal:
    """`value` in the unit `found`, expressed in `canonical`; ValueError when they do not fit."""
    factors = UNITS[canonical]
    if found not in factors:
        raise ValueError(f"{found!r} does not fit this measure: one of {', '.join(factors)}")
    return value * Decimal(factors[found])
