package io.drfailover.stacks.recovery;

import com.hashicorp.cdktf.ITerraformDependable;
import com.hashicorp.cdktf.providers.aws.autoscaling_attachment.AutoscalingAttachment;
import com.hashicorp.cdktf.providers.aws.lb.Lb;
import io.drfailover.stacks.hcl.Hcl;
import io.drfailover.stacks.settings.ApplicationSettings;
import java.util.List;
import software.constructs.Construct;

/** The public entry: an application load balancer whose targets are all nodes of the node group. */
final class LoadBalancer extends Construct {
    /** AWS allows 32 characters, and none of them a dash at the end. */
    private static final String SHORT_NAME = "${trim(substr(var.cluster_name, 0, 32), \"-\")}";

    private final Lb balancer;
    private final TargetGroup targets;

    LoadBalancer(Construct scope, String id, Config config) {
        super(scope, id);
        Capacity capacity = config.capacity();
        balancer = capacity.whenServing(Hcl.named(
                Lb.Builder.create(this, "balancer")
                        .name(SHORT_NAME)
                        .loadBalancerType("application")
                        .internal(false)
                        .securityGroups(List.of(config.securityGroupId()))
                        .subnets(config.subnetIds())
                        .dropInvalidHeaderFields(true)
                        .tags(Names.tag(""))
                        .dependsOn(config.dependencies())
                        .build(),
                "application"));
        // While the profile is full, real users come in here: nothing but a step down to warm may open the way for a
        // destroy.
        balancer.addOverride("enable_deletion_protection", "${var.capacity_profile == \"full\"}");
        targets = new TargetGroup(this, "targets", new TargetGroup.Config(capacity, SHORT_NAME, config.vpcId()));
        new Listeners(
                this,
                "listeners",
                new Listeners.Config(capacity, config.settings(), Hcl.one(balancer, "arn"), targets.arn()));
        capacity.whenServing(Hcl.named(
                AutoscalingAttachment.Builder.create(this, "attachment")
                        .autoscalingGroupName(config.autoscalingGroup())
                        .lbTargetGroupArn(targets.arn())
                        .build(),
                "application"));
    }

    /** An attribute for an output; empty while there is no load balancer. */
    String output(String attribute) {
        return Hcl.oneOrEmpty(balancer, attribute);
    }

    String targetGroupOutput() {
        return targets.arnOutput();
    }

    /** Where the load balancer is, and whom it serves. */
    record Config(
            ApplicationSettings settings,
            Capacity capacity,
            String vpcId,
            List<String> subnetIds,
            String securityGroupId,
            String autoscalingGroup,
            List<? extends ITerraformDependable> dependencies) {}
}
