"""What CloudWatch and SNS send when an alarm changes its state: pure functions from an alarm to documented JSON.

"Alarm event format" for Lambda actions (Amazon CloudWatch User Guide, "Invoke a Lambda function from an alarm"; a
composite alarm's event carries its rule instead of metrics), the JSON message of an alarm that notifies a topic, and the
event with which SNS invokes a function.
"""

import json
import uuid
from datetime import datetime, timezone
from typing import Any

from moto.cloudwatch import models as cloudwatch
from moto.sns import models as sns

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


def lambda_event(alarm: cloudwatch.Alarm, previous: dict[str, Any]) -> dict[str, Any]:
    return {
        "source": "aws.cloudwatch",
        "alarmArn": alarm.alarm_arn,
        "accountId": alarm.alarm_arn.split(":")[4],
        "time": time_of(alarm.state_updated_timestamp),
        "region": alarm.region_name,
        "alarmData": {
            "alarmName": alarm.name,
            "state": state(alarm),
            "previousState": previous,
            "configuration": _composite(alarm) if alarm.rule else _metrics(alarm),
        },
    }


def _metrics(alarm: cloudwatch.Alarm) -> dict[str, Any]:
    if alarm.metric_data_queries:
        return {"description": alarm.description, "metrics": [_query(query) for query in alarm.metric_data_queries]}
    stat = {
        "metric": _metric(alarm.namespace, alarm.metric_name, alarm.dimensions),
        "period": _whole(alarm.period),
        "stat": alarm.statistic or alarm.extended_statistic,
    }
    return {
        "description": alarm.description,
        "metrics": [{"id": str(uuid.uuid4()), "metricStat": stat, "returnData": True}],
    }


def _query(query: cloudwatch.MetricDataQuery) -> dict[str, Any]:
    shown: dict[str, Any] = {"id": query.id, "returnData": query.return_data is not False}
    if query.expression:
        return shown | {"expression": query.expression, "label": query.label or ""}
    stat = query.metric_stat
    metric = _metric(stat.metric.namespace, stat.metric.metric_name, stat.metric.dimensions)
    return shown | {"metricStat": {"metric": metric, "period": _whole(stat.period), "stat": stat.stat}}


def _metric(namespace: str, name: str, dimensions: list[cloudwatch.Dimension]) -> dict[str, Any]:
    return {"namespace": namespace, "name": name, "dimensions": {d.name: d.value for d in dimensions}}


def _composite(alarm: cloudwatch.Alarm) -> dict[str, Any]:
    configuration = {"alarmRule": alarm.rule}
    if alarm.description:
        configuration["description"] = alarm.description
    if alarm.actions_suppressor:
        configuration["actionsSuppressor"] = alarm.actions_suppressor
        configuration["actionsSuppressorWaitPeriod"] = alarm.actions_suppressor_wait_period
        configuration["actionsSuppressorExtensionPeriod"] = alarm.actions_suppressor_extension_period
    return configuration


def subject(alarm: cloudwatch.Alarm) -> str:
    """The subject of an alarm's e-mail; SNS allows 100 characters."""
    return f'{alarm.state_value}: "{alarm.name}" in {_LONG_NAMES.get(alarm.region_name, alarm.region_name)}'[:100]


def sns_message(alarm: cloudwatch.Alarm, previous: dict[str, Any]) -> dict[str, Any]:
    message: dict[str, Any] = {
        "AlarmName": alarm.name,
        "AlarmDescription": alarm.description,
        "AWSAccountId": alarm.alarm_arn.split(":")[4],
        "AlarmConfigurationUpdatedTimestamp": time_of(alarm.configuration_updated_timestamp),
        "NewStateValue": alarm.state_value,
        "NewStateReason": alarm.state_reason,
        "StateChangeTime": time_of(alarm.state_updated_timestamp),
        "Region": _LONG_NAMES.get(alarm.region_name, alarm.region_name),
        "AlarmArn": alarm.alarm_arn,
        "OldStateValue": previous["value"],
        "OKActions": alarm.ok_actions or [],
        "AlarmActions": alarm.alarm_actions or [],
        "InsufficientDataActions": alarm.insufficient_data_actions or [],
    }
    if alarm.rule:
        children = json.loads(alarm.state_reason_data or "{}").get("triggeringAlarms", [])
        message["AlarmRule"] = alarm.rule
        message["TriggeringChildren"] = [
            {"Arn": child["arn"], "State": {"Value": child["state"]["value"], "Timestamp": child["state"]["timestamp"]}}
            for child in children
        ]
    else:
        message["Trigger"] = _trigger(alarm)
    return message


def _trigger(alarm: cloudwatch.Alarm) -> dict[str, Any]:
    return {
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
    }


def sns_event(subscription: sns.Subscription, message: str, message_id: str, subject: str | None) -> dict[str, Any]:
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


def state(alarm: cloudwatch.Alarm) -> dict[str, Any]:
    shown = {
        "value": alarm.state_value,
        "reason": alarm.state_reason,
        "timestamp": time_of(alarm.state_updated_timestamp),
    }
    if alarm.state_reason_data and alarm.state_reason_data != "{}":
        shown["reasonData"] = alarm.state_reason_data
    return shown


def time_of(when: datetime) -> str:
    """2023-08-04T12:36:15.490+0000, the form of both events."""
    return when.strftime("%Y-%m-%dT%H:%M:%S.") + f"{when.microsecond // 1000:03d}+0000"


def _whole(number: Any) -> int | None:
    return None if number is None else int(number)
