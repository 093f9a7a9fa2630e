"""Who calls: the session of an assumed role, found by its access key in moto's STS."""

from moto.core import DEFAULT_ACCOUNT_ID
from moto.sts.models import AssumedRole, sts_backends


def session(access_key_id: str) -> AssumedRole | None:
    """The session that the key belongs to; None for every other key."""
    for backend in list(sts_backends[DEFAULT_ACCOUNT_ID].values()):
        found = backend.get_assumed_role_from_access_key(access_key_id)
        if found is not None:
            return found
    return None


def role_name(found: AssumedRole | None) -> str:
    return found.role_arn.rsplit("/", 1)[-1] if found is not None else ""
