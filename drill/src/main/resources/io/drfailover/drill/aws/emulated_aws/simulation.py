"""IAM's simulation of a role's policies, which moto lacks: would these actions be allowed on these resources?

SimulatePrincipalPolicy (IAM API Reference): every action on every resource, with the condition keys that the caller
names; a decision is explicitDeny, implicitDeny or allowed. Only the role's own policies count, as for `permissions`.
"""

from typing import Any

from moto.core.responses import ActionResult
from moto.iam.exceptions import NotFoundException
from moto.iam.responses import IamResponse

from . import policy
from .permissions import documents_of


def install() -> None:
    IamResponse.simulate_principal_policy = _simulate_principal_policy


def _simulate_principal_policy(self: IamResponse) -> ActionResult:
    arn = self._get_param("PolicySourceArn")
    try:
        documents = documents_of(self.backend.get_role_by_arn(arn))
    except NotFoundException:
        raise NotFoundException(f"The role with name {arn.rsplit('/', 1)[-1]} cannot be found.") from None
    context = {
        entry["ContextKeyName"].lower(): (entry.get("ContextKeyValues") or [""])[0]
        for entry in self._get_param("ContextEntries") or []
    }
    results = [
        _evaluated(documents, action, self._get_param("ResourceArns") or ["*"], context)
        for action in self._get_param("ActionNames")
    ]
    return ActionResult({"EvaluationResults": results, "IsTruncated": False})


def _evaluated(documents: list[Any], action: str, resources: list[str], context: dict[str, str]) -> dict[str, Any]:
    each = [
        {
            "EvalResourceName": resource,
            "EvalResourceDecision": _decision(documents, policy.Request(action, resource, context)),
            "MatchedStatements": [],
            "MissingContextValues": [],
        }
        for resource in resources
    ]
    # Of several resources the worst decision, as IAM shows it in the action's own line.
    worst = min((one["EvalResourceDecision"] for one in each), key=("explicitDeny", "implicitDeny", "allowed").index)
    return {
        "EvalActionName": action,
        "EvalResourceName": resources[0] if len(resources) == 1 else "*",
        "EvalDecision": worst,
        "MatchedStatements": [],
        "MissingContextValues": [],
        "ResourceSpecificResults": each,
    }


def _decision(documents: list[Any], request: policy.Request) -> str:
    if policy.denied(documents, request):
        return "explicitDeny"
    return "allowed" if policy.allowed(documents, request) else "implicitDeny"
