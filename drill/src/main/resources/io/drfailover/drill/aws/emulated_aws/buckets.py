"""S3 where moto is not enough: lifecycle rules keep how many old versions stay, and bucket policies have conditions.

moto refuses every request that a Deny statement names, whatever its condition: the usual "TLS only" statement closes
the bucket for everybody. Here conditions count. The drill speaks HTTP on loopback; it stands for TLS, so
aws:SecureTransport is true.
"""

from typing import Any

from moto.iam.access_control import PermissionResult
from moto.s3 import models as s3
from moto.s3.responses import S3Response

from . import policy

LOOPBACK = {"aws:securetransport": "true"}


def install() -> None:
    plain_set = s3.FakeBucket.set_lifecycle
    plain_get = S3Response.get_bucket_lifecycle
    plain_serialized = S3Response.serialized

    def set_lifecycle(self: s3.FakeBucket, rules: list[dict[str, Any]]) -> None:
        plain_set(self, rules)
        for stored, wanted in zip(self.rules, rules):
            expiration = wanted.get("NoncurrentVersionExpiration") or {}
            stored.newer_noncurrent_versions = expiration.get("NewerNoncurrentVersions")

    def get_bucket_lifecycle(self: S3Response) -> Any:
        self.__dict__["_lifecycle"] = self.backend.get_bucket_lifecycle(self.bucket_name) or ()
        return plain_get(self)

    def serialized(self: S3Response, result: Any) -> Any:
        for shown, stored in zip(_rules(result), self.__dict__.pop("_lifecycle", ())):
            newer = getattr(stored, "newer_noncurrent_versions", None)
            if newer is not None:
                shown["NoncurrentVersionExpiration"]["NewerNoncurrentVersions"] = newer
        return plain_serialized(self, result)

    s3.FakeBucket.set_lifecycle = set_lifecycle
    s3.FakeBucket.get_permission = get_permission
    S3Response.get_bucket_lifecycle = get_bucket_lifecycle
    S3Response.serialized = serialized


def _rules(result: Any) -> list[dict[str, Any]]:
    content = result.result
    return content.get("Rules", []) if isinstance(content, dict) else []


def get_permission(self: s3.FakeBucket, action: str, resource: str) -> PermissionResult:
    if self.policy is None:
        return PermissionResult.NEUTRAL
    request = policy.Request(action, resource, LOOPBACK)
    if policy.denied([self.policy], request):
        return PermissionResult.DENIED
    return PermissionResult.PERMITTED if policy.allowed([self.policy], request) else PermissionResult.NEUTRAL
