"""CloudWatch alarms: a change of state fires its actions. moto records the change and stops there.

As in AWS a new alarm begins in INSUFFICIENT_DATA, and putting an alarm that exists leaves its state alone
(PutMetricAlarm: "its state is left unchanged, but the update completely overwrites the previous configuration").
"""

import json
from collections.abc import Callable
from typing import Any

from moto.cloudwatch import models as cloudwatch

from . import alarm_events
from .invocations import Invocations
from .topics import Topics

LAMBDA_PRINCIPAL, TOPIC_PRINCIPAL = "lambda.alarms.cloudwatch.amazonaws.com", "cloudwatch.amazonaws.com"

# Told about each change of state, after the alarm's own actions.
Listener = Callable[[cloudwatch.Alarm], None]


class Alarms:
    """The actions of the alarms of every region."""

    def __init__(self, invocations: Invocations, topics: Topics):
        self._invocations = invocations
        self._topics = topics
        self.listeners: list[Listener] = []

    def install(self) -> None:
        plain_init = cloudwatch.Alarm.__init__
        plain_update = cloudwatch.Alarm.update_state
        plain_put = cloudwatch.CloudWatchBackend.put_metric_alarm
        alarms = self

        def init(self: cloudwatch.Alarm, *args: Any, **kwargs: Any) -> None:
            plain_init(self, *args, **kwargs)
            self.state_value = "INSUFFICIENT_DATA"

        def put_metric_alarm(self: cloudwatch.CloudWatchBackend, **wanted: Any) -> cloudwatch.Alarm:
            before = self.alarms.get(wanted["name"])
            alarm = plain_put(self, **wanted)
            if before is not None and (before.rule is None) == (alarm.rule is None):
                _keep_state(alarm, before)
            return alarm

        def update_state(self: cloudwatch.Alarm, reason: str, reason_data: str, state_value: str) -> None:
            previous = alarm_events.state(self)
            plain_update(self, reason, reason_data, state_value)
            if previous["value"] != state_value:
                if self.actions_enabled:
                    alarms._fire(self, previous)
                for listener in alarms.listeners:
                    listener(self)

        cloudwatch.Alarm.__init__ = init
        cloudwatch.Alarm.update_state = update_state
        cloudwatch.CloudWatchBackend.put_metric_alarm = put_metric_alarm

    def _fire(self, alarm: cloudwatch.Alarm, previous: dict[str, Any]) -> None:
        actions = {
            "ALARM": alarm.alarm_actions,
            "OK": alarm.ok_actions,
            "INSUFFICIENT_DATA": alarm.insufficient_data_actions,
        }[alarm.state_value]
        for arn in actions or []:
            service = arn.split(":")[2]
            if service == "lambda":
                event = alarm_events.lambda_event(alarm, previous)
                self._invocations.invoke(arn, event, LAMBDA_PRINCIPAL, alarm.alarm_arn)
            elif service == "sns":
                message = json.dumps(alarm_events.sns_message(alarm, previous))
                self._topics.publish(arn, alarm_events.subject(alarm), message, TOPIC_PRINCIPAL, alarm.alarm_arn)
            else:
                self._invocations.undelivered.add(alarm.alarm_arn, arn, "this kind of action is not emulated")


def _keep_state(alarm: cloudwatch.Alarm, before: cloudwatch.Alarm) -> None:
    for name in ("state_value", "state_reason", "state_reason_data", "state_updated_timestamp", "history"):
        setattr(alarm, name, getattr(before, name))
