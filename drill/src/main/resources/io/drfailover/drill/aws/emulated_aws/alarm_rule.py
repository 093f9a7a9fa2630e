"""The rule of a composite alarm: ALARM("a") AND (OK(b) OR NOT INSUFFICIENT_DATA("arn:...")), TRUE, FALSE.

The grammar is PutCompositeAlarm's (CloudWatch API Reference, AlarmRule): an alarm is named by its name or its ARN, with
or without quotes; NOT binds closer than AND, AND closer than OR.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass

STATES = ("ALARM", "OK", "INSUFFICIENT_DATA")

_TOKEN = re.compile(
    r"\s*(?:(?P<state>ALARM|OK|INSUFFICIENT_DATA)\s*\(\s*(?:\"(?P<quoted>[^\"]+)\"|'(?P<single>[^']+)'|(?P<bare>[^\s()\"']+))\s*\)"
    r"|(?P<word>AND|OR|NOT|TRUE|FALSE)\b|(?P<bracket>[()]))"
)

# Asks for an alarm's state by name or ARN; None when there is no such alarm.
States = Callable[[str], "str | None"]


class RuleError(ValueError):
    """The rule cannot be read; the message says where."""


@dataclass(frozen=True)
class Rule:
    """A rule that has been read: the alarms it names, in order, and what it says."""

    children: tuple[str, ...]
    _holds: Callable[[States], bool]

    def holds(self, states: States) -> bool:
        return self._holds(states)


def parse(text: str) -> Rule:
    reader = _Reader(_tokens(text), text)
    holds = reader.either()
    reader.end()
    return Rule(tuple(dict.fromkeys(reader.children)), holds)


def _tokens(text: str) -> list[tuple[str, str]]:
    tokens, at = [], 0
    while text[at:].strip():
        found = _TOKEN.match(text, at)
        if found is None:
            raise RuleError(f"not understood at position {at}: {text[at:at + 30].strip()!r}")
        if found["state"]:
            tokens.append((found["state"], found["quoted"] or found["single"] or found["bare"]))
        else:
            tokens.append((found["word"] or found["bracket"], ""))
        at = found.end()
    return tokens


class _Reader:
    def __init__(self, tokens: list[tuple[str, str]], text: str):
        self._tokens = tokens
        self._text = text
        self.children: list[str] = []

    def either(self) -> Callable[[States], bool]:
        parts = [self._both()]
        while self._next("OR"):
            parts.append(self._both())
        return lambda states: any(part(states) for part in parts)

    def _both(self) -> Callable[[States], bool]:
        parts = [self._single()]
        while self._next("AND"):
            parts.append(self._single())
        return lambda states: all(part(states) for part in parts)

    def _single(self) -> Callable[[States], bool]:
        if self._next("NOT"):
            inner = self._single()
            return lambda states: not inner(states)
        if self._next("("):
            inner = self.either()
            if not self._next(")"):
                raise RuleError(f"a closing bracket is missing in {self._text!r}")
            return inner
        if not self._tokens:
            raise RuleError(f"the rule ends too early: {self._text!r}")
        kind, name = self._tokens.pop(0)
        if kind in ("TRUE", "FALSE"):
            return lambda states: kind == "TRUE"
        if kind not in STATES:
            raise RuleError(f"{kind} is out of place in {self._text!r}")
        self.children.append(name)
        return lambda states: states(name) == kind

    def _next(self, kind: str) -> bool:
        if self._tokens and self._tokens[0][0] == kind:
            self._tokens.pop(0)
            return True
        return False

    def end(self) -> None:
        if self._tokens:
            raise RuleError(f"{self._tokens[0][0]} is out of place in {self._text!r}")
