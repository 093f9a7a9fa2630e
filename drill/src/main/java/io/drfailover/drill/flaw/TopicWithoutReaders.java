package io.drfailover.drill.flaw;

import io.drfailover.contract.EnvironmentVariable;
import io.drfailover.drill.world.AwsClients;
import java.util.List;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.Subscription;

/** Whoever followed the topic has left. */
final class TopicWithoutReaders implements Flaw {
    @Override
    public String check() {
        return "notifications";
    }

    @Override
    public String words() {
        return "a topic that nobody follows";
    }

    @Override
    public Remedy breakIt(FlawSite site) {
        String topic = site.setting(EnvironmentVariable.NOTIFICATION_TOPIC_ARN);
        try (AwsClients clients = site.dr();
                SnsClient sns = clients.sns()) {
            List<Subscription> all = sns.listSubscriptionsByTopic(request -> request.topicArn(topic))
                    .subscriptions();
            all.forEach(one -> sns.unsubscribe(request -> request.subscriptionArn(one.subscriptionArn())));
            return () -> subscribe(site, topic, all);
        }
    }

    private static void subscribe(FlawSite site, String topic, List<Subscription> all) {
        try (AwsClients clients = site.dr();
                SnsClient sns = clients.sns()) {
            all.forEach(one -> sns.subscribe(
                    request -> request.topicArn(topic).protocol(one.protocol()).endpoint(one.endpoint())));
        }
    }
}
