"""IAM: a request with the keys of an assumed role needs that role's permission. Other keys are the drill's own.

What counts is what stands in moto's IAM: the role's inline policies and the policies attached to it. Resources are
checked for S3, sns:Publish, lambda:InvokeFunction, KMS, iam:PassRole and what EC2 creates or changes; of other services
only actions and conditions. Known condition keys: aws:RequestedRegion, aws:SecureTransport (loopback stands for TLS:
true), aws:PrincipalArn, aws:PrincipalAccount, aws:ResourceAccount, s3:prefix, kms:ViaService, iam:PassedToService,
ec2:CreateAction, elasticloadbalancing:CreateAction, and of EC2 aws:RequestTag and aws:ResourceTag; a condition on any
other key does not match.
"""

import threading
from collections import deque
from dataclasses import dataclass
from typing import Any

from moto.iam.exceptions import NotFoundException
from moto.iam.models import iam_backends
from moto.sts.models import AssumedRole

from . import policy
from .callers import role_name
from .iam_actions import Need
from .settings import Settings
from .wire import Call

_KEPT = 10_000


@dataclass(frozen=True)
class Refusal:
    """The answer's HTTP status, error code and message."""

    status: int
    code: str
    message: str


class Permissions:
    def __init__(self, settings: Settings):
        self._settings = settings
        self._lock = threading.Lock()
        self._refused: deque[dict[str, Any]] = deque(maxlen=_KEPT)

    def check(self, call: Call, session: AssumedRole | None, wanted: list[Need], entry: dict[str, Any]) -> Refusal | None:
        if session is None or not self._settings.permissions_enforced:
            return None
        documents = _documents(session)
        for need in wanted:
            if not policy.allowed(documents, _request(call, session, need)):
                self._record(session, need, entry)
                return _refusal(call, session, need)
        return None

    def refused(self) -> list[dict[str, Any]]:
        with self._lock:
            return list(self._refused)

    def _record(self, session: AssumedRole, need: Need, entry: dict[str, Any]) -> None:
        with self._lock:
            self._refused.append(
                {
                    "at": entry["at"],
                    "sequence": entry["sequence"],
                    "role": role_name(session),
                    "action": need.action,
                    "resource": need.resource or "*",
                }
            )


def _request(call: Call, session: AssumedRole, need: Need) -> policy.Request:
    context = {
        "aws:requestedregion": call.region,
        "aws:securetransport": "true",
        "aws:principalarn": session.role_arn,
        "aws:principalaccount": session.account_id,
        "aws:resourceaccount": session.account_id,
        **need.context,
    }
    return policy.Request(need.action, need.resource, context)


def _documents(session: AssumedRole) -> list[Any]:
    try:
        return documents_of(iam_backends[session.account_id]["aws"].get_role_by_arn(session.role_arn))
    except NotFoundException:
        return []


def documents_of(role: Any) -> list[Any]:
    """Every policy of a role: inline and attached."""
    attached = [
        version.document
        for managed in role.managed_policies.values()
        for version in managed.versions
        if version.version_id == managed.default_version_id
    ]
    return [*role.policies.values(), *attached]


def _refusal(call: Call, session: AssumedRole, need: Need) -> Refusal:
    message = (
        f"User: {session.arn} is not authorized to perform: {need.action} on resource: {need.resource or '*'} "
        f"because no identity-based policy allows the {need.action} action"
    )
    if call.service == "ec2":
        return Refusal(403, "UnauthorizedOperation", f"You are not authorized to perform this operation. {message}")
    if call.service == "sns":
        return Refusal(403, "AuthorizationError", message)
    if call.service in ("s3", "rds", "iam", "sts", "elasticloadbalancing", "autoscaling", "monitoring"):
        return Refusal(403, "AccessDenied", message)
    return Refusal(403 if call.service in ("eks", "lambda", "scheduler") else 400, "AccessDeniedException", message)
