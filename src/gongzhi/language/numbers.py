"""Numbers as each language prints them; money comes in 万元 (10,000 yuan)."""

from decimal import Decimal

from gongzhi.language.text import Language

MINUS = "\N{MINUS SIGN}"


def significant(value: float, digits: int = 4) -> str:
    """A number with at most so many significant digits, thousands set apart, no exponent."""
    if value == 0:
        return "0"
    whole = len(str(int(abs(value)))) if abs(value) >= 1 else 0
    if abs(value) >= 1:
        text = f"{value:,.{max(0, digits - whole)}f}"
    else:
        text = format(Decimal(f"{value:.{digits}g}"), "f")
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return text.replace("-", MINUS)


def money(value: float, language: Language, digits: int = 4) -> str:
    """An amount in 万元 as prose has it: 15.31亿元, or CNY 1.531 billion."""
    if language == "zh":
        large = abs(value) >= 10_000
        return f"{significant(value / 10_000, digits)}亿元" if large else f"{significant(value, digits)}万元"
    yuan = value * 10_000
    for size, name in ((1e12, "trillion"), (1e9, "billion"), (1e6, "million")):
        if abs(yuan) >= size:
            return f"CNY {significant(yuan / size, digits)} {name}"
    return f"CNY {significant(yuan, digits)}"


def count(value: float, language: Language, unit: str = "个") -> str:
    """A count with its measure word in Chinese, bare in English."""
    text = f"{value:,.0f}" if float(value).is_integer() else significant(value, 6)
    return f"{text}{unit}" if language == "zh" else text


def percent(value: float, digits: int = 1) -> str:
    """A share or rate given as a fraction: 0.123 is 12.3%."""
    return f"{value * 100:.{digits}f}%".replace("-", MINUS)


def p_value(p: float) -> str:
    """An exact p: never 0, never rounded to nothing."""
    if p >= 0.001:
        return f"{p:.3f}" if p >= 0.01 else f"{p:.4f}"
    mantissa, exponent = f"{p:.1e}".split("e")
    superscript = str(int(exponent)).translate(str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹"))
    return f"{mantissa} × 10{superscript}"


def years(values: tuple[int, ...], language: Language) -> str:
    """Years as ranges: 2010, 2012–2014."""
    runs: list[list[int]] = []
    for year in sorted(values):
        if runs and year == runs[-1][1] + 1:
            runs[-1][1] = year
        else:
            runs.append([year, year])
    dash = "—" if language == "zh" else "–"
    parts = [f"{low}" if low == high else f"{low}{dash}{high}" for low, high in runs]
    return ("、" if language == "zh" else ", ").join(parts)
