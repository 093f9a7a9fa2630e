"""IAM's policy language: does a set of policies allow a request?

As "Policy evaluation logic" of the IAM User Guide has it, within one account: a matching Deny wins, otherwise a matching
Allow is needed. A statement matches when its action, resource, principal (if it names one) and every condition match. A
condition on a key that the request does not carry does not match, except for the ...IfExists operators, Null, and the
negated operators, which match as documented, and except where resources are not told apart (`_untold`). An operator that
is not known here makes its statement not match when it allows, and match when it denies.
"""

import fnmatch
import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any


@dataclass(frozen=True)
class Request:
    """What is asked for. `context` has lower-case keys: condition keys do not know case. A resource of None is one that is
    not told apart: every Allow matches it, and only a Deny of everything."""

    action: str
    resource: str | None
    context: Mapping[str, str] = field(default_factory=dict)
    # Of a resource's own policy only: who asks, such as "service:sns.amazonaws.com"; None skips the check.
    principal: str | None = None


def allowed(documents: Iterable[Any], request: Request) -> bool:
    """True when a statement allows the request and none denies it."""
    verdict = False
    for document in documents:
        for statement in statements(document):
            if statement.get("Effect") == "Deny" and _matches(statement, request):
                return False
            verdict = verdict or (statement.get("Effect") == "Allow" and _matches(statement, request))
    return verdict


def denied(documents: Iterable[Any], request: Request) -> bool:
    """True when a statement denies the request outright."""
    return any(
        statement.get("Effect") == "Deny" and _matches(statement, request)
        for document in documents
        for statement in statements(document)
    )


def statements(document: Any) -> list[dict[str, Any]]:
    parsed = json.loads(document) if isinstance(document, (str, bytes)) else document
    return _many(parsed.get("Statement", []))


def _matches(statement: dict[str, Any], request: Request) -> bool:
    return (
        _element(statement, "Action", request.action, any_case=True)
        and _resource(statement, request.resource)
        and _principal(statement.get("Principal"), request.principal)
        and all(
            _untold(key, request, statement["Effect"])
            or _condition(operator, key, _many(wanted), request.context, statement["Effect"])
            for operator, keys in (statement.get("Condition") or {}).items()
            for key, wanted in keys.items()
        )
    )


def _element(statement: dict[str, Any], name: str, value: str, any_case: bool) -> bool:
    if "Not" + name in statement:
        return not any(like(pattern, value, any_case) for pattern in _many(statement["Not" + name]))
    return any(like(pattern, value, any_case) for pattern in _many(statement.get(name, "*")))


def _resource(statement: dict[str, Any], resource: str | None) -> bool:
    if resource is None:
        return statement["Effect"] == "Allow" or "*" in _many(statement.get("Resource", "*"))
    return _element(statement, "Resource", resource, any_case=False)


def _principal(wanted: Any, asking: str | None) -> bool:
    if wanted is None or asking is None or wanted == "*":
        return True
    kind, name = asking.split(":", 1)
    for key, values in wanted.items():
        if key.lower() == kind and any(value in ("*", name) for value in _many(values)):
            return True
    return wanted.get("AWS") == "*"


def _untold(key: str, request: Request, effect: str) -> bool:
    """Where resources are not told apart, what a key says of them (tags, what created them) is not known either, and an
    Allow is not withheld for it."""
    return effect == "Allow" and request.resource is None and key.lower() not in request.context


def _condition(operator: str, key: str, wanted: list[Any], context: Mapping[str, str], effect: str) -> bool:
    name = operator.split(":", 1)[-1]
    if_exists = name.endswith("IfExists")
    name = name.removesuffix("IfExists")
    actual = context.get(key.lower())
    if name == "Null":
        return (actual is None) == (str(wanted[0]).lower() == "true")
    negated = "Not" in name
    if actual is None:
        return if_exists or negated
    compare = _OPERATORS.get(name.replace("Not", ""))
    if compare is None:
        return effect == "Deny"
    return any(compare(str(value), actual) for value in wanted) != negated


_OPERATORS = {
    "StringEquals": lambda wanted, actual: wanted == actual,
    "StringEqualsIgnoreCase": lambda wanted, actual: wanted.lower() == actual.lower(),
    "StringLike": lambda wanted, actual: like(wanted, actual),
    "ArnEquals": lambda wanted, actual: like(wanted, actual),
    "ArnLike": lambda wanted, actual: like(wanted, actual),
    "Bool": lambda wanted, actual: wanted.lower() == actual.lower(),
}


def like(pattern: str, value: str, any_case: bool = False) -> bool:
    """IAM's wildcards: * is any text, ? is one character; nothing else is special."""
    return bool(_pattern(pattern, any_case).fullmatch(value))


@lru_cache(maxsize=4096)
def _pattern(pattern: str, any_case: bool) -> re.Pattern[str]:
    # fnmatch also knows [...]; IAM does not.
    translated = fnmatch.translate(pattern.replace("[", "[[]"))
    return re.compile(translated, re.IGNORECASE if any_case else 0)


def _many(value: Any) -> list[Any]:
    return list(value) if isinstance(value, (list, tuple)) else [value]
