"""Lambda's asynchronous invocation by other services: allowed by the function's own policy, then handed to the drill.

An alarm or a topic may invoke a function only when the policy of exactly the function, version or alias that it names
allows it (Lambda Developer Guide, "Working with resource-based IAM policies"). Where the emulated Lambda has no function
at all the drill plays Lambda alone, and every event is delivered.
"""

from typing import Any

from moto.awslambda.exceptions import LambdaClientError
from moto.awslambda.models import lambda_backends
from moto.core import DEFAULT_ACCOUNT_ID

from . import policy
from .undelivered import Undelivered
from .webhook import Webhook


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


def _refusal(function_arn: str, principal: str, source_arn: str) -> str | None:
    region = function_arn.split(":")[3]
    backends = lambda_backends[DEFAULT_ACCOUNT_ID]
    if not any(backend._lambdas._functions for backend in backends.values()):
        return None
    try:
        function = backends[region].get_function(function_arn)
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
