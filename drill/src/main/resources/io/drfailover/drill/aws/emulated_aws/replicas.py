"""RDS read replicas. moto copies the primary: same id, same subnet group, same lists. AWS makes an instance of its own."""

import secrets
from typing import Any

from moto.core.utils import utcnow
from moto.ec2.models import ec2_backends
from moto.rds import models as rds
from moto.rds.exceptions import DBInstanceAlreadyExists

from .metrics import Metrics
from .replication import report_lag


def install(metrics: Metrics) -> None:
    create_instance = rds.RDSBackend.create_db_instance
    create_replica = rds.RDSBackend.create_db_instance_read_replica

    def create_db_instance(self: rds.RDSBackend, wanted: dict[str, Any]) -> rds.DBInstance:
        instance = create_instance(self, wanted)
        instance.dbi_resource_id = _resource_id()
        return instance

    def create_db_instance_read_replica(self: rds.RDSBackend, wanted: dict[str, Any]) -> rds.DBInstance:
        wanted = dict(wanted)
        if wanted["db_instance_identifier"].lower() in self.databases:
            raise DBInstanceAlreadyExists()
        # Resolved here, in the replica's own region, before moto looks it up in the primary's.
        group_name = wanted.pop("db_subnet_group_name", None)
        group = self.describe_db_subnet_groups(group_name)[0] if group_name else None
        wanted["db_instance_identifier"] = wanted["db_instance_identifier"].lower()
        replica = create_replica(self, wanted)
        _own(replica, self, wanted, group)
        report_lag(metrics, self.region_name, replica.db_instance_identifier, 0.0)
        return replica

    def remove_replica(self: rds.DBInstance, replica: rds.DBInstance) -> None:
        self.replicas = [r for r in self.replicas if r not in (replica.db_instance_arn, replica.db_instance_identifier)]

    rds.RDSBackend.create_db_instance = create_db_instance
    rds.RDSBackend.create_db_instance_read_replica = create_db_instance_read_replica
    rds.DBInstance.remove_replica = remove_replica


def _own(replica: rds.DBInstance, backend: rds.RDSBackend, wanted: dict[str, Any], group: Any) -> None:
    """Cuts everything that a shallow copy still shares with the primary."""
    crosses_regions = wanted["source_db_instance_identifier"].split(":")[3:4] not in ([], [backend.region_name])
    replica.dbi_resource_id = _resource_id()
    replica.instance_create_time = utcnow()
    replica.tags = list(wanted.get("tags") or [])
    # A replica keeps no backups of its own until it is promoted or told to.
    replica.backup_retention_period = wanted.get("backup_retention_period") or 0
    replica.deletion_protection = bool(wanted.get("deletion_protection"))
    replica.multi_az = bool(wanted.get("multi_az"))
    replica.enabled_cloudwatch_logs_exports = list(wanted.get("enable_cloudwatch_logs_exports") or [])
    replica.db_security_groups = []
    replica._associated_roles = []
    replica.manage_master_user_password = False
    replica.__dict__.pop("master_user_secret", None)
    replica.__dict__.pop("_promotion", None)
    replica.__dict__.pop("_replication", None)
    if group is not None:
        replica._db_subnet_group_name = group.name
        replica.db_subnet_group = group
    elif crosses_regions:
        replica._db_subnet_group_name = None
        replica.__dict__.pop("db_subnet_group", None)
    if crosses_regions:
        replica.availability_zone = wanted.get("availability_zone") or f"{backend.region_name}a"
        replica.db_parameter_group_name = wanted.get("db_parameter_group_name")
    if wanted.get("vpc_security_group_ids"):
        replica.vpc_security_group_ids = list(wanted["vpc_security_group_ids"])
    elif crosses_regions:
        ec2 = ec2_backends[backend.account_id][backend.region_name]
        vpc_id = group.vpc_id if group is not None else ec2.default_vpc.id
        replica.vpc_security_group_ids = [ec2.get_default_security_group(vpc_id).id]
    else:
        replica.vpc_security_group_ids = list(replica.vpc_security_group_ids)


def _resource_id() -> str:
    return "db-" + secrets.token_hex(13).upper()
