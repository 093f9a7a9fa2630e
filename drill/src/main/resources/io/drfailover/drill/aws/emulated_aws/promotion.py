"""RDS promotion with the behaviour that failover code gets wrong.

Right after PromoteReadReplica the instance still shows `available`, with its source: code that waits for `available`
returns at once. Then modifying, rebooting (the source is gone), backing-up (unless backups are off), available.
"""

import time
from dataclasses import dataclass
from typing import Any

from moto.rds import models as rds
from moto.rds.exceptions import DBInstanceNotFoundError, RDSClientError

from .metrics import Metrics
from .replication import report_lag
from .settings import Settings

# The stale answer lasts this part of the promotion, and never less than a poller can see.
STALE_PART, STALE_SECONDS = 0.15, 1.0
# Of what remains after it: where rebooting and backing-up begin.
REBOOTING_PART, BACKING_UP_PART = 0.5, 0.75


class InvalidDBInstanceState(RDSClientError):
    """The code that AWS sends; moto's own class of that name says InvalidDBInstanceStateFault."""

    def __init__(self, message: str):
        super().__init__("InvalidDBInstanceState", message)


@dataclass(frozen=True)
class Promotion:
    """One promotion under way, measured from the request on the monotonic clock."""

    began: float
    seconds: float
    backs_up: bool
    settings: Settings

    def status(self) -> str:
        passed = time.monotonic() - self.began
        stale = max(STALE_SECONDS, STALE_PART * self.seconds)
        if passed < stale:
            return "available"
        if self.settings.promotion_stuck:
            return "modifying"
        part = (passed - stale) / max(self.seconds - stale, 0.001)
        if part < REBOOTING_PART:
            return "modifying"
        if part < BACKING_UP_PART or (part < 1 and not self.backs_up):
            return "rebooting"
        return "backing-up" if part < 1 else "available"

    def detached(self) -> bool:
        passed = time.monotonic() - self.began
        stale = max(STALE_SECONDS, STALE_PART * self.seconds)
        return passed >= stale and self.status() != "modifying"


@dataclass(frozen=True)
class Override:
    """A status that the drill asked for, until it ends by itself."""

    status: str
    until: float


def install(settings: Settings, metrics: Metrics) -> None:
    plain_source = rds.DBInstance.read_replica_source_db_instance_identifier.fget

    def status(self: rds.DBInstance) -> str:
        override = self.__dict__.get("_override")
        if override is not None and time.monotonic() < override.until:
            return override.status
        promotion = self.__dict__.get("_promotion")
        plain = self.__dict__.get("_status", "available")
        return promotion.status() if promotion is not None and plain == "available" else plain

    def set_status(self: rds.DBInstance, value: str) -> None:
        self.__dict__["_status"] = value

    def source(self: rds.DBInstance) -> str | None:
        promotion = self.__dict__.get("_promotion")
        return None if promotion is not None and promotion.detached() else plain_source(self)

    def promote_read_replica(self: rds.RDSBackend, wanted: dict[str, Any]) -> rds.DBInstance:
        instance = _promote(self, dict(wanted), settings)
        report_lag(metrics, self.region_name, instance.db_instance_identifier, None)
        return instance

    rds.DBInstance.status = property(status, set_status)
    rds.DBInstance.read_replica_source_db_instance_identifier = property(source)
    rds.RDSBackend.promote_read_replica = promote_read_replica


def override_status(backend: rds.RDSBackend, identifier: str, status: str, seconds: float) -> None:
    """Shows a status for some seconds, such as `backing-up`, during which AWS refuses a promotion."""
    if identifier not in backend.databases:
        raise DBInstanceNotFoundError(identifier)
    backend.databases[identifier].__dict__["_override"] = Override(status, time.monotonic() + seconds)


def _promote(backend: rds.RDSBackend, wanted: dict[str, Any], settings: Settings) -> rds.DBInstance:
    identifier = wanted.pop("db_instance_identifier").lower()
    if identifier not in backend.databases:
        raise DBInstanceNotFoundError(identifier)
    instance = backend.databases[identifier]
    if not instance.is_replica:
        raise InvalidDBInstanceState(f"DB Instance {identifier} is not a read replica.")
    if instance.status != "available":
        raise InvalidDBInstanceState(
            f"DB Instance {identifier} has state: {instance.status}, but must have state: available."
        )
    try:
        backend.find_db_from_id(instance.source_db_instance_identifier).remove_replica(instance)
    except DBInstanceNotFoundError:
        pass  # The primary is already deleted; AWS promotes all the same.
    instance.is_replica = False
    retention = wanted.get("backup_retention_period")
    wanted["backup_retention_period"] = 1 if retention is None else retention
    instance.update(**wanted)
    instance.__dict__["_promotion"] = Promotion(
        time.monotonic(), settings.promotion_seconds, instance.backup_retention_period > 0, settings
    )
    return instance
