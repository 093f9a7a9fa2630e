package io.drfailover.drill.check;

import io.drfailover.contract.TerraformOutput;
import io.drfailover.drill.world.World;
import java.io.IOException;

/** Elastic Load Balancing shows the balancer, its listener and its target group. */
final class LoadBalancerActive implements Check {
    @Override
    public String statement() {
        return "the load balancer, its listener and its target group exist";
    }

    @Override
    public String see(Evidence evidence) throws CheckFailure, IOException, InterruptedException {
        World world = evidence.rig().world();
        RecoveryState state = RecoveryState.read(world);
        String balancer = state.output(TerraformOutput.LOAD_BALANCER_ARN);
        String targets = state.output(TerraformOutput.TARGET_GROUP_ARN);
        LoadBalancing api = new LoadBalancing(world.endpoint(), world.scenario().drRegion());
        String described = api.call("DescribeLoadBalancers", "LoadBalancerArns.member.1", balancer);
        CheckFailure.unless(described.contains("<Code>active</Code>"), "the load balancer is not active: " + described);
        String listeners = api.call("DescribeListeners", "LoadBalancerArn", balancer);
        CheckFailure.unless(listeners.contains(targets), "no listener of the load balancer forwards to " + targets);
        return "active at " + state.output(TerraformOutput.LOAD_BALANCER_DNS_NAME) + ", listener forwards to "
                + targets.substring(targets.lastIndexOf(':') + 1);
    }
}
