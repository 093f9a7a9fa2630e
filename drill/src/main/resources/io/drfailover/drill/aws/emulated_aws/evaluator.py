"""CloudWatch's evaluator, in a time of its own: each 60 s of an alarm's period last `alarm_period_seconds`.

Off while that setting is None: alarms then change only by SetAlarmState. On, every metric alarm of every region is
evaluated once a (compressed) minute. An alarm that cannot be evaluated is left alone, and said so once.
"""

import re
import sys
import threading
import time
import traceback
from dataclasses import dataclass

from moto.cloudwatch import models as cloudwatch
from moto.cloudwatch.models import cloudwatch_backends
from moto.core import DEFAULT_ACCOUNT_ID

from . import evaluation, metric_math
from .metrics import MetricKey, Metrics
from .settings import Settings

_IDLE_SECONDS = 0.1


class Evaluator:
    def __init__(self, settings: Settings, metrics: Metrics):
        self._settings = settings
        self._metrics = metrics
        self._left_alone: set[str] = set()

    def start(self) -> None:
        threading.Thread(target=self._run, name="alarm-evaluator", daemon=True).start()

    def _run(self) -> None:
        while True:
            minute = self._settings.alarm_period_seconds
            if minute is None:
                time.sleep(_IDLE_SECONDS)
                continue
            # On the minute, a little late: the last datapoints of a minute need a moment to arrive.
            time.sleep(minute - time.time() % minute + minute * 0.1)
            self.evaluate(time.time() - minute * 0.1, minute)

    def evaluate(self, now: float, minute: float) -> None:
        """Evaluates every metric alarm once; an alarm that cannot be evaluated does not stop the others."""
        for backend in list(cloudwatch_backends[DEFAULT_ACCOUNT_ID].values()):
            for alarm in list(backend.alarms.values()):
                if alarm.rule is not None:
                    continue
                with self._settings.unchanged():
                    if self._settings.alarm_period_seconds != minute:
                        return
                    try:
                        self._evaluate(backend, alarm, now, minute)
                    except Exception as wrong:
                        self._leave_alone(alarm, wrong)

    def _leave_alone(self, alarm: cloudwatch.Alarm, wrong: Exception) -> None:
        if alarm.alarm_arn in self._left_alone:
            return
        self._left_alone.add(alarm.alarm_arn)
        detail = str(wrong) if isinstance(wrong, ValueError) else traceback.format_exc()
        print(f"alarm {alarm.name} is not evaluated: {detail}", file=sys.stderr, flush=True)

    def _evaluate(
        self, backend: cloudwatch.CloudWatchBackend, alarm: cloudwatch.Alarm, now: float, minute: float
    ) -> None:
        rule = evaluation.Rule(
            comparison=alarm.comparison_operator,
            threshold=float(alarm.threshold),
            periods=int(alarm.evaluation_periods),
            to_alarm=int(alarm.datapoints_to_alarm or alarm.evaluation_periods),
            missing=alarm.treat_missing_data or "missing",
        )
        queries = _queries(alarm)
        length = max(query.seconds for query in queries) / 60 * minute
        # The window slides: it ends now, whatever the period ("Alarm evaluation window", Amazon CloudWatch User Guide).
        last = now // minute * minute
        edges = [last - length * back for back in range(rule.range(), -1, -1)]
        verdict = evaluation.evaluate(rule, self._values(backend, queries, edges))
        if verdict.state is not None and verdict.state != alarm.state_value:
            alarm.update_state(verdict.reason, "{}", verdict.state)

    def _values(
        self, backend: cloudwatch.CloudWatchBackend, queries: list["_Query"], edges: list[float]
    ) -> list[float | None]:
        """The values of the one query that returns data; expressions may name the queries before and after them."""
        found: dict[str, list[float | None]] = {
            query.id: self._metrics.values(backend, query.metric, query.stat, edges)
            for query in queries
            if query.metric is not None
        }
        waiting = [query for query in queries if query.metric is None]
        while waiting:
            ready = [query for query in waiting if not any(query.names(other.id) for other in waiting)]
            if not ready:
                raise ValueError("its expressions depend on each other")
            for query in ready:
                found[query.id] = metric_math.evaluate(query.expression, found, len(edges) - 1)
            waiting = [query for query in waiting if query not in ready]
        return found[next((query.id for query in queries if query.returns), queries[-1].id)]


@dataclass(frozen=True)
class _Query:
    """A metric or an expression of an alarm; an expression has no period of its own."""

    id: str
    metric: MetricKey | None
    stat: str
    seconds: float
    expression: str
    returns: bool

    def names(self, other: str) -> bool:
        return re.search(rf"\b{re.escape(other)}\b", self.expression) is not None


def _queries(alarm: cloudwatch.Alarm) -> list[_Query]:
    if not alarm.metric_data_queries:
        stat = alarm.statistic or alarm.extended_statistic
        key = _key(alarm.namespace, alarm.metric_name, alarm.dimensions)
        return [_Query("alarm", key, stat, float(alarm.period), "", True)]
    found = []
    for query in alarm.metric_data_queries:
        stat, returns = query.metric_stat, query.return_data is not False
        if stat is None:
            found.append(_Query(query.id, None, "", 0.0, query.expression, returns))
        else:
            key = _key(stat.metric.namespace, stat.metric.metric_name, stat.metric.dimensions)
            found.append(_Query(query.id, key, stat.stat, float(stat.period), "", returns))
    return found


def _key(namespace: str, name: str, dimensions: list[cloudwatch.Dimension]) -> MetricKey:
    return namespace, name, frozenset((d.name, d.value) for d in dimensions)
