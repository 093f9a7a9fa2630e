"""EKS clusters: CREATING for a while, then ACTIVE with the address and authority of an API server that the drill runs."""

import time
from typing import Any

from moto.ec2.models import ec2_backends
from moto.eks import models as eks
from moto.eks.responses import EKSResponse

from .settings import Settings


def install(settings: Settings) -> None:
    plain_init = eks.Cluster.__init__
    create = eks.EKSBackend.create_cluster
    delete = eks.EKSBackend.delete_cluster
    respond = EKSResponse.create_cluster

    def init(self: eks.Cluster, *args: Any, **kwargs: Any) -> None:
        plain_init(self, *args, **kwargs)
        self.__dict__["_active_at"] = time.monotonic() + settings.cluster_seconds
        self.access_entries: dict[str, Any] = {}
        self.addons: dict[str, Any] = {}
        self.pod_identities: dict[str, Any] = {}
        self.updates: dict[str, Any] = {}

    def status(self: eks.Cluster) -> str:
        creating = time.monotonic() < self.__dict__.get("_active_at", 0.0)
        return "CREATING" if creating else self.__dict__["_status"]

    # While it creates a cluster, AWS shows neither its endpoint nor its authority.
    def endpoint(self: eks.Cluster) -> str | None:
        if status(self) == "CREATING":
            return None
        return settings.kubernetes_endpoint or self.__dict__["_endpoint"]

    def authority(self: eks.Cluster) -> dict[str, Any]:
        if status(self) == "CREATING":
            return {}
        chosen = settings.kubernetes_certificate_authority
        return {"data": chosen} if chosen else self.__dict__["_authority"]

    def create_cluster(self: eks.EKSBackend, *args: Any, **kwargs: Any) -> eks.Cluster:
        cluster = create(self, *args, **kwargs)
        cluster.resources_vpc_config = _vpc_config(self, cluster)
        network = dict(cluster.kubernetes_network_config)
        network.setdefault("serviceIpv4Cidr", "172.20.0.0/16")
        network.setdefault("ipFamily", "ipv4")
        cluster.kubernetes_network_config = network
        return cluster

    def delete_cluster(self: eks.EKSBackend, *args: Any, **kwargs: Any) -> eks.Cluster:
        cluster = delete(self, *args, **kwargs)
        group = cluster.resources_vpc_config.get("clusterSecurityGroupId")
        if group:
            ec2_backends[self.account_id][self.region_name].delete_security_group(group_id=group)
        return cluster

    def response(self: EKSResponse) -> Any:
        answer = respond(self)
        cluster = answer.result["cluster"]
        # moto drops these; a provider that asked for them would find a difference in every plan.
        access = dict(self._get_param("accessConfig") or {})
        access.setdefault("authenticationMode", "CONFIG_MAP")
        access.setdefault("bootstrapClusterCreatorAdminPermissions", True)
        cluster.access_config = access
        cluster.upgrade_policy = self._get_param("upgradePolicy") or {"supportType": "EXTENDED"}
        cluster.deletion_protection = bool(self._get_param("deletionProtection"))
        return answer

    eks.Cluster.__init__ = init
    eks.Cluster.status = _stored("_status", status)
    eks.Cluster.endpoint = _stored("_endpoint", endpoint)
    eks.Cluster.certificate_authority = _stored("_authority", authority)
    eks.EKSBackend.create_cluster = create_cluster
    eks.EKSBackend.delete_cluster = delete_cluster
    EKSResponse.create_cluster = response


def _stored(name: str, read: Any) -> property:
    return property(read, lambda self, value: self.__dict__.__setitem__(name, value))


def _vpc_config(backend: eks.EKSBackend, cluster: eks.Cluster) -> dict[str, Any]:
    """What AWS adds to the wish: the VPC, the cluster's own security group, and the endpoint's defaults."""
    config = dict(cluster.resources_vpc_config or {})
    config.setdefault("securityGroupIds", [])
    if config.get("endpointPublicAccess") is None:
        config["endpointPublicAccess"] = True
    if config.get("endpointPrivateAccess") is None:
        config["endpointPrivateAccess"] = False
    if not config.get("publicAccessCidrs"):
        config["publicAccessCidrs"] = ["0.0.0.0/0"] if config["endpointPublicAccess"] else []
    subnets = config.get("subnetIds") or []
    ec2 = ec2_backends[backend.account_id][backend.region_name]
    known = [found for zone in ec2.subnets.values() for key, found in zone.items() if key in subnets]
    if known:
        config["vpcId"] = known[0].vpc_id
        config["clusterSecurityGroupId"] = ec2.create_security_group(
            name=f"eks-cluster-sg-{cluster.name}",
            description="EKS created security group applied to ENI that is attached to EKS Control Plane master "
            "nodes, as well as any managed workloads.",
            vpc_id=config["vpcId"],
            tags={"aws:eks:cluster-name": cluster.name, f"kubernetes.io/cluster/{cluster.name}": "owned"},
        ).id
    return config
