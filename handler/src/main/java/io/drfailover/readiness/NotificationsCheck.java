package io.drfailover.readiness;

import io.drfailover.Deadline;
import io.drfailover.FailoverConfig;
import java.util.List;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.NotFoundException;
import software.amazon.awssdk.services.sns.model.Subscription;

/** Whether somebody would hear of a run. Nobody hearing stops no failover, so it never blocks. */
public final class NotificationsCheck implements ReadinessCheck {
    /** Amazon SNS API Reference, ListSubscriptionsByTopic: what is no ARN is one of these. */
    private static final String PENDING = "PendingConfirmation";

    private final SnsClient sns;
    private final FailoverConfig config;

    public NotificationsCheck(SnsClient sns, FailoverConfig config) {
        this.sns = sns;
        this.config = config;
    }

    @Override
    public String name() {
        return CheckName.NOTIFICATIONS.text();
    }

    @Override
    public Finding look(Deadline deadline) {
        String topic = config.notificationTopic();
        if (topic.isEmpty()) {
            return Finding.warning(
                    "NOTIFICATION_TOPIC_ARN is not set: nobody would hear of a run",
                    "deploy the standby stack of this release, which makes a topic and sets it");
        }
        String region = topic.split(":", -1)[3];
        if (!region.equals(config.drRegion())) {
            return Finding.warning(
                    "the topic is in " + region + ": on the bad day it may not be reached",
                    "set NOTIFICATION_TOPIC_ARN to a topic in " + config.drRegion());
        }
        try {
            return judge(sns.listSubscriptionsByTopicPaginator(r -> r.topicArn(topic)).subscriptions().stream()
                    .toList());
        } catch (NotFoundException e) {
            return Finding.warning(
                    "the topic " + topic + " does not exist: nobody would hear of a run",
                    "deploy the standby stack again, or correct NOTIFICATION_TOPIC_ARN");
        }
    }

    private Finding judge(List<Subscription> subscriptions) {
        long pending = subscriptions.stream()
                .filter(s -> PENDING.equals(s.subscriptionArn()))
                .count();
        long confirmed = subscriptions.stream()
                .filter(s -> s.subscriptionArn() != null && s.subscriptionArn().startsWith("arn:"))
                .count();
        String topic = config.notificationTopic();
        if (confirmed == 0 && pending == 0) {
            return Finding.warning(
                    "nobody follows the topic: nobody would hear of a run",
                    "aws sns subscribe --region " + config.drRegion() + " --topic-arn " + topic
                            + " --protocol email --notification-endpoint <address>, then confirm the mail");
        }
        return pending > 0
                ? Finding.warning(
                        confirmed + " confirmed and " + pending + " unconfirmed subscriptions: who has not confirmed"
                                + " hears nothing",
                        "confirm with the link in the mail; an old one expires, then subscribe again")
                : Finding.ok(confirmed + (confirmed == 1 ? " confirmed subscription" : " confirmed subscriptions"));
    }
}
