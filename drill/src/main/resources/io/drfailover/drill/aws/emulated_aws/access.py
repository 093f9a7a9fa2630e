"""EKS access entries, access policies, add-ons and pod identity associations, which moto has not.

They live on moto's cluster object, so a reset of moto forgets them with their cluster. The operations' shapes are
botocore's: moto's own parser and serializer do the wire format.
"""

import uuid
from datetime import datetime
from typing import Any

from moto.core.responses import ActionResult, EmptyResult
from moto.core.utils import utcnow
from moto.eks import urls
from moto.eks.exceptions import ResourceInUseException, ResourceNotFoundException
from moto.eks.responses import EKSResponse

_PATHS = (
    "{0}/clusters/(?P<name>[^/]+)/access-entries$",
    "{0}/clusters/(?P<name>[^/]+)/access-entries/(?P<principalArn>.+)$",
    "{0}/clusters/(?P<name>[^/]+)/addons$",
    "{0}/clusters/(?P<name>[^/]+)/addons/(?P<addonName>[^/]+)$",
    "{0}/clusters/(?P<name>[^/]+)/addons/(?P<addonName>[^/]+)/update$",
    "{0}/clusters/(?P<name>[^/]+)/pod-identity-associations$",
    "{0}/clusters/(?P<name>[^/]+)/pod-identity-associations/(?P<associationId>[^/]+)$",
    "{0}/clusters/(?P<name>[^/]+)/updates/(?P<updateId>[^/]+)$",
)

ADDON_VERSION = "v1.0.0-eksbuild.1"


def install() -> None:
    for path in _PATHS:
        urls.url_paths[path] = urls.response.dispatch
    for operation in (
        create_access_entry,
        describe_access_entry,
        update_access_entry,
        delete_access_entry,
        list_access_entries,
        associate_access_policy,
        disassociate_access_policy,
        list_associated_access_policies,
        create_addon,
        describe_addon,
        update_addon,
        delete_addon,
        list_addons,
        create_pod_identity_association,
        describe_pod_identity_association,
        delete_pod_identity_association,
        list_pod_identity_associations,
    ):
        setattr(EKSResponse, operation.__name__, operation)


def create_access_entry(self: EKSResponse) -> ActionResult:
    cluster, principal = _cluster(self), self._get_param("principalArn")
    if principal in cluster.access_entries:
        raise ResourceInUseException(
            message="The specified access entry resource is already in use on this cluster."
        )
    now = utcnow()
    cluster.access_entries[principal] = {
        "clusterName": cluster.name,
        "principalArn": principal,
        "kubernetesGroups": self._get_param("kubernetesGroups") or [],
        "accessEntryArn": _arn(cluster, "access-entry", f"role/{principal.rsplit('/', 1)[-1]}/{uuid.uuid4()}"),
        "createdAt": now,
        "modifiedAt": now,
        "tags": self._get_param("tags") or {},
        "username": self._get_param("username") or principal,
        "type": self._get_param("type") or "STANDARD",
        "policies": {},
    }
    return _entry_answer(cluster.access_entries[principal])


def describe_access_entry(self: EKSResponse) -> ActionResult:
    return _entry_answer(_entry(self))


def update_access_entry(self: EKSResponse) -> ActionResult:
    entry = _entry(self)
    for name in ("kubernetesGroups", "username"):
        if self._get_param(name) is not None:
            entry[name] = self._get_param(name)
    entry["modifiedAt"] = utcnow()
    return _entry_answer(entry)


def delete_access_entry(self: EKSResponse) -> ActionResult:
    entry = _entry(self)
    del _cluster(self).access_entries[entry["principalArn"]]
    return EmptyResult()


def list_access_entries(self: EKSResponse) -> ActionResult:
    wanted = self._get_param("associatedPolicyArn")
    entries = _cluster(self).access_entries.values()
    return ActionResult(
        {"accessEntries": [e["principalArn"] for e in entries if wanted is None or wanted in e["policies"]]}
    )


def associate_access_policy(self: EKSResponse) -> ActionResult:
    entry, policy, now = _entry(self), self._get_param("policyArn"), utcnow()
    entry["policies"][policy] = {
        "policyArn": policy,
        "accessScope": self._get_param("accessScope"),
        "associatedAt": now,
        "modifiedAt": now,
    }
    return ActionResult(
        {
            "clusterName": entry["clusterName"],
            "principalArn": entry["principalArn"],
            "associatedAccessPolicy": entry["policies"][policy],
        }
    )


def disassociate_access_policy(self: EKSResponse) -> ActionResult:
    entry, policy = _entry(self), self._get_param("policyArn")
    if entry["policies"].pop(policy, None) is None:
        raise ResourceNotFoundException(message=f"No association found for policy: {policy}")
    return EmptyResult()


