"""Fault rules: what happens to a request before AWS sees it. The first rule that matches and is not used up decides."""

import threading
from dataclasses import dataclass, field
from typing import Any

from .wire import Call

KINDS = ("dark", "throttle", "delay", "error")
_KNOWN = {"region", "service", "action", "kind", "seconds", "count", "rate", "status", "code", "message"}


@dataclass
class Fault:
    """`region`, `service`, `action`: None matches all. `rate`: 0.25 strikes every fourth match, never by chance.
    `count`: strikes so many times and no more. `seconds`: how long a delay lasts."""

    kind: str
    region: str | None = None
    service: str | None = None
    action: str | None = None
    seconds: float = 0.0
    count: int | None = None
    rate: float = 1.0
    status: int = 500
    code: str = "InternalFailure"
    message: str = "an error of the drill"
    _due: float = field(default=0.0, init=False)

    def __post_init__(self) -> None:
        if self.kind not in KINDS:
            raise ValueError(f"unknown fault kind {self.kind}; known: {', '.join(KINDS)}")
        if not 0 < self.rate <= 1:
            raise ValueError(f"rate is {self.rate}; expected more than 0 and at most 1")
        if self.seconds < 0 or (self.count is not None and self.count < 1):
            raise ValueError("seconds must not be negative and count must be at least 1")

    def strikes(self, call: Call) -> bool:
        for wanted, actual in ((self.region, call.region), (self.service, call.service), (self.action, call.action)):
            if wanted is not None and wanted != actual:
                return False
        if self.count == 0:
            return False
        self._due += self.rate
        if self._due < 1 - 1e-9:
            return False
        self._due -= 1
        if self.count is not None:
            self.count -= 1
        return True


class Faults:
    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._rules: list[Fault] = []

    def replace(self, rules: list[dict[str, Any]]) -> None:
        """Replaces all rules, or none when one is wrong."""
        checked = []
        for rule in rules:
            unknown = set(rule) - _KNOWN
            if unknown:
                raise ValueError(f"unknown in a fault rule: {', '.join(sorted(unknown))}")
            if "kind" not in rule:
                raise ValueError("a fault rule needs a kind")
            checked.append(Fault(**{key: value for key, value in rule.items() if value is not None}))
        with self._lock:
            self._rules = checked

    def strike(self, call: Call) -> Fault | None:
        with self._lock:
            return next((rule for rule in self._rules if rule.strikes(call)), None)
