"""What a request is about, read from the bytes alone: region and service from the signature's scope, then the action."""

import io
import json
import re
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any
from urllib.parse import parse_qs
from xml.sax.saxutils import escape

import botocore.session

from . import cbor

# ".../Credential=AKID/20261123/eu-west-1/rds/aws4_request", in a header or (presigned) in the query string.
_SCOPE = re.compile(r"Credential=([^/,\s]+)/\d{8}/([^/]+)/([^/]+)/aws4_request")
_FORM = "application/x-www-form-urlencoded"
# Services whose operation is found from method and path; S3 is told by method and path themselves.
_PATH_SERVICES = frozenset({"eks", "lambda", "scheduler"})
_XML_SERVICES = frozenset({"s3", "ec2"})
# Of these the body says what else a request needs; it is small.
_READ_BODIES = frozenset({"eks", "lambda", "scheduler"})


@dataclass(frozen=True)
class Call:
    """One request. `region`, `service` and `access_key_id` are empty when it carries no signature. `form` is a query
    protocol's parameters, `body` a REST service's JSON; both are empty otherwise."""

    region: str
    service: str
    action: str
    access_key_id: str = ""
    form: dict[str, str] = field(default_factory=dict, compare=False)
    body: bytes = field(default=b"", compare=False, repr=False)


def read(environ: dict[str, Any]) -> Call:
    """Reads the call; a form body that had to be read is put back."""
    query = environ.get("QUERY_STRING", "")
    found = _SCOPE.search(environ.get("HTTP_AUTHORIZATION", ""))
    if found is None and "X-Amz-Credential" in query:
        found = _SCOPE.search("Credential=" + parse_qs(query).get("X-Amz-Credential", [""])[0])
    key, region, service = found.groups() if found else ("", "", "")
    form, body = {}, b""
    # Java's own HTTP client calls every body a form, unless told otherwise.
    if service in _READ_BODIES:
        body = _body(environ)
    elif environ.get("CONTENT_TYPE", "").startswith(_FORM):
        parameters = parse_qs(_body(environ).decode("utf-8", "replace"), keep_blank_values=True)
        form = {name: values[0] for name, values in parameters.items()}
    return Call(region, service, _action(environ, service, query, form), key, form, body)


def _action(environ: dict[str, Any], service: str, query: str, form: dict[str, str]) -> str:
    if cbor.spoken(environ):
        return cbor.operation(environ)
    target = environ.get("HTTP_X_AMZ_TARGET")
    if target:
        return target.rsplit(".", 1)[-1]
    method = environ["REQUEST_METHOD"]
    if "Action" in form:
        return form["Action"]
    if service != "s3":
        named = parse_qs(query).get("Action")
        if named:
            return named[0]
    path = environ.get("RAW_URI", environ.get("PATH_INFO", "/")).split("?")[0]
    if service in _PATH_SERVICES:
        for pattern, verb, name in _operations(service):
            if verb == method and pattern.fullmatch(path):
                return name
    return f"{method} {path}"


def _body(environ: dict[str, Any]) -> bytes:
    size = int(environ.get("CONTENT_LENGTH") or 0)
    body = environ["wsgi.input"].read(size)
    environ["wsgi.input"] = io.BytesIO(body)
    return body


@lru_cache
def _operations(service: str) -> list[tuple[re.Pattern[str], str, str]]:
    """Operations by path, the more specific (longer) first."""
    model = botocore.session.get_session().get_service_model(service)
    found = []
    for name in model.operation_names:
        http = model.operation_model(name).http
        uri = re.escape(http["requestUri"].split("?")[0])
        pattern = re.sub(r"\\\{[^}]*?\\\}", "[^/]+", uri).rstrip("/") + "/?"
        found.append((re.compile(pattern), http["method"], name))
    return sorted(found, key=lambda operation: len(operation[0].pattern), reverse=True)


def error_body(call: Call, environ: dict[str, Any], code: str, message: str) -> tuple[str, bytes, list[tuple[str, str]]]:
    """An error in the service's own dialect: content type, body, further headers."""
    if cbor.spoken(environ):
        further = [("smithy-protocol", cbor.PROTOCOL), ("x-amzn-query-error", f"{code};Sender")]
        return "application/cbor", cbor.error_body(code, message), further
    form = environ.get("CONTENT_TYPE", "").startswith(_FORM) and call.service not in _PATH_SERVICES
    message = escape(message) if call.service in _XML_SERVICES or form else message
    if call.service == "s3":
        return "application/xml", _xml(f"<Error><Code>{code}</Code><Message>{message}</Message></Error>"), []
    if call.service == "ec2":
        inner = f"<Errors><Error><Code>{code}</Code><Message>{message}</Message></Error></Errors>"
        return "text/xml", _xml(f"<Response>{inner}<RequestID>drill</RequestID></Response>"), []
    if form:
        inner = f"<Error><Type>Sender</Type><Code>{code}</Code><Message>{message}</Message></Error>"
        return "text/xml", _xml(f"<ErrorResponse>{inner}<RequestId>drill</RequestId></ErrorResponse>"), []
    body = json.dumps({"__type": code, "message": message}).encode()
    return "application/json", body, [("x-amzn-ErrorType", code)]


def _xml(body: str) -> bytes:
    return ('<?xml version="1.0" encoding="UTF-8"?>' + body).encode()
