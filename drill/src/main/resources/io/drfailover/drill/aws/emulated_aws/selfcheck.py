"""Fails at the start, naming the attribute, when moto is not the moto that these patches were written for."""

import importlib
import sys

PINNED_MOTO = "5.2.1"

# Everything of moto that is replaced, wrapped or relied upon, as "module:attribute.attribute".
NEEDED = (
    "moto.rds.models:RDSBackend.promote_read_replica",
    "moto.rds.models:RDSBackend.create_db_instance_read_replica",
    "moto.rds.models:RDSBackend.create_db_instance",
    "moto.rds.models:RDSBackend.find_db_from_id",
    "moto.rds.models:RDSBackend.describe_db_subnet_groups",
    "moto.rds.models:DBInstance.remove_replica",
    "moto.rds.models:DBInstance.add_replica",
    "moto.rds.models:DBInstance.read_replica_source_db_instance_identifier",
    "moto.rds.exceptions:DBInstanceNotFoundError",
    "moto.rds.exceptions:DBInstanceAlreadyExists",
    "moto.eks.models:Cluster.__init__",
    "moto.eks.models:Cluster.is_active",
    "moto.eks.models:Nodegroup.__init__",
    "moto.eks.models:EKSBackend.create_cluster",
    "moto.eks.models:EKSBackend.delete_cluster",
    "moto.eks.models:EKSBackend.describe_cluster",
    "moto.eks.models:EKSBackend.create_nodegroup",
    "moto.eks.models:EKSBackend.delete_nodegroup",
    "moto.eks.models:EKSBackend.describe_nodegroup",
    "moto.eks.models:EKSBackend.list_nodegroups",
    "moto.eks.models:EKSBackend.update_nodegroup_config",
    "moto.eks.responses:EKSResponse.create_cluster",
    "moto.eks.responses:EKSResponse.create_nodegroup",
    "moto.eks.responses:EKSResponse._get_param",
    "moto.eks.responses:EKSResponse.eks_backend",
    "moto.eks.urls:url_paths",
    "moto.eks.urls:response.dispatch",
    "moto.autoscaling.models:AutoScalingBackend.create_auto_scaling_group",
    "moto.autoscaling.models:AutoScalingBackend.delete_auto_scaling_group",
    "moto.ec2.models.launch_templates:LaunchTemplateBackend.create_launch_template",
    "moto.ec2.models.launch_templates:LaunchTemplate.create_version",
    "moto.cloudwatch.models:Alarm.update_state",
    "moto.sns.models:Subscription.publish",
    "moto.sns.models:SNSBackend.publish",
    "moto.moto_server.werkzeug_app:DomainDispatcherApplication",
    "moto.moto_server.werkzeug_app:create_backend_app",
)


def check() -> None:
    """Ends the process when a patched attribute is gone; warns when the version is another one."""
    import moto

    if moto.__version__ != PINNED_MOTO:
        print(
            f"warning: moto is {moto.__version__}, this emulator was written for {PINNED_MOTO}",
            file=sys.stderr,
            flush=True,
        )
    missing = [needed for needed in NEEDED if not _exists(needed)]
    if missing:
        sys.exit(
            f"moto {moto.__version__} has no {', '.join(missing)}, which the emulated AWS patches; "
            f"install moto[server]=={PINNED_MOTO}"
        )


def _exists(needed: str) -> bool:
    module, path = needed.split(":")
    try:
        found = importlib.import_module(module)
        for name in path.split("."):
            found = getattr(found, name)
    except (ImportError, AttributeError):
        return False
    return True
