"""CloudWatch alarms: a change of state fires its actions. moto records the change and stops there.

The two events are as documented: "Alarm event format" for Lambda actions (Amazon CloudWatch User Guide, "Invoke a Lambda
function from an alarm") and the JSON message of an alarm that notifies a topic.
"""

import json
import sys
import uuid
from datetime import datetime, timezone
from typing import Any

from moto.cloudwatch import models as cloudwatch
from moto.sns import models as sns

from .webhook import Webhook

# SNS messages carry the region's long name. Others appear as their code.
_LONG_NAMES = {
    "eu-central-1": "EU (Frankfurt)",
    "eu-north-1": "EU (Stockholm)",
    "eu-west-1": "EU (Ireland)",
    "eu-west-2": "EU (London)",
    "eu-west-3": "EU (Paris)",
    "us-east-1": "US East (N. Virginia)",
    "us-east-2": "US East (Ohio)",
    "us-west-1": "US West (N. California)",
    "us-west-2": "US West (Oregon)",
}


def install(webhook: Webhook) -> None:
    plain_update = cloudwatch.Alarm.update_state
    plain_publish = sns.Subscription.publish

    def update_state(self: cloudwatch.Alarm, reason: str, reason_data: str, state_value: str) -> None:
        previous = _state(self)
        plain_update(self, reason, reason_data, state_value)
        if previous["value"] != state_value and self.actions_enabled:
            _fire(self, previous, webhook)

    def publish(self: sns.Subscription, message: str, message_id: str, **rest: Any) -> None:
        matcher = self._filter_policy_matcher
        if self.protocol != "lambda":
            plain_publish(self, message, message_id, **rest)
        elif matcher is None or matcher.matches(rest.get("message_attributes"), message):
            if rest.get("message_structure") == "json":
                message = self._parse_message_structure(message, self.protocol)
            webhook.invoke(self.endpoint, _sns_event(self, message, message_id, rest.get("subject")))

    cloudwatch.Alarm.update_state = update_state
    sns.Subscription.publish = publish


def _fire(alarm: cloudwatch.Alarm, previous: dict[str, Any], webhook: Webhook) -> None:
    actions = {
        "ALARM": alarm.alarm_actions,
        "OK": alarm.ok_actions,
        "INSUFFICIENT_DATA": alarm.insufficient_data_actions,
    }[alarm.state_value]
    for arn in actions or []:
        _, partition, service, region, account, *_ = arn.split(":")
        if service == "lambda":
            webhook.invoke(arn, lambda_event(alarm, previous))
        elif service == "sns":
            subject = f'{alarm.state_value}: "{alarm.name}" in {_LONG_NAMES.get(alarm.region_name, alarm.region_name)}'
            try:
                sns.sns_backends[account][region].publish(
                    json.dumps(sns_message(alarm, previous)), arn=arn, subject=subject[:100]
                )
            except sns.TopicNotFound:
                # CloudWatch, too, only records a failed action; the state has changed all the same.
                print(f"alarm {alarm.name}: no topic {arn}", file=sys.stderr, flush=True)
        else:
            print(f"alarm {alarm.name}: action {arn} is not emulated", file=sys.stderr, flush=True)


def lambda_event(alarm: cloudwatch.Alarm, previous: dict[str, Any]) -> dict[str, Any]:
    dimensions = {d.name: d.value for d in alarm.dimensions}
    metric = {"namespace": alarm.namespace, "name": alarm.metric_name, "dimensions": dimensions}
    stat = {"metric": metric, "period": _whole(alarm.period), "stat": alarm.statistic or alarm.extended_statistic}
    return {
        "source": "aws.cloudwatch",
        "alarmArn": alarm.alarm_arn,
        "accountId": alarm.alarm_arn.split(":")[4],
        "time": _time(alarm.state_updated_timestamp),
        "region": alarm.region_name,
        "alarmData": {
            "alarmName": alarm.name,
            "state": _state(alarm),
            "previousState": previous,
            "configuration": {
                "description": alarm.description,
                "metrics": [{"id": str(uuid.uuid4()), "metricStat": stat, "returnData": True}],
            },
        },
    }


def sns_message(alarm: cloudwatch.Alarm, previous: dict[str, Any]) -> dict[str, Any]:
    return {
        "AlarmName": alarm.name,
        "AlarmDescription": alarm.description,
        "AWSAccountId": alarm.alarm_arn.split(":")[4],
        "AlarmConfigurationUpdatedTimestamp": _time(alarm.configuration_updated_timestamp),
        "NewStateValue": alarm.state_value,
        "NewStateReason": alarm.state_reason,
        "StateChangeTime": _time(alarm.state_updated_timestamp),
        "Region": _LONG_NAMES.get(alarm.region_name, alarm.region_name),
        "AlarmArn": alarm.alarm_arn,
        "OldStateValue": previous["value"],
        "OKActions": alarm.ok_actions or [],
        "AlarmActions": alarm.alarm_actions or [],
        "InsufficientDataActions": alarm.insufficient_data_actions or [],
        "Trigger": {
            "MetricName": alarm.metric_name,
            "Namespace": alarm.namespace,
            "StatisticType": "Statistic" if alarm.statistic else "ExtendedStatistic",
            "Statistic": (alarm.statistic or alarm.extended_statistic or "").upper(),
            "Unit": alarm.unit,
            "Dimensions": [{"value": d.value, "name": d.name} for d in alarm.dimensions],
            "Period": _whole(alarm.period),
            "EvaluationPeriods": _whole(alarm.evaluation_periods),
            "DatapointsToAlarm": _whole(alarm.datapoints_to_alarm or alarm.evaluation_periods),
            "ComparisonOperator": alarm.comparison_operator,
            "Threshold": float(alarm.threshold) if alarm.threshold is not None else None,
            "TreatMissingData": alarm.treat_missing_data or "",
            "EvaluateLowSampleCountPercentile": alarm.evaluate_low_sample_count_percentile or "",
        },
    }


def _sns_event(subscription: sns.Subscription, message: str, message_id: str, subject: str | None) -> dict[str, Any]:
    now = datetime.now(timezone.utc).isoformat(timespec="milliseconds").replace("+00:00", "Z")
    return {
        "Records": [
            {
                "EventSource": "aws:sns",
                "EventVersion": "1.0",
                "EventSubscriptionArn": subscription.arn,
                "Sns": {
                    "Type": "Notification",
                    "MessageId": message_id,
                    "TopicArn": subscription.topic_arn,
                    "Subject": subject,
                    "Message": message,
                    "Timestamp": now,
                    "SignatureVersion": "1",
                    "Signature": "EXAMPLE",
                    "SigningCertUrl": "EXAMPLE",
                    "UnsubscribeUrl": "EXAMPLE",
                    "MessageAttributes": {},
                },
            }
        ]
    }


def _state(alarm: cloudwatch.Alarm) -> dict[str, Any]:
    state = {
        "value": alarm.state_value,
        "reason": alarm.state_reason,
        "timestamp": _time(alarm.state_updated_timestamp),
    }
    if alarm.state_reason_data and alarm.state_reason_data != "{}":
        state["reasonData"] = alarm.state_reason_data
    return state


def _time(when: datetime) -> str:
    """2023-08-04T12:36:15.490+0000, the form of both events."""
    return when.strftime("%Y-%m-%dT%H:%M:%S.") + f"{when.microsecond // 1000:03d}+0000"


def _whole(number: Any) -> int | None:
    return None if number is None else int(number)
