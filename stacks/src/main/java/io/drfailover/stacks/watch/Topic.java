package io.drfailover.stacks.watch;

import com.hashicorp.cdktf.ITerraformDependable;
import com.hashicorp.cdktf.providers.aws.sns_topic.SnsTopic;
import com.hashicorp.cdktf.providers.aws.sns_topic_policy.SnsTopicPolicy;
import io.drfailover.stacks.account.Account;
import io.drfailover.stacks.account.PolicyDocument;
import io.drfailover.stacks.hcl.Hcl;
import io.drfailover.stacks.hcl.Tags;
import java.util.List;
import software.constructs.Construct;

/** A topic of the primary region that only certain alarms may publish to. */
final class Topic extends Construct {
    private final SnsTopic topic;
    private final SnsTopicPolicy policy;

    Topic(Construct scope, String id, Config config) {
        super(scope, id);
        topic = Hcl.named(
                SnsTopic.Builder.create(this, "topic")
                        .name(config.name())
                        .kmsMasterKeyId(config.keyArn())
                        .tags(Tags.name(config.name()))
                        .build(),
                config.address());
        PolicyDocument document = new PolicyDocument(
                this,
                "document",
                config.address(),
                AlarmsOnly.publish(config.account(), config.publishers(), "sns:Publish")
                        .on(topic.getArn()));
        policy = Hcl.named(
                SnsTopicPolicy.Builder.create(this, "policy")
                        .arn(topic.getArn())
                        .policy(document.json())
                        .build(),
                config.address());
    }

    String arn() {
        return topic.getArn();
    }

    /** An alarm that rings before it may publish has rung for nobody, and does not ring again. */
    ITerraformDependable ready() {
        return policy;
    }

    /**
     * What a topic is.
     *
     * @param name in AWS
     * @param address its name in Terraform
     * @param publishers ARNs of the alarms that may publish
     */
    record Config(Account account, String name, String address, String keyArn, List<String> publishers) {}
}
