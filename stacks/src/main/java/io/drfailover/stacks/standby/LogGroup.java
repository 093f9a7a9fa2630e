package io.drfailover.stacks.standby;

import com.hashicorp.cdktf.providers.aws.cloudwatch_log_group.CloudwatchLogGroup;
import io.drfailover.stacks.hcl.Hcl;
import io.drfailover.stacks.hcl.Tags;
import software.constructs.Construct;

/**
 * The log of a service. It is made before the service first writes: otherwise that one makes the group itself, which
 * keeps everything for ever.
 */
final class LogGroup extends Construct {
    private final CloudwatchLogGroup group;

    LogGroup(Construct scope, String id, Config config) {
        super(scope, id);
        group = Hcl.named(
                CloudwatchLogGroup.Builder.create(this, "group")
                        .name(config.name())
                        .retentionInDays(config.retentionDays())
                        .tags(Tags.name(config.name()))
                        .build(),
                config.address());
    }

    String name() {
        return group.getName();
    }

    String arn() {
        return group.getArn();
    }

    /** The group's name, which the service dictates, its name in Terraform, and when its lines go. */
    record Config(String name, String address, int retentionDays) {}
}
