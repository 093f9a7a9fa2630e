"""CloudWatch metrics: what was put, and steady ones, which AWS itself would report every minute.

A steady metric has a value until the drill changes or ends it; its first value counts for the time before, too, as if
AWS had always reported it. That is how the drill plays AWS/RDS and AWS/ApplicationELB.
"""

import math
import threading
import time
from collections.abc import Iterable
from datetime import datetime, timedelta, timezone
from typing import Any

from moto.cloudwatch import models as cloudwatch
from moto.core.utils import utcnow

# Shown to GetMetricData and the like: this many datapoints, one a minute, the newest now.
_SHOWN = 15

# Seconds: a request that ends "now" may arrive so much later, and still gets the newest.
_ON_ITS_WAY = 5

# Namespace, name, dimensions.
MetricKey = tuple[str, str, frozenset[tuple[str, str]]]
_Key = tuple[str, str, str, frozenset[tuple[str, str]]]


class Metrics:
    def __init__(self) -> None:
        self._lock = threading.Lock()
        # Each change: when (seconds since the epoch) and the value from then on; None is no more data.
        self._steady: dict[_Key, list[tuple[float, float | None]]] = {}

    def install(self) -> None:
        plain = cloudwatch.CloudWatchBackend.aws_metric_data.fget
        metrics = self

        def aws_metric_data(self: cloudwatch.CloudWatchBackend) -> list[cloudwatch.MetricDatumBase]:
            return plain(self) + list(metrics._shown(self.region_name))

        cloudwatch.CloudWatchBackend.aws_metric_data = property(aws_metric_data)

    def steady(self, region: str, namespace: str, name: str, dimensions: dict[str, str], value: float | None) -> None:
        """Reports a value from now on; None ends the metric."""
        key = (region, namespace, name, frozenset(dimensions.items()))
        with self._lock:
            changes = self._steady.setdefault(key, [])
            if value is not None or changes:
                changes.append((time.time() if changes else -math.inf, value))

    def values(
        self,
        backend: cloudwatch.CloudWatchBackend,
        metric: MetricKey,
        stat: str,
        edges: list[float],
    ) -> list[float | None]:
        """One value for each period between two neighbouring edges (seconds since the epoch); None without data."""
        namespace, name, dimensions = metric
        data = [
            (datum.timestamp.replace(tzinfo=timezone.utc).timestamp(), datum)
            for datum in list(backend.metric_data)
            if datum.namespace == namespace
            and datum.name == name
            and {(d.name, d.value) for d in datum.dimensions} == dimensions
        ]
        with self._lock:
            changes = list(self._steady.get((backend.region_name, namespace, name, dimensions), ()))
        values = []
        for begin, end in zip(edges, edges[1:]):
            inside = [datum for at, datum in data if begin <= at < end]
            steady = _at(changes, end)
            if steady is not None:
                inside.append(_datum(namespace, name, dimensions, steady, utcnow()))
            values.append(_statistic(inside, stat) if inside else None)
        return values

    def _shown(self, region: str) -> Iterable[cloudwatch.MetricDatumBase]:
        now = utcnow().replace(microsecond=0)
        with self._lock:
            steady = {key: list(changes) for key, changes in self._steady.items() if key[0] == region}
        for (_, namespace, name, dimensions), changes in steady.items():
            for age in range(_SHOWN):
                when = now - timedelta(minutes=age, seconds=_ON_ITS_WAY)
                # The newest datapoint is today's value: GetMetricData's end is exclusive and often "now".
                at = time.time() if age == 0 else when.replace(tzinfo=timezone.utc).timestamp()
                value = _at(changes, at)
                if value is not None:
                    yield _datum(namespace, name, dimensions, value, when)


def _at(changes: list[tuple[float, float | None]], when: float) -> float | None:
    current = None
    for since, value in changes:
        if since <= when:
            current = value
    return current


def _datum(
    namespace: str, name: str, dimensions: Iterable[tuple[str, str]], value: float, when: datetime
) -> cloudwatch.MetricDatum:
    shown: list[dict[str, Any]] = [{"Name": key, "Value": text} for key, text in dimensions]
    return cloudwatch.MetricDatum(namespace, name, value, shown, when)


def _statistic(data: list[cloudwatch.MetricDatumBase], stat: str) -> float | None:
    if stat.startswith("p"):
        values = sorted(datum.value for datum in data if isinstance(datum, cloudwatch.MetricDatum))
        rank = math.ceil(float(stat[1:]) / 100 * len(values))
        return values[max(rank, 1) - 1] if values else None
    statistics = cloudwatch.Statistics([stat], utcnow())
    statistics.metric_data = data
    value = statistics.get_statistics_for_type(stat)
    return None if value is None else float(value)
