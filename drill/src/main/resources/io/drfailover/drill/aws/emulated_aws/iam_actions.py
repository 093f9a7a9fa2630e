"""Which IAM actions a request needs, on which resource. Mostly service:Operation; the exceptions are here.

From the Service Authorization Reference and, for S3, "Required permissions for Amazon S3 API operations": reads by HEAD
need GetObject, listing needs ListBucket, a named version needs the ...Version action, an object that does not exist is a
404 only to who may list the bucket, If-Match needs GetObject, an object under a customer's KMS key needs the key, and so
does a topic. Tags that come with a creation need the tagging action; a role that is handed over needs iam:PassRole.

A resource of None is one that is not told apart: any resource in a policy's Allow will do.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qs, unquote

from moto.core import DEFAULT_ACCOUNT_ID
from moto.kms.models import kms_backends
from moto.s3.models import s3_backends
from moto.s3.responses import ACTION_MAP
from moto.sns.models import sns_backends

from . import ec2_resources
from .wire import Call

# The signing name, where IAM calls the service otherwise.
_PREFIXES = {"monitoring": "cloudwatch", "email": "ses"}
# Signing name, operation: what IAM calls it.
_RENAMED = {("lambda", "InvokeAsync"): "InvokeFunction"}
# What creates a thing with tags needs this as well.
_TAGGING = {"ec2": "ec2:CreateTags", "elasticloadbalancing": "elasticloadbalancing:AddTags", "eks": "eks:TagResource"}
_CREATING = ("Allocate", "Authorize", "Create", "Run")
# Operations that hand a role to a service: the parameter with the role, and the service.
_PASSED = {
    ("eks", "CreateCluster"): ("roleArn", "eks.amazonaws.com"),
    ("eks", "CreateNodegroup"): ("nodeRole", "eks.amazonaws.com"),
    ("lambda", "CreateFunction"): ("Role", "lambda.amazonaws.com"),
    ("scheduler", "CreateSchedule"): ("RoleArn", "scheduler.amazonaws.com"),
}
_RENAMED_S3 = {
    "GetPublicAccessBlock": "GetBucketPublicAccessBlock",
    "PutPublicAccessBlock": "PutBucketPublicAccessBlock",
}


@dataclass(frozen=True)
class Need:
    action: str
    resource: str | None = None
    context: Mapping[str, str] = field(default_factory=dict)


def needs(call: Call, environ: dict[str, Any]) -> list[Need]:
    """Empty for requests that need no permission."""
    if call.service == "s3":
        return list(_s3(call, environ))
    if not call.service or call.service == "sts" and call.action == "GetCallerIdentity":
        return []
    prefix = _PREFIXES.get(call.service, call.service)
    operation = _RENAMED.get((call.service, call.action), call.action)
    if (call.service, call.action) == ("sns", "Publish"):
        return list(_publish(call))
    if (call.service, call.action) == ("lambda", "Invoke"):
        return [Need("lambda:InvokeFunction", invoked_arn(call, environ))]
    touched = ec2_resources.touched(call) if call.service == "ec2" else [(None, {})]
    found = [Need(f"{prefix}:{operation}", resource, context) for resource, context in touched]
    if call.service in _TAGGING and call.action.startswith(_CREATING) and call.action != "CreateTags":
        if _has_tags(call, environ):
            created = ec2_resources.created(call) if call.service == "ec2" else None
            found.append(Need(_TAGGING[call.service], created, {f"{call.service}:createaction": call.action}))
    parameter, service = _PASSED.get((call.service, call.action), ("", ""))
    role = _json(call).get(parameter) if parameter else None
    if role:
        found.append(Need("iam:PassRole", role, {"iam:passedtoservice": service}))
    return found


def _publish(call: Call) -> Iterable[Need]:
    """Who publishes to an encrypted topic uses its key (Amazon SNS Developer Guide, "Configuring AWS KMS permissions")."""
    arn = call.form.get("TopicArn") or call.form.get("TargetArn", "")
    yield Need("sns:Publish", arn)
    topic = sns_backends[DEFAULT_ACCOUNT_ID][call.region].topics.get(arn)
    key = topic.kms_master_key_id if topic is not None else ""
    if key and "alias/aws/" not in key:
        kms = kms_backends[DEFAULT_ACCOUNT_ID][call.region]
        try:
            key_arn = kms.keys[kms.any_id_to_key_id(key)].arn
        except KeyError:
            return
        context = {"kms:viaservice": f"sns.{call.region}.amazonaws.com"}
        yield from (Need(name, key_arn, context) for name in ("kms:GenerateDataKey", "kms:Decrypt"))


def _has_tags(call: Call, environ: dict[str, Any]) -> bool:
    if call.service == "eks":
        return bool(_json(call).get("tags"))
    return any(name.startswith(("TagSpecification.", "Tags.")) for name in call.form)


def _json(call: Call) -> dict[str, Any]:
    try:
        content = json.loads(call.body) if call.body else {}
    except ValueError:
        return {}
    found = content if isinstance(content, dict) else {}
    return found | (found.get("Target") or {})


def invoked_arn(call: Call, environ: dict[str, Any]) -> str:
    """The ARN that a call of Invoke is about, with the alias or version that it names."""
    path = unquote(environ.get("RAW_URI", environ.get("PATH_INFO", "/")).split("?")[0])
    name = path.split("/functions/", 1)[-1].split("/", 1)[0].split("function:")[-1]
    qualifier = parse_qs(environ.get("QUERY_STRING", "")).get("Qualifier", [""])[0]
    named = f"{name}:{qualifier}" if qualifier and ":" not in name else name
    return f"arn:aws:lambda:{call.region}:{DEFAULT_ACCOUNT_ID}:function:{named}"


def s3_resource(environ: dict[str, Any]) -> tuple[str, str]:
    """Bucket and key of a path-style request; the key is empty for the bucket itself."""
    path = unquote(environ.get("RAW_URI", environ.get("PATH_INFO", "/")).split("?")[0]).lstrip("/")
    bucket, _, key = path.partition("/")
    return bucket, key


def _s3(call: Call, environ: dict[str, Any]) -> Iterable[Need]:
    bucket, key = s3_resource(environ)
    method = environ["REQUEST_METHOD"]
    query = parse_qs(environ.get("QUERY_STRING", ""), keep_blank_values=True)
    if not bucket:
        yield Need("s3:ListAllMyBuckets", "*")
        return
    arn = f"arn:aws:s3:::{bucket}"
    prefix = {"s3:prefix": query["prefix"][0]} if "prefix" in query else {}
    if not key:
        yield from _of_bucket(arn, method, query, prefix, call)
        return
    action = _of_key(method, query)
    yield Need(f"s3:{action}", f"{arn}/{key}")
    if action == "PutObject" and "HTTP_IF_MATCH" in environ:
        yield Need("s3:GetObject", f"{arn}/{key}")
    stored = _stored(bucket, key, query) if action.startswith("GetObject") else None
    if action in ("GetObject", "GetObjectVersion") and stored is None:
        yield Need("s3:ListBucket", arn)
    encrypted_by = _key_of(bucket, environ) if action == "PutObject" else getattr(stored, "kms_key_id", None)
    if encrypted_by and action in ("PutObject", "GetObject", "GetObjectVersion"):
        # Every part of a multipart upload is decrypted with the key before it becomes the object.
        used = ["kms:GenerateDataKey"] if action == "PutObject" else ["kms:Decrypt"]
        if "uploadId" in query:
            used.append("kms:Decrypt")
        context = {"kms:viaservice": f"s3.{call.region}.amazonaws.com"}
        yield from (Need(name, encrypted_by, context) for name in used)


def _of_bucket(
    arn: str, method: str, query: dict[str, list[str]], prefix: dict[str, str], call: Call
) -> Iterable[Need]:
    if method == "HEAD" or "list-type" in query:
        yield Need("s3:ListBucket", arn, prefix)
        return
    if method == "POST" and "delete" in query:
        yield Need("s3:DeleteObject", f"{arn}/*")
        return
    table = ACTION_MAP["BUCKET"].get(method, {})
    named = next((table[name] for name in query if name in table), table.get("DEFAULT", "ListBucket"))
    yield Need(f"s3:{_RENAMED_S3.get(named, named)}", arn, prefix)


def _of_key(method: str, query: dict[str, list[str]]) -> str:
    if method == "HEAD":
        return "GetObjectVersion" if "versionId" in query else "GetObject"
    table = ACTION_MAP["KEY"].get(method, {})
    return next((table[name] for name in table if name in query), table.get("DEFAULT", "PutObject"))


def _stored(bucket: str, key: str, query: dict[str, list[str]]) -> Any:
    found = s3_backends[DEFAULT_ACCOUNT_ID]["aws"].buckets.get(bucket)
    if found is None:
        return None
    versions = found.keys.getlist(key)
    if "versionId" in query:
        versions = [each for each in versions if str(getattr(each, "version_id", "")) == query["versionId"][0]]
    newest = versions[-1] if versions else None
    return newest if hasattr(newest, "kms_key_id") else None


def _key_of(bucket: str, environ: dict[str, Any]) -> str | None:
    """The customer's key that a new object is encrypted with: as asked for, else the bucket's own."""
    asked = environ.get("HTTP_X_AMZ_SERVER_SIDE_ENCRYPTION_AWS_KMS_KEY_ID")
    if asked or "HTTP_X_AMZ_SERVER_SIDE_ENCRYPTION" in environ:
        return asked
    found = s3_backends[DEFAULT_ACCOUNT_ID]["aws"].buckets.get(bucket)
    rule = ((found.encryption or {}).get("Rule") if found is not None else None) or {}
    rule = rule[0] if isinstance(rule, list) else rule
    return (rule.get("ApplyServerSideEncryptionByDefault") or {}).get("KMSMasterKeyID")
