"""Lambda's invocation: by other services, and by whoever calls Invoke; handed to the drill.

An alarm or a topic may invoke a function only when the policy of exactly the function, version or alias that it names
allows it (Lambda Developer Guide, "Working with resource-based IAM policies"). Where the emulated Lambda has no function
at all the drill plays Lambda alone, and every event is delivered.

Invoke (Lambda API Reference) names the function by name, partial or full ARN, with the alias in it or in Qualifier. Whether
the caller may is the caller's own policy's affair and was asked before. An Event is taken and delivered; with RequestResponse the caller
gets the function's answer or error. DryRun is not played.
"""

import json
from typing import Any

from moto.awslambda.exceptions import LambdaClientError
from moto.awslambda.models import lambda_backends
from moto.core import DEFAULT_ACCOUNT_ID

from . import policy
from .iam_actions import invoked_arn
from .permissions import Refusal
from .undelivered import Undelivered
from .webhook import Answer, Webhook
from .wire import Call


class Invocations:
    def __init__(self, webhook: Webhook, undelivered: Undelivered):
        self._webhook = webhook
        self.undelivered = undelivered

    def invoke(self, function_arn: str, event: dict[str, Any], principal: str, source_arn: str) -> None:
        """Returns at once. What may not be delivered is recorded with the reason."""
        refusal = _refusal(function_arn, principal, source_arn)
        if refusal is None and not self._webhook.invoke(function_arn, event):
            refusal = "no webhook is set: nobody plays Lambda"
        if refusal is not None:
            self.undelivered.add(source_arn, function_arn, refusal)

    def request(self, call: Call, environ: dict[str, Any]) -> Answer | Refusal:
        """A call of Invoke."""
        kind = environ.get("HTTP_X_AMZ_INVOCATION_TYPE", "RequestResponse")
        if kind not in ("Event", "RequestResponse"):
            message = f"the drill plays Event and RequestResponse: X-Amz-Invocation-Type is {kind}"
            return Refusal(400, "InvalidParameterValueException", message)
        function_arn = invoked_arn(call, environ)
        try:
            event = json.loads(call.body or b"{}")
        except ValueError as wrong:
            message = f"Could not parse request body into json: {wrong}"
            return Refusal(400, "InvalidRequestContentException", message)
        unknown = Refusal(404, "ResourceNotFoundException", f"Function not found: {function_arn}")
        if _any_function():
            try:
                lambda_backends[DEFAULT_ACCOUNT_ID][call.region].get_function(function_arn)
            except LambdaClientError:
                return unknown
        nobody = Refusal(503, "ServiceUnavailableException", "no webhook is set: nobody plays Lambda")
        if kind == "Event":
            return Answer(202) if self._webhook.invoke(function_arn, event) else nobody
        answer = self._webhook.ask(function_arn, event)
        if answer is None:
            return nobody
        if answer.status == 404:
            return unknown
        if answer.status == 429:
            return Refusal(429, "TooManyRequestsException", "Rate Exceeded.")
        return answer


def _any_function() -> bool:
    return any(backend._lambdas._functions for backend in lambda_backends[DEFAULT_ACCOUNT_ID].values())


def _refusal(function_arn: str, principal: str, source_arn: str) -> str | None:
    region = function_arn.split(":")[3]
    if not _any_function():
        return None
    try:
        function = lambda_backends[DEFAULT_ACCOUNT_ID][region].get_function(function_arn)
    except LambdaClientError as unknown:
        return f"no such function, version or alias: {unknown}"
    request = policy.Request(
        action="lambda:InvokeFunction",
        resource=function_arn,
        context={"aws:sourcearn": source_arn, "aws:sourceaccount": source_arn.split(":")[4]},
        principal=f"service:{principal}",
    )
    if policy.allowed([{"Statement": function.policy.statements}], request):
        return None
    return f"the policy of {function_arn} does not allow {principal} to invoke it for {source_arn}"
