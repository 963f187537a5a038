"""Numbers as texts print them: digits of any width, separators, scale words, Chinese numerals."""

import re
import unicodedata
from dataclasses import dataclass
from decimal import Decimal

SCALES = {"十": 1, "百": 2, "千": 3, "万": 4, "亿": 8, "兆": 12, "萬": 4, "億": 8}
ENGLISH = {"thousand": 3, "million": 6, "billion": 9, "trillion": 12}
DIGITS = {digit: value for value, pair in enumerate(
    ("零〇", "一壹", "二贰两", "三叁", "四肆", "五伍", "六陆", "七柒", "八捌", "九玖")
) for digit in pair}  # fmt: skip
FORMAL = str.maketrans("拾佰仟", "十百千")
LONGEST = 40
# No figure in any unit has more digits; a longer one is a slip of the keyboard.
PLAIN = re.compile(r"-?(?:0|[1-9]\d{0,17})(?:\.\d{1,12})?", re.ASCII)
WORDS = "".join(DIGITS) + "十拾"
NUMBER = r"(?:\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)"
# 2.3万, 2万2千; 1.714 billion, 9.9 (100 million yuan); 134.8%, 3 percent.
PRINTED = re.compile(
    rf"(?P<number>{NUMBER})\s*(?:"
    rf"(?P<han>[十百千万亿兆萬億]+)(?:(?P<rest>{NUMBER})(?P<below>[十百千万萬]+))?"
    r"|(?P<list>\(\s*(?:100|hundred)\s+million)"
    r"|(?P<english>thousand|million|billion|trillion)\b"
    r"|(?P<share>%|percent\b|个百分点)"
    r"|(?P<ones>元|yuan\b|[个家人名项批份支]))?",
    re.IGNORECASE,
)
HAN_NUMERAL = re.compile(f"[{WORDS}][{WORDS}百佰千仟万亿萬億]*")


@dataclass(frozen=True, slots=True)
class Printed:
    """A number in a text: its value, and the value of one unit of its last digit.

    `scaled`: whether the text names its scale or unit (亿, billion, 元); a bare number may be in any.
    `share`: whether it is followed by a percent sign.
    """

    value: Decimal
    quantum: Decimal
    scaled: bool
    share: bool = False


def find(text: str) -> tuple[Printed, ...]:
    """Every number of a text, in order."""
    narrow = unicodedata.normalize("NFKC", text)
    found = [printed(match) for match in PRINTED.finditer(narrow)]
    han = (spelled(match[0]) for match in HAN_NUMERAL.finditer(narrow))
    return (*found, *(Printed(value, Decimal(1), True) for value in han if value is not None))


def printed(match: re.Match[str]) -> Printed:
    """The number of one match, in units of one."""
    power = exponent(match)
    number = decimal(match["number"])
    value, quantum = number.scaleb(power), last_digit(number).scaleb(power)
    if match["rest"]:
        below, size = decimal(match["rest"]), scale(match["below"])
        value, quantum = value + below.scaleb(size), last_digit(below).scaleb(size)
    return Printed(value, quantum, power > 0 or bool(match["ones"]), bool(match["share"]))


def exponent(match: re.Match[str]) -> int:
    """The power of ten that the words behind a number name."""
    if match["han"]:
        return scale(match["han"])
    if match["english"]:
        return ENGLISH[match["english"].lower()]
    return 8 if match["list"] else 0


def scale(words: str) -> int:
    """The power of ten of Chinese scale words, 千万 being 7."""
    return sum(SCALES[word] for word in words)


def decimal(digits: str) -> Decimal:
    """Digits with separators as a decimal."""
    return Decimal(digits.replace(",", ""))


def last_digit(number: Decimal) -> Decimal:
    """One unit of a decimal's last digit: 0.01 for 4.57."""
    return Decimal(1).scaleb(int(number.as_tuple().exponent))


def spelled(text: str) -> Decimal | None:
    """A Chinese numeral such as 四万五千七百, in any hand; None where it is not one."""
    total, part, digit, last = 0, 0, 0, 0
    for sign in text.translate(FORMAL):
        if sign in DIGITS:
            digit = digit * 10 + DIGITS[sign]
        elif (power := SCALES.get(sign)) is None:
            return None
        elif power < 4:
            part, digit = part + (digit or 1) * 10**power, 0
        elif last > power:  # 四亿五千七百万: a smaller scale counts what stands since the larger one
            total, part, digit = total + (part + digit) * 10**power, 0, 0
        else:
            total, part, digit, last = (total + part + digit or 1) * 10**power, 0, 0, power
    return Decimal(total + part + digit) if text else None


def plain_form(cell: str) -> str:
    """The right form of a cell that means a number but is not written as one; empty where it means none.

    `４５７００`, `45,700`, ` 45700 `, `4.57e4`, `四万五千七百` and `4.57万` all become `45700`.
    """
    found = number_in(cell)
    text = "" if found is None else plain(found)
    return text if PLAIN.fullmatch(text) else ""


def number_in(cell: str) -> Decimal | None:
    """The number that a cell means, however it is written; None where it means none."""
    if len(cell) > LONGEST:
        return None
    narrow = unicodedata.normalize("NFKC", cell)
    narrow = re.sub(r"[\s_'\u200b\ufeff]", "", narrow).replace("−", "-").replace("–", "-").replace("。", ".")
    if re.fullmatch(r"-?\d{1,3}(?:,\d{3})+(?:\.\d+)?", narrow):
        narrow = narrow.replace(",", "")
    if re.fullmatch(r"[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d{1,2})?", narrow, re.ASCII):
        return Decimal(narrow)
    match = PRINTED.fullmatch(narrow)
    if match and not match["share"]:
        return printed(match).value
    return spelled(narrow) if HAN_NUMERAL.fullmatch(narrow) else None


def plain(value: Decimal) -> str:
    """A decimal in digits, without exponent or trailing zeros: `45700`, `0.1`."""
    text = format(value, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text
