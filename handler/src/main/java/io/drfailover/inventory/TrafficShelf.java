package io.drfailover.inventory;

import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Listener;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.LoadBalancerNotFoundException;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetGroup;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetGroupNotFoundException;

/** Where the load balancer listens, by the port, and what it sends traffic to, by its name in the right network. */
final class TrafficShelf implements Shelf {
    private static final String LISTENER = "aws_lb_listener";

    private final ElasticLoadBalancingV2Client balancing;

    TrafficShelf(ElasticLoadBalancingV2Client balancing) {
        this.balancing = balancing;
    }

    @Override
    public Set<String> types() {
        return Set.of(LISTENER, "aws_lb_target_group");
    }

    @Override
    public Optional<String> find(Wanted wanted) {
        return wanted.type().equals(LISTENER) ? listener(wanted) : targets(wanted);
    }

    private Optional<String> listener(Wanted wanted) {
        return wanted.text("load_balancer_arn").flatMap(balancer -> {
            try {
                return wanted.only(
                        balancing.describeListenersPaginator(r -> r.loadBalancerArn(balancer)).listeners().stream()
                                .filter(l -> wanted.matches("port", String.valueOf(l.port())))
                                .map(Listener::listenerArn)
                                .toList());
            } catch (LoadBalancerNotFoundException e) {
                return Optional.empty();
            }
        });
    }

    private Optional<String> targets(Wanted wanted) {
        return wanted.text("vpc_id")
                .flatMap(vpc -> wanted.text("name").flatMap(this::named).map(group -> {
                    if (!vpc.equals(group.vpcId())) {
                        throw wanted.taken(
                                "target group " + group.targetGroupName(),
                                "in another network (" + group.vpcId() + ")");
                    }
                    return group.targetGroupArn();
                }));
    }

    private Optional<TargetGroup> named(String name) {
        try {
            return balancing.describeTargetGroups(r -> r.names(name)).targetGroups().stream()
                    .findFirst();
        } catch (TargetGroupNotFoundException e) {
            return Optional.empty();
        }
    }
}
