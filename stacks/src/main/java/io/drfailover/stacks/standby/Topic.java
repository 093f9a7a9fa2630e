package io.drfailover.stacks.standby;

import com.hashicorp.cdktf.Fn;
import com.hashicorp.cdktf.ITerraformDependable;
import com.hashicorp.cdktf.providers.aws.sns_topic.SnsTopic;
import com.hashicorp.cdktf.providers.aws.sns_topic_policy.SnsTopicPolicy;
import com.hashicorp.cdktf.providers.aws.sns_topic_subscription.SnsTopicSubscription;
import io.drfailover.stacks.account.Account;
import io.drfailover.stacks.account.Names;
import io.drfailover.stacks.account.PolicyDocument;
import io.drfailover.stacks.account.Statement;
import io.drfailover.stacks.hcl.Hcl;
import io.drfailover.stacks.hcl.Tags;
import java.util.List;
import software.constructs.Construct;

/** Where people hear of it: alarms, and events that the function could not finish. */
final class Topic extends Construct {
    private final SnsTopic topic;
    private final SnsTopicPolicy policy;

    Topic(Construct scope, String id, Config config) {
        super(scope, id);
        String name = config.names().topic();
        topic = Hcl.named(
                SnsTopic.Builder.create(this, "topic")
                        .name(name)
                        .displayName("Disaster recovery " + config.names().name())
                        .kmsMasterKeyId(config.key().arn())
                        .tags(Tags.name(name))
                        .build(),
                "failover");
        policy = Hcl.named(
                SnsTopicPolicy.Builder.create(this, "policy")
                        .arn(arn())
                        .policy(policy(config.account()).json())
                        .build(),
                "failover");
        if (!config.emails().isEmpty()) {
            subscribe(config.emails());
        }
    }

    /** By address, so that a new colleague is one more subscription and not a move of all others. */
    private void subscribe(List<String> emails) {
        SnsTopicSubscription people = Hcl.named(
                SnsTopicSubscription.Builder.create(this, "people")
                        .topicArn(arn())
                        .protocol("email")
                        .endpoint("${each.value}")
                        .build(),
                "people");
        people.addOverride("for_each", Fn.toset(emails));
    }

    private PolicyDocument policy(Account account) {
        return new PolicyDocument(
                this,
                "statements",
                "topic",
                Statement.allow("AlarmsOfThisAccount", "sns:Publish")
                        .toService("cloudwatch.amazonaws.com")
                        .on(arn())
                        .when("StringEquals", "aws:SourceAccount", account.number())
                        .when("ArnLike", "aws:SourceArn", account.arn("cloudwatch", "alarm:*")),
                Statement.deny("OnlyEncryptedConnections", "sns:Publish")
                        .toEverybody()
                        .on(arn())
                        .when("Bool", "aws:SecureTransport", "false"));
    }

    String arn() {
        return topic.getArn();
    }

    /** An alarm that rings before it is allowed to has rung for nobody. */
    ITerraformDependable ready() {
        return policy;
    }

    /** What it is made with. */
    record Config(Names names, Account account, Key key, List<String> emails) {
        Config {
            emails = List.copyOf(emails);
        }
    }
}
