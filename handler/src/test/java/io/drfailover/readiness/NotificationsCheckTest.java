package io.drfailover.readiness;

import static io.drfailover.readiness.Looks.assertFinding;
import static io.drfailover.readiness.Looks.config;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.ListSubscriptionsByTopicRequest;
import software.amazon.awssdk.services.sns.model.ListSubscriptionsByTopicResponse;
import software.amazon.awssdk.services.sns.model.NotFoundException;
import software.amazon.awssdk.services.sns.model.Subscription;

class NotificationsCheckTest {
    private static final String TOPIC = "arn:aws:sns:eu-west-1:123456789012:dr";

    /** SNS with one topic, or none. */
    private record FakeSns(boolean exists, List<String> subscriptions) implements SnsClient {
        @Override
        public ListSubscriptionsByTopicResponse listSubscriptionsByTopic(ListSubscriptionsByTopicRequest request) {
            if (!exists) {
                throw NotFoundException.builder().statusCode(404).build();
            }
            return ListSubscriptionsByTopicResponse.builder()
                    .subscriptions(subscriptions.stream()
                            .map(arn -> Subscription.builder()
                                    .subscriptionArn(arn)
                                    .endpoint("ana@example.com")
                                    .build())
                            .toList())
                    .build();
        }

        @Override
        public String serviceName() {
            return "sns";
        }

        @Override
        public void close() {}
    }

    private static Finding look(String topic, SnsClient sns) {
        return Looks.look(new NotificationsCheck(sns, config("NOTIFICATION_TOPIC_ARN", topic)));
    }

    @ParameterizedTest
    @CsvSource({
        "'',WARNING,nobody follows",
        "arn:aws:sns:x,OK,1 confirmed subscription",
        "arn:aws:sns:x arn:aws:sns:y,OK,2 confirmed subscriptions",
        "PendingConfirmation,WARNING,0 confirmed and 1 unconfirmed",
        "arn:aws:sns:x PendingConfirmation,WARNING,1 confirmed and 1 unconfirmed",
        "Deleted,WARNING,nobody follows"
    })
    void look_subscriptions_areCounted(String arns, Outcome outcome, String seen) {
        List<String> list =
                Arrays.stream(arns.split(" ", -1)).filter(a -> !a.isEmpty()).toList();

        assertFinding(look(TOPIC, new FakeSns(true, list)), outcome, seen);
    }

    @Test
    void look_noSubscription_saysTheCommandAndNoAddress() {
        Finding finding = look(TOPIC, new FakeSns(true, List.of()));

        assertThat(finding.remedy()).contains("aws sns subscribe", TOPIC);
        assertThat(finding.toString()).doesNotContain("ana@");
    }

    @Test
    void look_noTopic_isAWarning() {
        assertFinding(look("", new FakeSns(true, List.of())), Outcome.WARNING, "NOTIFICATION_TOPIC_ARN");
        assertFinding(look(TOPIC, new FakeSns(false, List.of())), Outcome.WARNING, "does not exist");
    }

    @Test
    void look_topicOfThePrimaryRegion_isAWarning() {
        assertFinding(
                look(TOPIC.replace("eu-west-1", "us-east-1"), new FakeSns(true, List.of("arn:aws:sns:x"))),
                Outcome.WARNING,
                "us-east-1");
    }
}
