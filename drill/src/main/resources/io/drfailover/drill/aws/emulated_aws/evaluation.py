"""When is a metric alarm in ALARM? A pure function of its datapoints, as CloudWatch documents it.

"Evaluating an alarm" and "Configuring how CloudWatch alarms treat missing data" (Amazon CloudWatch User Guide): M of the N
most recent datapoints must breach. CloudWatch looks at more periods than N (the evaluation range); while it finds N real
datapoints in it, how to treat missing ones does not matter; otherwise it fills in only as many as it lacks.
"""

import operator
from collections.abc import Sequence
from dataclasses import dataclass

# How far the evaluation range goes beyond N. AWS says only that it is more; its examples show two.
BEYOND = 2

_COMPARISONS = {
    "GreaterThanOrEqualToThreshold": operator.ge,
    "GreaterThanThreshold": operator.gt,
    "LessThanThreshold": operator.lt,
    "LessThanOrEqualToThreshold": operator.le,
}


@dataclass(frozen=True)
class Verdict:
    """The state an alarm should have; None leaves it as it is."""

    state: str | None
    reason: str


@dataclass(frozen=True)
class Rule:
    """M (`to_alarm`) of N (`periods`) datapoints; `missing` is one of missing, notBreaching, breaching, ignore."""

    comparison: str
    threshold: float
    periods: int
    to_alarm: int
    missing: str = "missing"

    def range(self) -> int:
        return self.periods + BEYOND

    def breaches(self, value: float) -> bool:
        if self.comparison not in _COMPARISONS:
            raise ValueError(f"comparison {self.comparison} is not emulated")
        return _COMPARISONS[self.comparison](value, self.threshold)


def evaluate(rule: Rule, values: Sequence[float | None]) -> Verdict:
    """`values`: one for each period of the evaluation range, the oldest first; None is missing."""
    points = [None if value is None else rule.breaches(value) for value in values]
    real = [point for point in points if point is not None]
    if not real:
        return _without_data(rule)
    lacking = rule.periods - len(real)
    if lacking <= 0:
        breaching = sum(real[-rule.periods :])
        return _verdict(rule, breaching >= rule.to_alarm, breaching, values)
    breaching = sum(real)
    if rule.missing == "breaching":
        return _verdict(rule, breaching + lacking >= rule.to_alarm, breaching, values)
    if rule.missing == "notBreaching" or breaching >= rule.to_alarm or not all(real):
        return _verdict(rule, breaching >= rule.to_alarm, breaching, values)
    # Too few datapoints, all of them breaching. An alarm must not come too early: only when the oldest is at least M
    # periods old, and never when missing data is to be ignored.
    oldest = len(points) - points.index(True)
    if rule.missing == "missing" and oldest >= rule.to_alarm:
        return _verdict(rule, True, breaching, values)
    return Verdict(None, "too few datapoints")


def _without_data(rule: Rule) -> Verdict:
    state = {"breaching": "ALARM", "notBreaching": "OK", "ignore": None}.get(rule.missing, "INSUFFICIENT_DATA")
    if state == "INSUFFICIENT_DATA":
        return Verdict(state, f"Insufficient Data: {rule.periods} datapoints were unknown.")
    treated = {"ALARM": "[Breaching]", "OK": "[NonBreaching]"}.get(state or "", "[Ignored]")
    return Verdict(
        state,
        f"Threshold Crossed: no datapoints were received for {rule.periods} periods and {rule.periods} missing "
        f"datapoints were treated as {treated}.",
    )


def _verdict(rule: Rule, alarm: bool, breaching: int, values: Sequence[float | None]) -> Verdict:
    recent = [value for value in values if value is not None][-rule.periods :]
    shown = ", ".join(str(value) for value in reversed(recent))
    words = {"g": "greater than", "l": "less than"}[rule.comparison[0].lower()]
    if "OrEqual" in rule.comparison:
        words += " or equal to"
    if alarm:
        reason = f"{breaching} out of the last {rule.periods} datapoints [{shown}] were {words} the threshold"
    else:
        reason = f"{len(recent) - breaching} datapoints [{shown}] were not {words} the threshold"
    return Verdict("ALARM" if alarm else "OK", f"Threshold Crossed: {reason} ({rule.threshold}).")
