"""Lambda: permissions and asynchronous configuration belong to the qualifier they were given for.

moto keeps one policy and one configuration a function and forgets which alias they are for.
"""

import time
from typing import Any
from urllib.parse import unquote

from moto.awslambda import models as functions
from moto.awslambda.exceptions import GenericResourcNotFound, UnknownEventConfig, UnknownPolicyException
from moto.awslambda.responses import LambdaResponse
from moto.core.responses import ActionResult

_SETTINGS = ("MaximumRetryAttempts", "MaximumEventAgeInSeconds", "DestinationConfig")


def install() -> None:
    functions.LambdaBackend.get_policy = get_policy
    LambdaResponse.remove_permission = remove_permission
    LambdaResponse.put_function_event_invoke_config = put_event_invoke_config
    LambdaResponse.update_function_event_invoke_config = update_event_invoke_config
    LambdaResponse.get_function_event_invoke_config = get_event_invoke_config
    LambdaResponse.delete_function_event_invoke_config = delete_event_invoke_config
    LambdaResponse.list_function_event_invoke_configs = list_event_invoke_configs


def get_policy(self: functions.LambdaBackend, function_name: str, qualifier: str | None = None) -> str:
    function = self.get_function(function_name, qualifier)
    kept = function.policy.statements
    resource = _arn(function, _qualifier(function_name, qualifier))
    shown = [statement for statement in kept if statement["Resource"] == resource]
    if not shown:
        raise GenericResourcNotFound()
    try:
        function.policy.statements = shown
        return function.policy.wire_format()
    finally:
        function.policy.statements = kept


def remove_permission(self: LambdaResponse) -> tuple[int, dict[str, Any], str]:
    name, sid = unquote(self.path.split("/")[-3]), unquote(self.path.split("/")[-1])
    qualifier = _qualifier(name, self.querystring.get("Qualifier", [None])[0])
    function = self.backend.get_function(name, qualifier)
    resource = _arn(function, qualifier)
    statements = function.policy.statements
    found = [s for s in statements if s.get("Sid") == sid and s["Resource"] == resource]
    if not found:
        raise UnknownPolicyException()
    statements.remove(found[0])
    return 204, {"status": 204}, ""


def put_event_invoke_config(self: LambdaResponse) -> ActionResult:
    return _store(self, {key: self.json_body[key] for key in _SETTINGS if key in self.json_body})


def update_event_invoke_config(self: LambdaResponse) -> ActionResult:
    before = {key: value for key, value in _found(self).items() if key in _SETTINGS}
    return _store(self, before | {key: self.json_body[key] for key in _SETTINGS if key in self.json_body})


def get_event_invoke_config(self: LambdaResponse) -> ActionResult:
    return ActionResult(_found(self))


def delete_event_invoke_config(self: LambdaResponse) -> tuple[int, dict[str, Any], str]:
    _found(self)
    configurations, qualifier, _ = _asked(self)
    del configurations[qualifier]
    return 204, {"status": 204}, ""


def list_event_invoke_configs(self: LambdaResponse) -> ActionResult:
    function = self.backend.get_function(unquote(self.path.rstrip("/").split("/")[-3]))
    return ActionResult({"FunctionEventInvokeConfigs": list(_configurations(function).values())})


def _store(response: LambdaResponse, settings: dict[str, Any]) -> ActionResult:
    # moto's own class knows the limits.
    functions.EventInvokeConfig("", "", settings)
    configurations, qualifier, arn = _asked(response)
    configurations[qualifier] = {"FunctionArn": arn, "LastModified": time.time()} | settings
    return ActionResult(configurations[qualifier])


def _found(response: LambdaResponse) -> dict[str, Any]:
    configurations, qualifier, arn = _asked(response)
    if qualifier not in configurations:
        raise UnknownEventConfig(arn)
    return configurations[qualifier]


def _asked(response: LambdaResponse) -> tuple[dict[str, Any], str, str]:
    name = unquote(response.path.rstrip("/").split("/")[-2])
    qualifier = _qualifier(name, response.querystring.get("Qualifier", [None])[0])
    function = response.backend.get_function(name, qualifier)
    latest = response.backend.get_function(function.function_name)
    return _configurations(latest), qualifier or "$LATEST", _arn(function, qualifier or "$LATEST")


def _configurations(function: functions.LambdaFunction) -> dict[str, Any]:
    return function.__dict__.setdefault("_asynchronous", {})


def _qualifier(function_name: str, qualifier: str | None) -> str | None:
    named = function_name.split(":function:")[-1]
    return named.split(":")[1] if ":" in named else qualifier


def _arn(function: functions.LambdaFunction, qualifier: str | None) -> str:
    base = ":".join(function.function_arn.split(":")[:7])
    return f"{base}:{qualifier}" if qualifier else base
