"""Smithy RPC v2 CBOR, which the Java SDK's and the newer AWS CLI's CloudWatch clients speak and moto does not.

A request is translated into the service's JSON protocol, moto's answer back: both protocols carry the same shapes. The
codec is botocore's own, used the other way round.
"""

import gzip
import io
import json
from collections.abc import Callable, Iterable
from datetime import datetime, timezone
from functools import lru_cache
from typing import Any

import botocore.session
from botocore.model import ServiceModel, Shape
from botocore.parsers import RpcV2CBORParser
from botocore.serialize import RpcV2CBORSerializer

PROTOCOL = "rpc-v2-cbor"

# What AWS calls its services in the path /service/NAME/operation/OPERATION, to botocore's names.
_SERVICES = {"GraniteServiceVersion20100801": "cloudwatch"}


def spoken(environ: dict[str, Any]) -> bool:
    return environ.get("HTTP_SMITHY_PROTOCOL") == PROTOCOL


def operation(environ: dict[str, Any]) -> str:
    return environ.get("PATH_INFO", "").rsplit("/", 1)[-1]


class Translator:
    """A WSGI application around moto's that understands both."""

    def __init__(self, aws: Callable[..., Iterable[bytes]]):
        self._aws = aws

    def __call__(self, environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        if not spoken(environ):
            return self._aws(environ, start_response)
        _, _, name, _, action = environ["PATH_INFO"].split("/", 4)
        model = _model(_SERVICES.get(name, ""))
        if model is None:
            return error(start_response, 404, "UnknownOperationException", f"{name} is not emulated over CBOR")
        answered: dict[str, Any] = {}

        def start(status: str, headers: list[tuple[str, str]], *rest: Any) -> None:
            answered["status"] = int(status.split(" ", 1)[0])

        answer = self._aws(_as_json(environ, model, action), start)
        content = json.loads(b"".join(answer) or b"{}")
        if answered["status"] >= 400:
            code = str(content.get("__type", "InternalFailure")).rsplit("#", 1)[-1]
            message = content.get("message") or content.get("Message") or ""
            return error(start_response, answered["status"], code, message)
        shape = model.operation_model(action).output_shape
        return _answer(start_response, 200, _encode(_to_python(content, shape), shape))


def error(start_response: Callable[..., Any], status: int, code: str, message: str) -> list[bytes]:
    body = error_body(code, message)
    headers = [("x-amzn-query-error", f"{code};Sender")]
    return _answer(start_response, status, body, headers)


def error_body(code: str, message: str) -> bytes:
    body = bytearray(b"\xa2")
    writer = RpcV2CBORSerializer()
    for text in ("__type", code, "message", message):
        writer._serialize_type_string(body, text, None, None)
    return bytes(body)


def _answer(
    start_response: Callable[..., Any], status: int, body: bytes, further: list[tuple[str, str]] | None = None
) -> list[bytes]:
    headers = [
        ("Content-Type", "application/cbor"),
        ("smithy-protocol", PROTOCOL),
        ("Content-Length", str(len(body))),
        *(further or []),
    ]
    start_response(f"{status} {'OK' if status < 400 else 'Error'}", headers)
    return [body]


def _as_json(environ: dict[str, Any], model: ServiceModel, action: str) -> dict[str, Any]:
    size = int(environ.get("CONTENT_LENGTH") or 0)
    raw = environ["wsgi.input"].read(size)
    if environ.get("HTTP_CONTENT_ENCODING") == "gzip":
        raw = gzip.decompress(raw)
    parameters = {}
    if raw:
        parser = RpcV2CBORParser()
        parameters = parser.parse_data_item(parser.get_peekable_stream_from_bytes(raw))
    body = json.dumps(parameters, default=_jsonable).encode()
    translated = dict(environ)
    translated.pop("HTTP_SMITHY_PROTOCOL")
    translated.pop("HTTP_CONTENT_ENCODING", None)
    translated.update(
        {
            "PATH_INFO": "/",
            "RAW_URI": "/",
            "REQUEST_URI": "/",
            "CONTENT_TYPE": f"application/x-amz-json-{model.metadata['jsonVersion']}",
            "CONTENT_LENGTH": str(len(body)),
            "HTTP_X_AMZ_TARGET": f"{model.metadata['targetPrefix']}.{action}",
            "HTTP_ACCEPT": "application/json",
            "wsgi.input": io.BytesIO(body),
        }
    )
    return translated


def _jsonable(value: Any) -> Any:
    if isinstance(value, datetime):
        return (value if value.tzinfo else value.replace(tzinfo=timezone.utc)).timestamp()
    raise TypeError(f"{type(value).__name__} in a CBOR request")


def _to_python(value: Any, shape: Shape | None) -> Any:
    """JSON knows timestamps only as numbers; the codec wants them as such."""
    if shape is None or value is None:
        return value
    if shape.type_name == "structure":
        return {key: _to_python(item, shape.members[key]) for key, item in value.items() if key in shape.members}
    if shape.type_name == "list":
        return [_to_python(item, shape.member) for item in value]
    if shape.type_name in ("double", "float"):
        return float(value)
    if shape.type_name == "timestamp":
        return datetime.fromtimestamp(float(value), timezone.utc)
    return value


def _encode(content: dict[str, Any], shape: Shape | None) -> bytes:
    if shape is None:
        return b"\xa0"
    body = bytearray()
    RpcV2CBORSerializer()._serialize_data_item(body, content, shape)
    return bytes(body)


@lru_cache
def _model(name: str) -> ServiceModel | None:
    return botocore.session.get_session().get_service_model(name) if name else None
