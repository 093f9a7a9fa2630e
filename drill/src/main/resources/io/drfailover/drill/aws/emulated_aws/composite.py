"""CloudWatch composite alarms, which moto has not: PutCompositeAlarm, DescribeAlarms with its types, and the state.

A composite alarm lives among moto's alarms, with a rule. It is evaluated when it is put and whenever a child changes its
state (PutCompositeAlarm, CloudWatch API Reference). Its children must exist when it is put.
"""

import json
from typing import Any

from moto.cloudwatch import models as cloudwatch
from moto.cloudwatch.exceptions import ValidationError
from moto.cloudwatch.models import cloudwatch_backends
from moto.cloudwatch.responses import CloudWatchResponse
from moto.core.responses import ActionResult, EmptyResult

from . import alarm_rule
from .alarm_events import time_of
from .alarms import Alarms

_SUPPRESSOR = {
    "ActionsSuppressor": "actions_suppressor",
    "ActionsSuppressorWaitPeriod": "actions_suppressor_wait_period",
    "ActionsSuppressorExtensionPeriod": "actions_suppressor_extension_period",
}


def install(alarms: Alarms) -> None:
    CloudWatchResponse.put_composite_alarm = put_composite_alarm
    CloudWatchResponse.describe_alarms = describe_alarms
    alarms.listeners.append(_child_changed)


def put_composite_alarm(self: CloudWatchResponse) -> EmptyResult:
    backend, rule = self.cloudwatch_backend, self._get_param("AlarmRule")
    _check(backend, rule)
    alarm = backend.put_metric_alarm(
        name=self._get_param("AlarmName"),
        rule=rule,
        description=self._get_param("AlarmDescription"),
        actions_enabled=self._get_bool_param("ActionsEnabled"),
        alarm_actions=self._get_param("AlarmActions", []),
        ok_actions=self._get_param("OKActions", []),
        insufficient_data_actions=self._get_param("InsufficientDataActions", []),
        tags=self._get_param("Tags", []),
        dimensions=[],
        **dict.fromkeys(
            ("namespace", "metric_name", "comparison_operator", "evaluation_periods", "period", "threshold", "statistic")
        ),
    )
    for parameter, attribute in _SUPPRESSOR.items():
        setattr(alarm, attribute, self._get_param(parameter))
    _evaluate(backend, alarm, None)
    return EmptyResult()


def describe_alarms(self: CloudWatchResponse) -> ActionResult:
    """All filters of the operation together; without AlarmTypes only metric alarms, as documented."""
    names, types = self._get_param("AlarmNames", []), self._get_param("AlarmTypes", []) or ["MetricAlarm"]
    prefix, state = self._get_param("AlarmNamePrefix"), self._get_param("StateValue")
    action, parent = self._get_param("ActionPrefix"), self._get_param("ChildrenOfAlarmName")
    backend = self.cloudwatch_backend
    children = _children(backend, parent) if parent else None
    found = [
        alarm
        for alarm in list(backend.alarms.values())
        if (not names or alarm.name in names)
        and (not prefix or alarm.name.startswith(prefix))
        and (not state or alarm.state_value == state)
        and (not action or any(arn.startswith(action) for arn in alarm.alarm_actions))
        and (children is None or alarm.name in children)
    ]
    return ActionResult(
        {
            "MetricAlarms": [a for a in found if a.rule is None] if "MetricAlarm" in types else [],
            "CompositeAlarms": [_shown(a) for a in found if a.rule is not None] if "CompositeAlarm" in types else [],
        }
    )


def _shown(alarm: cloudwatch.Alarm) -> dict[str, Any]:
    shown = {
        "AlarmName": alarm.name,
        "AlarmArn": alarm.alarm_arn,
        "AlarmDescription": alarm.description,
        "AlarmRule": alarm.rule,
        "ActionsEnabled": alarm.actions_enabled,
        "AlarmActions": alarm.alarm_actions,
        "OKActions": alarm.ok_actions,
        "InsufficientDataActions": alarm.insufficient_data_actions,
        "AlarmConfigurationUpdatedTimestamp": alarm.configuration_updated_timestamp,
        "StateValue": alarm.state_value,
        "StateReason": alarm.state_reason,
        "StateReasonData": alarm.state_reason_data,
        "StateUpdatedTimestamp": alarm.state_updated_timestamp,
        "StateTransitionedTimestamp": alarm.state_updated_timestamp,
    }
    for parameter, attribute in _SUPPRESSOR.items():
        shown[parameter] = getattr(alarm, attribute)
    return {key: value for key, value in shown.items() if value is not None}


def _check(backend: cloudwatch.CloudWatchBackend, rule: str) -> None:
    try:
        children = alarm_rule.parse(rule).children
    except alarm_rule.RuleError as wrong:
        raise ValidationError(f"AlarmRule: {wrong}") from wrong
    missing = [child for child in children if _find(backend, child) is None]
    if missing:
        raise ValidationError(
            f"Could not save the composite alarm as alarms [{', '.join(missing)}] in the alarm rule do not exist"
        )


def _children(backend: cloudwatch.CloudWatchBackend, parent: str) -> set[str]:
    alarm = backend.alarms.get(parent)
    named = alarm_rule.parse(alarm.rule).children if alarm is not None and alarm.rule else ()
    return {child.name for child in (_find(backend, name) for name in named) if child is not None}


def _child_changed(child: cloudwatch.Alarm) -> None:
    backend = cloudwatch_backends[child.alarm_arn.split(":")[4]][child.region_name]
    for alarm in list(backend.alarms.values()):
        if alarm.rule is not None and alarm is not child:
            if any(_find(backend, name) is child for name in alarm_rule.parse(alarm.rule).children):
                _evaluate(backend, alarm, child)


def _evaluate(backend: cloudwatch.CloudWatchBackend, alarm: cloudwatch.Alarm, child: cloudwatch.Alarm | None) -> None:
    """Brings the state up to date. A change of state goes through the alarm, which fires its actions."""
    rule = alarm_rule.parse(alarm.rule)
    states = {name: found for name in rule.children if (found := _find(backend, name)) is not None}
    holds = rule.holds(lambda name: states[name].state_value if name in states else None)
    value = "ALARM" if holds else "OK"
    if value == alarm.state_value:
        return
    if child is None:
        reason = f"{alarm.alarm_arn} was created and its alarm rule evaluates to {value}"
    else:
        when = child.state_updated_timestamp.strftime("%A %d %B, %Y %H:%M:%S UTC")
        reason = f"{child.alarm_arn} transitioned to {child.state_value} at {when}"
    triggering = [
        {"arn": found.alarm_arn, "state": {"value": found.state_value, "timestamp": time_of(found.state_updated_timestamp)}}
        for found in states.values()
        if found.state_value == "ALARM"
    ]
    alarm.update_state(reason, json.dumps({"triggeringAlarms": triggering}), value)


def _find(backend: cloudwatch.CloudWatchBackend, name: str) -> cloudwatch.Alarm | None:
    return backend.alarms.get(name.rsplit(":alarm:", 1)[-1])