def list_associated_access_policies(self: EKSResponse) -> ActionResult:
    entry = _entry(self)
    return ActionResult(
        {
            "clusterName": entry["clusterName"],
            "principalArn": entry["principalArn"],
            "associatedAccessPolicies": list(entry["policies"].values()),
        }
    )


def create_addon(self: EKSResponse) -> ActionResult:
    cluster, name = _cluster(self), self._get_param("addonName")
    if name in cluster.addons:
        raise ResourceInUseException(clusterName=cluster.name, addonName=name, message="Addon already exists.")
    now: datetime = utcnow()
    cluster.addons[name] = {
        "addonName": name,
        "clusterName": cluster.name,
        "status": "ACTIVE",
        "addonVersion": self._get_param("addonVersion") or ADDON_VERSION,
        "health": {"issues": []},
        "addonArn": _arn(cluster, "addon", f"{name}/{uuid.uuid4()}"),
        "createdAt": now,
        "modifiedAt": now,
        "serviceAccountRoleArn": self._get_param("serviceAccountRoleArn"),
        "configurationValues": self._get_param("configurationValues"),
        "tags": self._get_param("tags") or {},
    }
    return ActionResult({"addon": cluster.addons[name]})


def describe_addon(self: EKSResponse) -> ActionResult:
    return ActionResult({"addon": _addon(self)})


def update_addon(self: EKSResponse) -> ActionResult:
    addon, now = _addon(self), utcnow()
    for name in ("addonVersion", "serviceAccountRoleArn", "configurationValues"):
        if self._get_param(name) is not None:
            addon[name] = self._get_param(name)
    addon["modifiedAt"] = now
    update = {
        "id": str(uuid.uuid4()),
        "status": "Successful",
        "type": "AddonUpdate",
        "params": [],
        "createdAt": now,
        "errors": [],
    }
    _cluster(self).updates[update["id"]] = update
    return ActionResult({"update": update})


def delete_addon(self: EKSResponse) -> ActionResult:
    addon = _addon(self)
    return ActionResult({"addon": _cluster(self).addons.pop(addon["addonName"])})


def list_addons(self: EKSResponse) -> ActionResult:
    return ActionResult({"addons": list(_cluster(self).addons)})


def create_pod_identity_association(self: EKSResponse) -> ActionResult:
    cluster, now = _cluster(self), utcnow()
    namespace, account = self._get_param("namespace"), self._get_param("serviceAccount")
    for association in cluster.pod_identities.values():
        if (association["namespace"], association["serviceAccount"]) == (namespace, account):
            raise ResourceInUseException(message=f"Association already exists: {association['associationId']}")
    identity = "a-" + uuid.uuid4().hex[:17]
    cluster.pod_identities[identity] = {
        "clusterName": cluster.name,
        "namespace": namespace,
        "serviceAccount": account,
        "roleArn": self._get_param("roleArn"),
        "associationArn": _arn(cluster, "podidentityassociation", identity),
        "associationId": identity,
        "tags": self._get_param("tags") or {},
        "createdAt": now,
        "modifiedAt": now,
    }
    return ActionResult({"association": cluster.pod_identities[identity]})


def describe_pod_identity_association(self: EKSResponse) -> ActionResult:
    return ActionResult({"association": _pod_identity(self)})


def delete_pod_identity_association(self: EKSResponse) -> ActionResult:
    association = _pod_identity(self)
    return ActionResult({"association": _cluster(self).pod_identities.pop(association["associationId"])})


def list_pod_identity_associations(self: EKSResponse) -> ActionResult:
    return ActionResult({"associations": list(_cluster(self).pod_identities.values())})


def _cluster(response: EKSResponse) -> Any:
    return response.eks_backend.describe_cluster(response._get_param("name"))


def _entry(response: EKSResponse) -> dict[str, Any]:
    principal = response._get_param("principalArn")
    found = _cluster(response).access_entries.get(principal)
    if found is None:
        raise ResourceNotFoundException(
            message=f"The specified principalArn could not be found: {principal}"
        )
    return found


def _entry_answer(entry: dict[str, Any]) -> ActionResult:
    return ActionResult({"accessEntry": {key: value for key, value in entry.items() if key != "policies"}})


def _addon(response: EKSResponse) -> dict[str, Any]:
    cluster, name = _cluster(response), response._get_param("addonName")
    if name not in cluster.addons:
        raise ResourceNotFoundException(
            clusterName=cluster.name, addonName=name, message=f"No addon: {name} found in cluster: {cluster.name}"
        )
    return cluster.addons[name]


def _pod_identity(response: EKSResponse) -> dict[str, Any]:
    identity = response._get_param("associationId")
    found = _cluster(response).pod_identities.get(identity)
    if found is None:
        raise ResourceNotFoundException(message=f"No association found for id: {identity}")
    return found


def _arn(cluster: Any, kind: str, rest: str) -> str:
    return f"{cluster.arn.split(':cluster/')[0]}:{kind}/{cluster.name}/{rest}"
