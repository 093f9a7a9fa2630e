package io.drfailover.stacks.standby;

import com.hashicorp.cdktf.providers.aws.cloudwatch_log_group.CloudwatchLogGroup;
import io.drfailover.stacks.hcl.Hcl;
import io.drfailover.stacks.hcl.Tags;
import software.constructs.Construct;

/**
 * The function's log. It is made before the function: otherwise Lambda makes one at the first invocation, which keeps
 * everything for ever.
 */
final class FunctionLog extends Construct {
    private final CloudwatchLogGroup group;

    FunctionLog(Construct scope, String id, Names names, int retentionDays) {
        super(scope, id);
        group = Hcl.named(
                CloudwatchLogGroup.Builder.create(this, "group")
                        .name(names.logGroup())
                        .retentionInDays(retentionDays)
                        .tags(Tags.name(names.logGroup()))
                        .build(),
                "function");
    }

    String name() {
        return group.getName();
    }

    String arn() {
        return group.getArn();
    }
}
