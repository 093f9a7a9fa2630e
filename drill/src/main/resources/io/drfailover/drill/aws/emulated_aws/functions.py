"""Lambda's control plane where moto is not enough for Terraform and for a drill that runs what was deployed.

Code is the object version that was named; configuration keeps its logging, key and storage; asynchronous configuration
and permissions belong to the qualifier that was named.
"""

import base64
import hashlib
import os
import uuid
from typing import Any
from urllib.parse import quote

from moto.awslambda import models as functions
from moto.awslambda.exceptions import InvalidParameterValueException
from moto.awslambda.responses import LambdaResponse
from moto.s3.exceptions import MissingBucket
from moto.s3.models import s3_backends

# Of CreateFunction and UpdateFunctionConfiguration: kept and shown as they come.
_KEPT = {"LoggingConfig": "logging_config", "KMSKeyArn": "kms_key_arn", "DeadLetterConfig": "dead_letter_config"}
# Of UpdateFunctionConfiguration, what moto's own update leaves out.
_CHANGED = {"TracingConfig": "tracing_config"}
LATEST = "$LATEST"


def install() -> None:
    plain_init = functions.LambdaFunction.__init__
    plain_configuration = functions.LambdaFunction.get_configuration
    plain_update = functions.LambdaFunction.update_configuration
    plain_code = functions.LambdaFunction._set_function_code
    plain_get = functions.LambdaFunction.get_code

    def init(self: functions.LambdaFunction, account_id: str, spec: dict[str, Any], *rest: Any, **named: Any) -> None:
        for key, attribute in _KEPT.items():
            setattr(self, attribute, spec.get(key))
        self.revision = str(uuid.uuid4())
        plain_init(self, account_id, spec, *rest, **named)

    def get_configuration(self: functions.LambdaFunction, on_create: bool = False) -> dict[str, Any]:
        shown = plain_configuration(self, on_create)
        logging = self.logging_config or {}
        shown["LoggingConfig"] = {"LogFormat": "Text", "LogGroup": self.logs_group_name} | logging
        shown["RevisionId"] = self.revision
        for key in ("KMSKeyArn", "DeadLetterConfig"):
            if getattr(self, _KEPT[key]):
                shown[key] = getattr(self, _KEPT[key])
        return shown

    def update_configuration(self: functions.LambdaFunction, updates: dict[str, Any]) -> dict[str, Any]:
        for key, attribute in (_KEPT | _CHANGED).items():
            if key in updates:
                setattr(self, attribute, updates[key])
        if "EphemeralStorage" in updates:
            self.ephemeral_storage = updates["EphemeralStorage"]["Size"]
        self.revision = str(uuid.uuid4())
        return plain_update(self, updates)

    def set_function_code(self: functions.LambdaFunction, spec: dict[str, Any]) -> None:
        if "S3Key" not in spec or "ZipFile" in spec:
            plain_code(self, spec)
            return
        if spec.get("DryRun"):
            return
        stored = _object(self, spec)
        digest = hashlib.sha256(stored.value)
        # Never run by moto, so not kept twice in memory.
        self.code_bytes, self.code_size, self.code_digest = b"", stored.size, digest.hexdigest()
        self.code_sha_256 = base64.b64encode(digest.digest()).decode()
        # A published version shares the mapping of its original until the code changes.
        self.code = {key: spec[key] for key in ("S3Bucket", "S3Key", "S3ObjectVersion") if spec.get(key)}

    def get_code(self: functions.LambdaFunction) -> dict[str, Any]:
        found = plain_get(self)
        if "S3Bucket" in self.code:
            found["Code"]["Location"] = _location(self)
        return found

    functions.LambdaFunction.__init__ = init
    functions.LambdaFunction.get_configuration = get_configuration
    functions.LambdaFunction.update_configuration = update_configuration
    functions.LambdaFunction._set_function_code = set_function_code
    functions.LambdaFunction.get_code = get_code
    LambdaResponse._set_configuration_qualifier = staticmethod(_qualified)


def _object(function: functions.LambdaFunction, spec: dict[str, Any]) -> Any:
    try:
        stored = s3_backends[function.account_id][function.partition].get_object(
            spec["S3Bucket"], spec["S3Key"], version_id=spec.get("S3ObjectVersion")
        )
    except MissingBucket:
        stored = None
    if stored is None:
        where = f"{spec['S3Bucket']}/{spec['S3Key']} version {spec.get('S3ObjectVersion') or 'newest'}"
        raise InvalidParameterValueException(
            f"Error occurred while GetObject. S3 Error Code: NoSuchKey. The specified key does not exist: {where}"
        )
    return stored


def _location(function: functions.LambdaFunction) -> str:
    """A presigned URL, as in AWS; of the very object that the function was made from."""
    code = function.code
    version = f"versionId={quote(code['S3ObjectVersion'])}&" if code.get("S3ObjectVersion") else ""
    scope = quote(f"drill/20260101/{function.region}/s3/aws4_request", safe="")
    return (
        f"http://127.0.0.1:{os.environ['MOTO_PORT']}/{code['S3Bucket']}/{quote(code['S3Key'])}?{version}"
        f"X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential={scope}&X-Amz-Date=20260101T000000Z&X-Amz-Expires=600"
        "&X-Amz-SignedHeaders=host&X-Amz-Signature=drill"
    )


def _qualified(configuration: dict[str, Any], function_name: str, qualifier: str | None) -> dict[str, Any]:
    """The ARN and the version as they were asked for: of an alias the ARN names the alias."""
    named = function_name.split(":function:")[-1]
    qualifier = named.split(":")[1] if ":" in named else qualifier
    if qualifier is None or qualifier == LATEST:
        configuration["Version"] = LATEST
    if qualifier is not None:
        base = ":".join(configuration["FunctionArn"].split(":")[:7])
        configuration["FunctionArn"] = f"{base}:{qualifier}"
    return configuration
