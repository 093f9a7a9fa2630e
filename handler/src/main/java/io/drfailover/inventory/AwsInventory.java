package io.drfailover.inventory;

import io.drfailover.Deadline;
import io.drfailover.terraform.Inventory;
import io.drfailover.terraform.PlannedResource;
import io.drfailover.terraform.StateResource;
import io.drfailover.terraform.TerraformException;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.eks.EksClient;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;

/**
 * The inventory of one region, asked with the AWS SDK. How long a question may take is the clients' business.
 *
 * <p>Of the recovery stack's types one is not looked for: {@code aws_autoscaling_attachment}, whose creation may be
 * repeated and which the provider cannot import.
 */
public final class AwsInventory implements Inventory {
    private final Map<String, Shelf> shelves;

    public AwsInventory(Ec2Client ec2, EksClient eks, ElasticLoadBalancingV2Client balancing) {
        Map<String, Shelf> byType = new TreeMap<>();
        for (Shelf shelf : List.of(
                new NetworkShelf(ec2),
                new RouteShelf(ec2),
                new FirewallShelf(ec2),
                new ExitShelf(ec2),
                new PeeringShelf(ec2),
                new TemplateShelf(ec2),
                new ClusterShelf(eks),
                new NodeShelf(eks),
                new AccessShelf(eks),
                new BalancerShelf(balancing),
                new TrafficShelf(balancing))) {
            shelf.types().forEach(type -> byType.put(type, shelf));
        }
        shelves = Collections.unmodifiableMap(byType);
    }

    @Override
    public Optional<String> find(PlannedResource planned) {
        return ask(planned.type(), planned.address(), shelf -> shelf.find(new Wanted(planned)), Optional.empty());
    }

    @Override
    public Health health(StateResource resource) {
        return ask(resource.type(), resource.address(), shelf -> shelf.health(resource), Health.NOT_ASKED);
    }

    private <T> T ask(String type, String address, Function<Shelf, T> question, T unknown) {
        @Nullable Shelf shelf = shelves.get(type);
        if (shelf == null) {
            return unknown;
        }
        try {
            return question.apply(shelf);
        } catch (AbortedException e) {
            throw new Deadline.CancelledException(e);
        } catch (SdkException e) {
            throw new TerraformException(
                    "asking AWS whether it has " + address + ": " + e.getMessage(),
                    "check the function's permissions if they are refused, then invoke the function again",
                    TerraformException.NO_EXIT_CODE,
                    e);
        }
    }
}
