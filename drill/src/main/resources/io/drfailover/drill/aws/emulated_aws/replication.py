"""RDS: what a replica says about its replication, and how far it is behind.

StatusInfos of DescribeDBInstances (RDS API Reference, DBInstanceStatusInfo), present while the instance has a source; and
the metric ReplicaLag in the replica's region, which is -1 while the replication is in error ("Monitoring read
replication", Amazon RDS User Guide).
"""

from typing import Any

from moto.rds import models as rds
from moto.rds.exceptions import DBInstanceNotFoundError

from .metrics import Metrics

REPLICATING = {"StatusType": "read replication", "Status": "replicating", "Normal": True}
_UNKNOWN_LAG = -1.0


def install() -> None:
    rds.DBInstance.status_infos = property(_status_infos)


def break_replication(metrics: Metrics, backend: rds.RDSBackend, identifier: str, message: str) -> None:
    """Puts the replication of a replica into the status `error`."""
    broken = {"StatusType": "read replication", "Status": "error", "Normal": False, "Message": message}
    _instance(backend, identifier).__dict__["_replication"] = broken
    report_lag(metrics, backend.region_name, identifier, _UNKNOWN_LAG)


def heal_replication(metrics: Metrics, backend: rds.RDSBackend, identifier: str) -> None:
    _instance(backend, identifier).__dict__.pop("_replication", None)
    report_lag(metrics, backend.region_name, identifier, 0.0)


def report_lag(metrics: Metrics, region: str, identifier: str, seconds: float | None) -> None:
    """The lag from now on; None: the metric is reported no more."""
    metrics.steady(region, "AWS/RDS", "ReplicaLag", {"DBInstanceIdentifier": identifier}, seconds)


def _status_infos(self: rds.DBInstance) -> list[dict[str, Any]]:
    if self.read_replica_source_db_instance_identifier is None:
        return []
    return [self.__dict__.get("_replication", REPLICATING)]


def _instance(backend: rds.RDSBackend, identifier: str) -> rds.DBInstance:
    if identifier not in backend.databases:
        raise DBInstanceNotFoundError(identifier)
    return backend.databases[identifier]
