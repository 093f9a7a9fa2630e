"""/drill/...: how the drill talks to the emulator, on the same port as AWS.

    GET /drill/requests?since=N   the requests after sequence number N
    GET /drill/alarms             every alarm: region, name, arn, value, reason, updatedAt, composite
    GET /drill/messages?topic=ARN what was published to a topic; without a topic to all
    GET /drill/undelivered        what alarms and topics could not deliver, with the reason
    GET /drill/refused            requests that a role had no permission for
    PUT /drill/faults             [{"kind": "dark", "region": "us-east-1"}, ...]; replaces all
    PUT /drill/durations          {"promotionSeconds", "clusterSeconds", "nodegroupSeconds", "promotionStuck"}, any of them
    PUT /drill/kubernetes         {"endpoint", "certificateAuthorityBase64"}
    PUT /drill/webhook            {"url"}
    PUT /drill/database           {"region", "identifier", "status", "seconds"}: shows a status for a while
    PUT /drill/replication        {"region", "identifier", "error": MESSAGE or null, "lagSeconds": N}, either of them
    PUT /drill/metric             {"region", "namespace", "name", "dimensions", "value": N or null}: a steady metric
    PUT /drill/alarms             {"periodSeconds": N or null}: how long 60 s of an alarm's period last; null: no evaluation
    PUT /drill/offering           {"region", "type", "offered": true or false}: whether a region has an instance type
    PUT /drill/permissions        {"enforced": true or false}
"""

import json
from collections.abc import Callable
from typing import Any
from urllib.parse import parse_qs

from moto.cloudwatch.models import cloudwatch_backends
from moto.core import DEFAULT_ACCOUNT_ID
from moto.core.exceptions import ServiceException
from moto.rds.models import rds_backends

from . import replication
from .faults import Faults
from .journal import Journal
from .metrics import Metrics
from .offerings import Offerings
from .permissions import Permissions
from .promotion import override_status
from .settings import Settings
from .topics import Topics
from .undelivered import Undelivered

_DURATIONS = {
    "promotionSeconds": "promotion_seconds",
    "clusterSeconds": "cluster_seconds",
    "nodegroupSeconds": "nodegroup_seconds",
    "promotionStuck": "promotion_stuck",
}
_KUBERNETES = {
    "endpoint": "kubernetes_endpoint",
    "certificateAuthorityBase64": "kubernetes_certificate_authority",
}


class Control:
    def __init__(
        self,
        settings: Settings,
        faults: Faults,
        journal: Journal,
        metrics: Metrics,
        topics: Topics,
        undelivered: Undelivered,
        permissions: Permissions,
        offerings: Offerings,
    ):
        self._settings = settings
        self._metrics = metrics
        # What a GET answers, from the query's parameters.
        self._gets: dict[str, Callable[[dict[str, str]], Any]] = {
            "/drill/requests": lambda query: journal.since(int(query.get("since", "0"))),
            "/drill/alarms": lambda query: _alarms(),
            "/drill/messages": lambda query: topics.messages(query.get("topic")),
            "/drill/undelivered": lambda query: undelivered.all(),
            "/drill/refused": lambda query: permissions.refused(),
        }
        self._puts: dict[str, Callable[[Any], None]] = {
            "/drill/faults": faults.replace,
            "/drill/durations": lambda wish: self._change(wish, _DURATIONS),
            "/drill/kubernetes": lambda wish: self._change(wish, _KUBERNETES),
            "/drill/webhook": lambda wish: self._change(wish, {"url": "webhook_url"}),
            "/drill/alarms": lambda wish: self._change(wish, {"periodSeconds": "alarm_period_seconds"}),
            "/drill/permissions": lambda wish: self._change(wish, {"enforced": "permissions_enforced"}),
            "/drill/database": _database,
            "/drill/replication": self._replication,
            "/drill/metric": self._metric,
            "/drill/offering": offerings.change,
        }

    def __call__(self, environ: dict[str, Any], start_response: Callable[..., Any]) -> list[bytes]:
        path, method = environ["PATH_INFO"], environ["REQUEST_METHOD"]
        try:
            if method == "GET" and path in self._gets:
                query = {name: values[0] for name, values in parse_qs(environ.get("QUERY_STRING", "")).items()}
                return _answer(start_response, "200 OK", self._gets[path](query))
            put = self._puts.get(path)
            if method != "PUT" or put is None:
                return _answer(start_response, "404 Not Found", {"error": f"no such control: {method} {path}"})
            put(json.loads(environ["wsgi.input"].read(int(environ.get("CONTENT_LENGTH") or 0))))
            return _answer(start_response, "200 OK", {})
        except (ValueError, TypeError, KeyError, AttributeError, ServiceException) as wrong:
            return _answer(start_response, "400 Bad Request", {"error": f"{method} {path}: {wrong}"})

    def _change(self, wish: dict[str, Any], names: dict[str, str]) -> None:
        unknown = set(wish) - set(names)
        if unknown:
            raise ValueError(f"unknown: {', '.join(sorted(unknown))}; known: {', '.join(names)}")
        self._settings.change(**{names[key]: value for key, value in wish.items()})

    def _replication(self, wish: dict[str, Any]) -> None:
        backend, identifier = rds_backends[DEFAULT_ACCOUNT_ID][wish["region"]], wish["identifier"]
        if "error" in wish and wish["error"] is None:
            replication.heal_replication(self._metrics, backend, identifier)
        elif "error" in wish:
            replication.break_replication(self._metrics, backend, identifier, str(wish["error"]))
        if "lagSeconds" in wish:
            replication.report_lag(self._metrics, wish["region"], identifier, float(wish["lagSeconds"]))

    def _metric(self, wish: dict[str, Any]) -> None:
        value = None if wish["value"] is None else float(wish["value"])
        self._metrics.steady(wish["region"], wish["namespace"], wish["name"], dict(wish["dimensions"]), value)


def _database(wish: dict[str, Any]) -> None:
    backend = rds_backends[DEFAULT_ACCOUNT_ID][wish["region"]]
    override_status(backend, wish["identifier"], wish["status"], float(wish["seconds"]))


def _alarms() -> list[dict[str, Any]]:
    return [
        {
            "region": region,
            "name": alarm.name,
            "arn": alarm.alarm_arn,
            "value": alarm.state_value,
            "reason": alarm.state_reason,
            "updatedAt": alarm.state_updated_timestamp.isoformat(timespec="milliseconds").replace("+00:00", "") + "Z",
            "composite": alarm.rule is not None,
        }
        for region, backend in list(cloudwatch_backends[DEFAULT_ACCOUNT_ID].items())
        for alarm in list(backend.alarms.values())
    ]


def _answer(start_response: Callable[..., Any], status: str, content: Any) -> list[bytes]:
    body = json.dumps(content).encode()
    start_response(status, [("Content-Type", "application/json"), ("Content-Length", str(len(body)))])
    return [body]
