"""EKS managed node groups: refused before the cluster is ACTIVE (moto asks `is_active`, which clusters.py makes true),
CREATING for a while, with an autoscaling group that really exists and can be attached to a target group."""

import time
import uuid
from typing import Any

from moto.autoscaling.models import autoscaling_backends
from moto.core.responses import ActionResult
from moto.ec2.models import ec2_backends
from moto.eks import models as eks
from moto.eks.exceptions import ResourceNotFoundException
from moto.eks.responses import EKSResponse

from .settings import Settings


def install(settings: Settings) -> None:
    plain_init = eks.Nodegroup.__init__
    create = eks.EKSBackend.create_nodegroup
    delete = eks.EKSBackend.delete_nodegroup
    update = eks.EKSBackend.update_nodegroup_config
    names = eks.EKSBackend.list_nodegroups
    respond = EKSResponse.create_nodegroup

    def init(self: eks.Nodegroup, *args: Any, **kwargs: Any) -> None:
        plain_init(self, *args, **kwargs)
        self.__dict__["_active_at"] = time.monotonic() + settings.nodegroup_seconds
        # moto invents a key pair that nobody asked for, and the provider then replaces the node group.
        self.remote_access = kwargs.get("remote_access")
        self.resources = {"autoScalingGroups": [{"name": f"eks-{self.nodegroup_name}-{self.uuid}"}]}
        if self.launch_template and kwargs.get("disk_size") is None:
            self.disk_size = None

    def status(self: eks.Nodegroup) -> str:
        creating = time.monotonic() < self.__dict__.get("_active_at", 0.0)
        return "CREATING" if creating else self.__dict__["_status"]

    def create_nodegroup(self: eks.EKSBackend, *args: Any, **kwargs: Any) -> eks.Nodegroup:
        nodegroup = create(self, *args, **kwargs)
        if not kwargs.get("version"):
            nodegroup.version = self.clusters[nodegroup.cluster_name].version
        _start_group(self, nodegroup)
        return nodegroup

    def delete_nodegroup(self: eks.EKSBackend, cluster_name: str, nodegroup_name: str) -> eks.Nodegroup:
        nodegroup = delete(self, cluster_name, nodegroup_name)
        autoscaling = autoscaling_backends[self.account_id][self.region_name]
        for group in nodegroup.resources["autoScalingGroups"]:
            autoscaling.delete_auto_scaling_group(group["name"])
        return nodegroup

    def update_nodegroup_config(self: eks.EKSBackend, *args: Any, **kwargs: Any) -> dict[str, Any]:
        answer = update(self, *args, **kwargs)
        cluster = self.clusters[kwargs["cluster_name"]]
        nodegroup = cluster.nodegroups[kwargs["nodegroup_name"]]
        if kwargs.get("scaling_config"):
            _scale_group(self, nodegroup)
        # One that a later DescribeUpdate finds; moto forgets what it answered.
        cluster.updates[answer["id"]] = {**answer, "status": "Successful", "errors": []}
        return answer

    def list_nodegroups(self: eks.EKSBackend, cluster_name: str, *args: Any, **kwargs: Any) -> Any:
        # moto answers 500 for an unknown cluster; this is AWS's ResourceNotFoundException.
        self.describe_cluster(cluster_name)
        return names(self, cluster_name, *args, **kwargs)

    def response(self: EKSResponse) -> ActionResult:
        answer = respond(self)
        nodegroup = answer.result["nodegroup"]
        # moto takes these only in an update.
        nodegroup.update_config = self._get_param("updateConfig") or {"maxUnavailable": 1}
        nodegroup.node_repair_config = self._get_param("nodeRepairConfig")
        return answer

    def describe_update(self: EKSResponse) -> ActionResult:
        cluster = self.eks_backend.describe_cluster(self._get_param("name"))
        update_id = self._get_param("updateId")
        if update_id not in cluster.updates:
            raise ResourceNotFoundException(message=f"No update found for ID: {update_id}")
        return ActionResult({"update": cluster.updates[update_id]})

    eks.Nodegroup.__init__ = init
    eks.Nodegroup.status = property(status, lambda self, value: self.__dict__.__setitem__("_status", value))
    eks.EKSBackend.create_nodegroup = create_nodegroup
    eks.EKSBackend.delete_nodegroup = delete_nodegroup
    eks.EKSBackend.update_nodegroup_config = update_nodegroup_config
    eks.EKSBackend.list_nodegroups = list_nodegroups
    EKSResponse.create_nodegroup = response
    EKSResponse.describe_update = describe_update


def _start_group(backend: eks.EKSBackend, nodegroup: eks.Nodegroup) -> None:
    """Starts the group from a launch template named eks-<uuid>, which is how AWS does it."""
    ec2 = ec2_backends[backend.account_id][backend.region_name]
    known = [found for zone in ec2.subnets.values() for key, found in zone.items() if key in nodegroup.subnets]
    config = backend.clusters[nodegroup.cluster_name].resources_vpc_config
    data: dict[str, Any] = {
        "ImageId": next(iter(ec2.amis)),
        "InstanceType": nodegroup.instance_types[0],
    }
    if config.get("clusterSecurityGroupId"):
        data["SecurityGroupIds"] = [config["clusterSecurityGroupId"]]
    template = ec2.create_launch_template(f"eks-{uuid.uuid4()}", "", data, {})
    scaling = nodegroup.scaling_config
    name = nodegroup.resources["autoScalingGroups"][0]["name"]
    autoscaling_backends[backend.account_id][backend.region_name].create_auto_scaling_group(
        name=name,
        availability_zones=sorted({subnet.availability_zone for subnet in known}),
        desired_capacity=scaling["desiredSize"],
        max_size=scaling["maxSize"],
        min_size=scaling["minSize"],
        launch_config_name="",
        launch_template={"LaunchTemplateId": template.id, "Version": "1"},
        vpc_zone_identifier=",".join(nodegroup.subnets),
        default_cooldown=300,
        health_check_period=15,
        health_check_type="EC2",
        load_balancers=[],
        target_group_arns=[],
        placement_group=None,
        termination_policies=[],
        tags=[
            {
                "Key": key,
                "Value": value,
                "ResourceId": name,
                "ResourceType": "auto-scaling-group",
                "PropagateAtLaunch": "true",
            }
            for key, value in {
                "eks:cluster-name": nodegroup.cluster_name,
                "eks:nodegroup-name": nodegroup.nodegroup_name,
                f"kubernetes.io/cluster/{nodegroup.cluster_name}": "owned",
            }.items()
        ],
    )


def _scale_group(backend: eks.EKSBackend, nodegroup: eks.Nodegroup) -> None:
    autoscaling = autoscaling_backends[backend.account_id][backend.region_name]
    for named in nodegroup.resources["autoScalingGroups"]:
        group = autoscaling.autoscaling_groups[named["name"]]
        group.min_size = nodegroup.scaling_config["minSize"]
        group.max_size = nodegroup.scaling_config["maxSize"]
        autoscaling.set_desired_capacity(named["name"], nodegroup.scaling_config["desiredSize"])
