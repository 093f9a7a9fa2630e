"""CloudWatch's metric math, as far as alarms use it: arithmetic, comparisons, IF, FILL, and functions over arrays.

"Using math expressions with CloudWatch metrics" (Amazon CloudWatch User Guide). A series has one value a period; None is
missing. An operation has a value only where all its operands have one, and none for a division by zero. A function of an
array, such as MAX([a, b]), is taken period by period over the values that there are; a function of one series, such as
MAX(a), is one number. A comparison is 1 or 0.
"""

import operator
import re
from collections.abc import Callable, Mapping, Sequence

Series = list["float | None"]
Value = "float | Series | list[Series]"

_TOKEN = re.compile(r"\s*(?:(\d+\.?\d*(?:[eE][-+]?\d+)?|\.\d+)|([A-Za-z][A-Za-z0-9_]*)|(==|!=|<=|>=|&&|\|\||[-+*/^<>()\[\],]))")
_LEVELS: list[dict[str, Callable[[float, float], float]]] = [
    {"||": lambda a, b: float(bool(a) or bool(b)), "OR": lambda a, b: float(bool(a) or bool(b))},
    {"&&": lambda a, b: float(bool(a) and bool(b)), "AND": lambda a, b: float(bool(a) and bool(b))},
    {
        "==": lambda a, b: float(a == b),
        "!=": lambda a, b: float(a != b),
        "<=": lambda a, b: float(a <= b),
        ">=": lambda a, b: float(a >= b),
        "<": lambda a, b: float(a < b),
        ">": lambda a, b: float(a > b),
    },
    {"+": operator.add, "-": operator.sub},
    {"*": operator.mul, "/": operator.truediv},
    {"^": operator.pow},
]
_AGGREGATES: dict[str, Callable[[Sequence[float]], float]] = {
    "MAX": max,
    "MIN": min,
    "SUM": sum,
    "AVG": lambda values: sum(values) / len(values),
}


class MathError(ValueError):
    """The expression cannot be read or uses what is not emulated; the message says which."""


def evaluate(expression: str, series: Mapping[str, Series], periods: int) -> Series:
    """The expression's value in each period. `series`: the other queries' values by id."""
    reader = _Reader(expression, series, periods)
    value = reader.level(0)
    reader.end()
    return _as_series(value, periods)


class _Reader:
    def __init__(self, expression: str, series: Mapping[str, Series], periods: int):
        self._expression = expression
        self._tokens = _tokens(expression)
        self._series = series
        self._periods = periods

    def level(self, depth: int) -> Value:
        if depth == len(_LEVELS):
            return self._signed()
        value = self.level(depth + 1)
        while self._tokens and self._tokens[0] in _LEVELS[depth]:
            compute = _LEVELS[depth][self._tokens.pop(0)]
            value = _each(compute, value, self.level(depth + 1))
        return value

    def _signed(self) -> Value:
        if self._accept("-"):
            return _each(lambda a, b: b - a, self._signed(), 0.0)
        return self._single()

    def _single(self) -> Value:
        if not self._tokens:
            raise MathError(f"the expression ends too early: {self._expression!r}")
        token = self._tokens.pop(0)
        if token == "(":
            value = self.level(0)
            self._expect(")")
            return value
        if token == "[":
            return [_as_series(part, self._periods) for part in self._list("]")]
        if token[0].isdigit() or token[0] == ".":
            return float(token)
        if token in self._series:
            return list(self._series[token])
        if self._accept("("):
            return self._call(token.upper(), self._list(")"))
        if token == "REPEAT":
            return float("nan")
        raise MathError(f"{token} is unknown in {self._expression!r}")

    def _call(self, name: str, arguments: list[Value]) -> Value:
        if name in _AGGREGATES and len(arguments) == 1:
            return _aggregate(_AGGREGATES[name], arguments[0])
        if name == "ABS" and len(arguments) == 1:
            return _each(lambda a, b: abs(a), arguments[0], 0.0)
        if name == "FILL" and len(arguments) == 2:
            return _fill(_as_series(arguments[0], self._periods), arguments[1])
        if name == "IF" and len(arguments) in (2, 3):
            return self._if(arguments)
        raise MathError(f"{name} with {len(arguments)} arguments is not emulated: {self._expression!r}")

    def _if(self, arguments: list[Value]) -> Series:
        condition, then = (_as_series(argument, self._periods) for argument in arguments[:2])
        otherwise = _as_series(arguments[2], self._periods) if len(arguments) == 3 else [None] * self._periods
        return [
            None if test is None else (yes if test else no) for test, yes, no in zip(condition, then, otherwise)
        ]

    def _list(self, closing: str) -> list[Value]:
        parts = [self.level(0)]
        while self._accept(","):
            parts.append(self.level(0))
        self._expect(closing)
        return parts

    def _accept(self, token: str) -> bool:
        if self._tokens and self._tokens[0] == token:
            self._tokens.pop(0)
            return True
        return False

    def _expect(self, token: str) -> None:
        if not self._accept(token):
            raise MathError(f"{token} is missing in {self._expression!r}")

    def end(self) -> None:
        if self._tokens:
            raise MathError(f"{self._tokens[0]} is out of place in {self._expression!r}")


def _tokens(expression: str) -> list[str]:
    tokens, at = [], 0
    while expression[at:].strip():
        found = _TOKEN.match(expression, at)
        if found is None:
            raise MathError(f"not understood at position {at}: {expression!r}")
        tokens.append(next(filter(None, found.groups())))
        at = found.end()
    return tokens


def _each(compute: Callable[[float, float], float], left: Value, right: Value) -> Value:
    if isinstance(left, float) and isinstance(right, float):
        result = _at(compute, left, right)
        return float("nan") if result is None else result
    periods = max(len(side) for side in (left, right) if isinstance(side, list))
    return [_at(compute, a, b) for a, b in zip(_as_series(left, periods), _as_series(right, periods))]


def _at(compute: Callable[[float, float], float], left: float | None, right: float | None) -> float | None:
    if left is None or right is None:
        return None
    try:
        return float(compute(left, right))
    except ZeroDivisionError:
        return None


def _aggregate(compute: Callable[[Sequence[float]], float], argument: Value) -> Value:
    if isinstance(argument, float):
        return argument
    if argument and isinstance(argument[0], list):
        found = [[value for value in values if value is not None] for values in zip(*argument)]
        return [float(compute(values)) if values else None for values in found]
    values = [value for value in argument if value is not None]
    return float(compute(values)) if values else [None] * len(argument)


def _fill(series: Series, filler: Value) -> Series:
    if isinstance(filler, float) and filler != filler:
        return _repeated(series)
    fillers = _as_series(filler, len(series))
    return [other if value is None else value for value, other in zip(series, fillers)]


def _repeated(series: Series) -> Series:
    last, filled = None, []
    for value in series:
        last = value if value is not None else last
        filled.append(last)
    return filled


def _as_series(value: Value, periods: int) -> Series:
    if isinstance(value, float):
        return [value] * periods
    if value and isinstance(value[0], list):
        raise MathError("an array stands where one series is expected")
    return value
