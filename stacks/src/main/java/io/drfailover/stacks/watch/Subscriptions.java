package io.drfailover.stacks.watch;

import com.hashicorp.cdktf.ITerraformDependable;
import com.hashicorp.cdktf.Token;
import com.hashicorp.cdktf.providers.aws.sns_topic_subscription.SnsTopicSubscription;
import io.drfailover.stacks.hcl.Hcl;
import java.util.List;
import java.util.stream.Collectors;
import software.constructs.Construct;

/**
 * Who hears the topics: the function in the other region, and people. SNS delivers to a function of another region, a
 * CloudWatch alarm does not invoke one ("Cross-region delivery", Amazon SNS Developer Guide).
 */
final class Subscriptions extends Construct {
    private final SnsTopicSubscription function;

    Subscriptions(Construct scope, String id, Config config) {
        super(scope, id);
        function = Hcl.named(
                SnsTopicSubscription.Builder.create(this, "function")
                        .topicArn(config.primaryDownTopic())
                        .protocol("lambda")
                        .endpoint(config.functionArn())
                        .build(),
                "function");
        SnsTopicSubscription email = Hcl.named(
                SnsTopicSubscription.Builder.create(this, "email")
                        .topicArn(config.noticesTopic())
                        .protocol("email")
                        .endpoint(Token.asString("${each.value}"))
                        .build(),
                "email");
        // By address and not by number: whoever leaves does not renumber the others.
        email.addOverride(
                "for_each",
                config.emails().stream()
                        .map(address -> '"' + address + '"')
                        .collect(Collectors.joining(", ", "${toset([", "])}")));
    }

    /** What must be there before the alarm that calls the function. */
    ITerraformDependable ready() {
        return function;
    }

    /** Two topics and who hears them. */
    record Config(String primaryDownTopic, String functionArn, String noticesTopic, List<String> emails) {}
}
