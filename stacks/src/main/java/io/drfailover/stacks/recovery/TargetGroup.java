package io.drfailover.stacks.recovery;

import com.hashicorp.cdktf.Token;
import com.hashicorp.cdktf.providers.aws.lb_target_group.LbTargetGroup;
import com.hashicorp.cdktf.providers.aws.lb_target_group.LbTargetGroupHealthCheck;
import io.drfailover.stacks.hcl.Hcl;
import software.constructs.Construct;

/** The nodes as the load balancer sees them: instances that answer on the application's NodePort. */
final class TargetGroup extends Construct {
    private final LbTargetGroup targets;

    TargetGroup(Construct scope, String id, Config config) {
        super(scope, id);
        targets = config.capacity()
                .whenServing(Hcl.named(
                        LbTargetGroup.Builder.create(this, "nodes")
                                .name(config.name())
                                .targetType("instance")
                                .protocol("HTTP")
                                .port(Token.asNumber("${var.application_node_port}"))
                                .vpcId(config.vpcId())
                                .deregistrationDelay("30")
                                // Quick to trust: a recovered application should not wait another minute for users.
                                .healthCheck(LbTargetGroupHealthCheck.builder()
                                        .path("${var.health_check_path}")
                                        .matcher("200-399")
                                        .interval(10)
                                        .timeout(5)
                                        .healthyThreshold(2)
                                        .unhealthyThreshold(3)
                                        .build())
                                .tags(Names.tag(""))
                                .build(),
                        "application"));
    }

    String arn() {
        return Hcl.one(targets, "arn");
    }

    String arnOutput() {
        return Hcl.oneOrEmpty(targets, "arn");
    }

    /** The group's name, at most 32 characters, and its network. */
    record Config(Capacity capacity, String name, String vpcId) {}
}
