"""CloudWatch's evaluator, in a time of its own: each 60 s of an alarm's period last `alarm_period_seconds`.

Off while that setting is None: alarms then change only by SetAlarmState. On, every metric alarm of every region is
evaluated once a (compressed) minute. An alarm on a metric math expression is left alone, and said so once.
"""

import sys
import threading
import time
import traceback

from moto.cloudwatch import models as cloudwatch
from moto.cloudwatch.models import cloudwatch_backends
from moto.core import DEFAULT_ACCOUNT_ID

from . import evaluation
from .metrics import Metrics
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
                try:
                    self._evaluate(backend, alarm, now, minute)
                except Exception:
                    print(f"evaluating alarm {alarm.name}:\n{traceback.format_exc()}", file=sys.stderr, flush=True)

    def _evaluate(
        self, backend: cloudwatch.CloudWatchBackend, alarm: cloudwatch.Alarm, now: float, minute: float
    ) -> None:
        metric = _metric(alarm)
        if metric is None:
            if alarm.alarm_arn not in self._left_alone:
                self._left_alone.add(alarm.alarm_arn)
                print(f"alarm {alarm.name}: metric math is not emulated", file=sys.stderr, flush=True)
            return
        key, stat, seconds = metric
        rule = evaluation.Rule(
            comparison=alarm.comparison_operator,
            threshold=float(alarm.threshold),
            periods=int(alarm.evaluation_periods),
            to_alarm=int(alarm.datapoints_to_alarm or alarm.evaluation_periods),
            missing=alarm.treat_missing_data or "missing",
        )
        length = seconds / 60 * minute
        last = now // length * length
        edges = [last - length * back for back in range(rule.range(), -1, -1)]
        verdict = evaluation.evaluate(rule, self._metrics.values(backend, key, stat, edges))
        if verdict.state is not None and verdict.state != alarm.state_value:
            alarm.update_state(verdict.reason, "{}", verdict.state)


def _metric(
    alarm: cloudwatch.Alarm,
) -> tuple[tuple[str, str, frozenset[tuple[str, str]]], str, float] | None:
    """The alarm's one metric, its statistic and its period in seconds; None for metric math."""
    if not alarm.metric_data_queries:
        dimensions = frozenset((d.name, d.value) for d in alarm.dimensions)
        stat = alarm.statistic or alarm.extended_statistic
        return (alarm.namespace, alarm.metric_name, dimensions), stat, float(alarm.period)
    queries = alarm.metric_data_queries
    if len(queries) != 1 or queries[0].metric_stat is None:
        return None
    found = queries[0].metric_stat
    dimensions = frozenset((d.name, d.value) for d in found.metric.dimensions)
    return (found.metric.namespace, found.metric.metric_name, dimensions), found.stat, float(found.period)
