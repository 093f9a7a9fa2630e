"""The door of the emulated AWS: a WSGI application around moto's that counts every request, applies the faults, and
asks for permission."""

import socket
import time
import uuid
from collections.abc import Callable, Iterable
from typing import Any

from . import callers, iam_actions, wire
from .control import Control
from .faults import Fault, Faults
from .invocations import Invocations
from .journal import Journal
from .permissions import Permissions, Refusal

_PIECE = 1 << 20


class Front:
    def __init__(
        self,
        aws: Callable[..., Iterable[bytes]],
        faults: Faults,
        journal: Journal,
        permissions: Permissions,
        invocations: Invocations,
        control: Control,
    ):
        self._aws = aws
        self._permissions = permissions
        self._faults = faults
        self._journal = journal
        self._invocations = invocations
        self._control = control

    def __call__(self, environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        path = environ.get("PATH_INFO", "")
        if path.startswith("/drill/"):
            return self._control(environ, start_response)
        if path.startswith("/moto-api"):
            return self._aws(environ, start_response)
        call = wire.read(environ)
        session, wanted = callers.session(call.access_key_id), iam_actions.needs(call, environ)
        entry = self._journal.begin(
            call,
            environ.get("HTTP_USER_AGENT", ""),
            callers.role_name(session),
            "/".join(filter(None, iam_actions.s3_resource(environ))) if call.service == "s3" else "",
            [need.action for need in wanted],
        )
        fault = self._faults.strike(call)
        entry["fault"] = fault.kind if fault is not None else ""
        if fault is not None and fault.kind == "dark":
            entry["status"] = "dark"
            _hang_up(environ)
        if fault is not None and fault.kind == "delay":
            time.sleep(fault.seconds)

        def start(status: str, headers: list[tuple[str, str]], *rest: Any) -> Any:
            entry["status"] = status.split(" ", 1)[0]
            return start_response(status, headers, *rest)

        if fault is not None and fault.kind in ("throttle", "error"):
            return _refuse(fault, call, environ, start)
        refusal = self._permissions.check(call, session, wanted, entry)
        if refusal is not None:
            return _answer(refusal.status, refusal.code, refusal.message, call, environ, start)
        if (call.service, call.action) == ("lambda", "Invoke"):
            return self._invoke(call, environ, start)
        try:
            return self._aws(environ, start)
        except Exception:
            # A bug of moto's: werkzeug writes the trace to the log and answers 500.
            entry["status"] = "500"
            raise

    def _invoke(self, call: wire.Call, environ: dict[str, Any], start: Callable[..., Any]) -> list[bytes]:
        """moto would run the function in Docker."""
        answer = self._invocations.request(call, environ)
        if isinstance(answer, Refusal):
            return _answer(answer.status, answer.code, answer.message, call, environ, start)
        _drain(environ)
        headers = [("Content-Length", str(len(answer.body))), ("X-Amzn-RequestId", str(uuid.uuid4()))]
        if answer.body:
            headers.append(("Content-Type", "application/json"))
        if answer.error:
            headers.append(("X-Amz-Function-Error", answer.error))
        start("202 Accepted" if answer.status == 202 else "200 OK", headers)
        return [answer.body] if answer.body else []


def _hang_up(environ: dict[str, Any]) -> None:
    """Ends the connection without one byte of an answer.

    Both directions: werkzeug keeps connections alive, and would wait on this one for the next request. It takes the
    exception for a client that has gone.
    """
    environ["werkzeug.socket"].shutdown(socket.SHUT_RDWR)
    raise ConnectionAbortedError("the region is dark")


def _drain(environ: dict[str, Any]) -> None:
    """Reads what the client still sends. Left unread, it would be taken for the next request of the connection, or the
    connection would be reset before the client has read the answer."""
    left = int(environ.get("CONTENT_LENGTH") or 0)
    while left > 0:
        piece = environ["wsgi.input"].read(min(left, _PIECE))
        if not piece:
            return
        left -= len(piece)
    if environ.get("wsgi.input_terminated") and not environ.get("CONTENT_LENGTH"):
        while environ["wsgi.input"].read(_PIECE):
            pass


def _refuse(fault: Fault, call: wire.Call, environ: dict[str, Any], start: Callable[..., Any]) -> list[bytes]:
    if fault.kind == "error":
        status, code, message = fault.status, fault.code, fault.message
    else:
        status, message = 400, "Rate exceeded"
        code = {"s3": "SlowDown", "ec2": "RequestLimitExceeded"}.get(call.service, "Throttling")
        if environ.get("CONTENT_TYPE", "").startswith("application/json") or call.service in ("eks", "lambda"):
            status, code = 429, "ThrottlingException"
        elif call.service in ("s3", "ec2"):
            status = 503
    return _answer(status, code, message, call, environ, start)


def _answer(
    status: int, code: str, message: str, call: wire.Call, environ: dict[str, Any], start: Callable[..., Any]
) -> list[bytes]:
    _drain(environ)
    content_type, body, headers = wire.error_body(call, environ, code, message)
    start(f"{status} Fault", [("Content-Type", content_type), ("Content-Length", str(len(body))), *headers])
    return [] if environ["REQUEST_METHOD"] == "HEAD" else [body]
