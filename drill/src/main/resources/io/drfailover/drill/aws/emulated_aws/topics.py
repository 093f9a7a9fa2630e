"""SNS: who may publish to a topic, what was published, and the functions that a topic invokes.

A service publishes only when the topic's policy allows it, and to an encrypted topic only when the key's policy lets the
service use the key; the AWS managed key alias/aws/sns never does (Amazon SNS Developer Guide, "Enable compatibility
between event sources from AWS services and encrypted topics"). E-mail subscriptions send nothing.
"""

import threading
from collections import deque
from datetime import datetime, timezone
from typing import Any

from moto.kms.models import kms_backends
from moto.sns import models as sns

from . import alarm_events, policy
from .invocations import Invocations

_KEPT = 10_000
PRINCIPAL = "sns.amazonaws.com"
_KEY_ACTIONS = ("kms:GenerateDataKey", "kms:Decrypt")


class Topics:
    def __init__(self, invocations: Invocations):
        self._invocations = invocations
        self._lock = threading.Lock()
        self._messages: deque[dict[str, Any]] = deque(maxlen=_KEPT)

    def install(self) -> None:
        plain_subscription = sns.Subscription.publish
        plain_topic = sns.Topic.publish
        topics = self

        def publish_to_subscription(self: sns.Subscription, message: str, message_id: str, **rest: Any) -> None:
            matcher = self._filter_policy_matcher
            if self.protocol != "lambda":
                plain_subscription(self, message, message_id, **rest)
            elif matcher is None or matcher.matches(rest.get("message_attributes"), message):
                if rest.get("message_structure") == "json":
                    message = self._parse_message_structure(message, self.protocol)
                event = alarm_events.sns_event(self, message, message_id, rest.get("subject"))
                topics._invocations.invoke(self.endpoint, event, PRINCIPAL, self.topic_arn)

        def publish(self: sns.Topic, message: str, subject: str | None = None, **rest: Any) -> str:
            topics._record(self.arn, subject, message)
            return plain_topic(self, message, subject, **rest)

        sns.Subscription.publish = publish_to_subscription
        sns.Topic.publish = publish

    def publish(self, topic_arn: str, subject: str, message: str, principal: str, source_arn: str) -> None:
        """Publishes as a service of AWS; what may not be published is recorded with the reason."""
        _, _, _, region, account, _ = topic_arn.split(":", 5)
        backend = sns.sns_backends[account][region]
        refusal = _refusal(backend, topic_arn, principal, source_arn)
        if refusal is not None:
            self._invocations.undelivered.add(source_arn, topic_arn, refusal)
        else:
            backend.publish(message, arn=topic_arn, subject=subject)

    def messages(self, topic_arn: str | None) -> list[dict[str, Any]]:
        """What was published to one topic, or to all of them, in order."""
        with self._lock:
            return [entry for entry in self._messages if topic_arn in (None, entry["topic"])]

    def _record(self, topic_arn: str, subject: str | None, message: str) -> None:
        now = datetime.now(timezone.utc).isoformat(timespec="milliseconds").replace("+00:00", "Z")
        with self._lock:
            self._messages.append({"at": now, "topic": topic_arn, "subject": subject or "", "message": message})


def _refusal(backend: sns.SNSBackend, topic_arn: str, principal: str, source_arn: str) -> str | None:
    topic = backend.topics.get(topic_arn)
    if topic is None:
        return f"no topic {topic_arn}"
    account = source_arn.split(":")[4]
    context = {"aws:sourcearn": source_arn, "aws:sourceaccount": account, "aws:sourceowner": account}
    asking = f"service:{principal}"
    if not policy.allowed([topic.policy], policy.Request("sns:Publish", topic_arn, context, asking)):
        return f"the topic's policy does not allow {principal} to publish for {source_arn}"
    key = topic.kms_master_key_id
    if not key:
        return None
    if "alias/aws/" in key:
        return f"the topic is encrypted with {key}, which {principal} may not use; it needs a key of the account's own"
    kms = kms_backends[backend.account_id][backend.region_name]
    try:
        document = kms.keys[kms.any_id_to_key_id(key)].policy
    except KeyError:
        return f"the topic is encrypted with {key}, which does not exist"
    for action in _KEY_ACTIONS:
        if not policy.allowed([document], policy.Request(action, "*", context, asking)):
            return f"the policy of the topic's key {key} does not allow {principal} {action}"
    return None
