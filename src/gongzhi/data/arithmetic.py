"""The arithmetic by which a figure follows from printed ones: `51.2/1.054`, `231.3 − 35.8`."""

import ast
import re
from decimal import Decimal, DivisionByZero, InvalidOperation, Overflow

from gongzhi.data.numeral import last_digit

SIGNS = str.maketrans({"−": "-", "–": "-", "×": "*", "÷": "/", "，": "", "（": "(", "）": ")"})
LONGEST = 200
# Nothing else reaches the parser of Python.
SIGNED = re.compile(r"[\d\s.+\-*/()]+", re.ASCII)
NUMBER = re.compile(r"\d{1,18}(?:\.\d{1,12})?", re.ASCII)

Span = tuple[Decimal, Decimal]


def evaluate(text: str) -> Decimal:
    """The value of an arithmetic of printed numbers; ValueError where it is none."""
    return solve(text, exact=True)[0]


def span(text: str) -> Span | None:
    """The least and greatest value it can have, its decimals being rounded; None where it is none.

    Whole numbers count as exact, decimals as rounded to their last digit.
    """
    try:
        return solve(text, exact=False)
    except ValueError:
        return None


def solve(text: str, *, exact: bool) -> Span:
    """The span of an arithmetic; ValueError for anything but numbers, + - * / and brackets."""
    plain = text.translate(SIGNS).replace(",", "").split("=")[0].strip()
    try:
        if len(plain) > LONGEST or not SIGNED.fullmatch(plain):
            raise SyntaxError
        tree = ast.parse(plain, mode="eval").body
    except (SyntaxError, ValueError, MemoryError, RecursionError) as error:
        raise ValueError(f"{text[:LONGEST]!r} is not an arithmetic of numbers") from error

    def walk(node: ast.expr) -> Span:
        """The span of a part of the expression."""
        if isinstance(node, ast.Constant):
            return number(ast.get_source_segment(plain, node) or "", exact)
        if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.USub):
            low, high = walk(node.operand)
            return -high, -low
        if isinstance(node, ast.BinOp):
            return combine(node.op, walk(node.left), walk(node.right))
        raise ValueError("only numbers, +, −, ×, / and brackets")

    return walk(tree)


def number(digits: str, exact: bool) -> Span:
    """A printed number: itself, or all that is rounded to it."""
    if not NUMBER.fullmatch(digits):
        raise ValueError(f"{digits!r} is not a printed number")
    value = Decimal(digits)
    half = Decimal(0) if exact or "." not in digits else last_digit(value) / 2
    return value - half, value + half


def combine(operator: ast.operator, left: Span, right: Span) -> Span:
    """One operation on two spans."""
    if isinstance(operator, ast.Add):
        return left[0] + right[0], left[1] + right[1]
    if isinstance(operator, ast.Sub):
        return left[0] - right[1], left[1] - right[0]
    try:
        if isinstance(operator, ast.Mult):
            ends = [one * other for one in left for other in right]
        elif isinstance(operator, ast.Div) and not right[0] <= 0 <= right[1]:
            ends = [one / other for one in left for other in right]
        else:
            raise ValueError("only numbers, +, −, ×, / and brackets, and no division by zero")
    except (InvalidOperation, DivisionByZero, Overflow) as error:
        raise ValueError("no number comes out") from error
    return min(ends), max(ends)
