"""/drill/...: how the drill talks to the emulator, on the same port as AWS.

    GET /drill/requests?since=N   the requests after sequence number N
    PUT /drill/faults             [{"kind": "dark", "region": "us-east-1"}, ...]; replaces all
    PUT /drill/durations          {"promotionSeconds", "clusterSeconds", "nodegroupSeconds", "promotionStuck"}, any of them
    PUT /drill/kubernetes         {"endpoint", "certificateAuthorityBase64"}
    PUT /drill/webhook            {"url"}
    PUT /drill/database           {"region", "identifier", "status", "seconds"}: shows a status for a while
"""

import json
from collections.abc import Callable
from typing import Any
from urllib.parse import parse_qs

from moto.core import DEFAULT_ACCOUNT_ID
from moto.core.exceptions import ServiceException
from moto.rds.models import rds_backends

from .faults import Faults
from .journal import Journal
from .promotion import override_status
from .settings import Settings

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
    def __init__(self, settings: Settings, faults: Faults, journal: Journal):
        self._settings = settings
        self._journal = journal
        self._faults = faults
        self._puts: dict[str, Callable[[Any], None]] = {
            "/drill/faults": faults.replace,
            "/drill/durations": lambda wish: self._change(wish, _DURATIONS),
            "/drill/kubernetes": lambda wish: self._change(wish, _KUBERNETES),
            "/drill/webhook": lambda wish: self._change(wish, {"url": "webhook_url"}),
            "/drill/database": _database,
        }

    def __call__(self, environ: dict[str, Any], start_response: Callable[..., Any]) -> list[bytes]:
        path, method = environ["PATH_INFO"], environ["REQUEST_METHOD"]
        try:
            if method == "GET" and path == "/drill/requests":
                since = int(parse_qs(environ.get("QUERY_STRING", "")).get("since", ["0"])[0])
                return _answer(start_response, "200 OK", self._journal.since(since))
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


def _database(wish: dict[str, Any]) -> None:
    backend = rds_backends[DEFAULT_ACCOUNT_ID][wish["region"]]
    override_status(backend, wish["identifier"], wish["status"], float(wish["seconds"]))


def _answer(start_response: Callable[..., Any], status: str, content: Any) -> list[bytes]:
    body = json.dumps(content).encode()
    start_response(status, [("Content-Type", "application/json"), ("Content-Length", str(len(body)))])
    return [body]
