package io.drfailover.inventory;

import io.drfailover.terraform.Inventory.Health;
import io.drfailover.terraform.StateResource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.AvailabilityZone;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeLoadBalancersRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.LoadBalancer;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.LoadBalancerNotFoundException;

/** The load balancer, by its name, which a region has once, and only in the network that is planned. */
final class BalancerShelf implements Shelf {
    private final ElasticLoadBalancingV2Client balancing;

    BalancerShelf(ElasticLoadBalancingV2Client balancing) {
        this.balancing = balancing;
    }

    @Override
    public Set<String> types() {
        return Set.of("aws_lb");
    }

    @Override
    public Optional<String> find(Wanted wanted) {
        List<String> planned = wanted.texts("/subnets");
        if (planned.isEmpty()) {
            return Optional.empty();
        }
        return wanted.text("name")
                .flatMap(name -> describe(
                        DescribeLoadBalancersRequest.builder().names(name).build()))
                .map(balancer -> {
                    List<String> subnets = balancer.availabilityZones().stream()
                            .map(AvailabilityZone::subnetId)
                            .toList();
                    if (!subnets.containsAll(planned)) {
                        throw wanted.taken(
                                "load balancer " + balancer.loadBalancerName(),
                                "in other subnets (" + String.join(", ", subnets) + ")");
                    }
                    return balancer.loadBalancerArn();
                });
    }

    @Override
    public Health health(StateResource resource) {
        return describe(DescribeLoadBalancersRequest.builder()
                        .loadBalancerArns(resource.id())
                        .build())
                .map(balancer -> switch (balancer.state().code()) {
                    case ACTIVE, ACTIVE_IMPAIRED -> Health.USABLE;
                    case FAILED -> Health.FAILED;
                    case PROVISIONING, UNKNOWN_TO_SDK_VERSION -> Health.IN_PROGRESS;
                })
                .orElse(Health.ABSENT);
    }

    private Optional<LoadBalancer> describe(DescribeLoadBalancersRequest request) {
        try {
            return balancing.describeLoadBalancers(request).loadBalancers().stream()
                    .findFirst();
        } catch (LoadBalancerNotFoundException e) {
            return Optional.empty();
        }
    }
}
