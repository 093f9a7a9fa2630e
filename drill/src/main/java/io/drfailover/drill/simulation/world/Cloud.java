package io.drfailover.drill.simulation.world;

import io.drfailover.drill.simulation.schedule.Scheduler;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What exists in the account. It goes on being made, whatever becomes of who asked for it. */
public final class Cloud {
    private final Scheduler scheduler;
    private final Scenario scenario;
    private final Trail trail;
    private final World world;
    private final List<CloudResource> resources = new ArrayList<>();

    Cloud(World world, Scenario scenario) {
        this.world = world;
        this.scheduler = world.scheduler();
        this.trail = world.trail();
        this.scenario = scenario;
    }

    /** Everything that exists, in the order in which it was made. */
    public List<CloudResource> existing() {
        return resources.stream().filter(CloudResource::exists).toList();
    }

    Optional<CloudResource> byId(String id) {
        return existing().stream().filter(r -> r.id().equals(id)).findFirst();
    }

    List<CloudResource> of(Declared declared) {
        return existing().stream().filter(r -> r.declared().equals(declared)).toList();
    }

    /** Whether all of the stack is there and usable. */
    public boolean isComplete() {
        Instant now = scheduler.now();
        return RecoveryStack.resources().stream().allMatch(d -> of(d).stream().anyMatch(r -> r.isReady(now)));
    }

    /** Whether a security group has kept the rule with which AWS makes it. */
    public boolean letsEverythingOut() {
        return existing().stream().anyMatch(CloudResource::letsEverythingOut);
    }

    /** Whether Kubernetes answers and has nodes. */
    boolean hasWorkingCluster() {
        Instant now = scheduler.now();
        return of(RecoveryStack.at("aws_eks_node_group.nodes")).stream().anyMatch(r -> r.isReady(now));
    }

    /**
     * Begins to make something.
     *
     * @throws RefusedException if AWS does not
     */
    CloudResource create(Declared declared, Map<String, String> parents, Sandbox by) {
        List<CloudResource> same = of(declared);
        if (declared.type().equals("aws_autoscaling_attachment") && !same.isEmpty()) {
            return same.get(0); // AttachLoadBalancerTargetGroups may be repeated.
        }
        if (declared.unique() && !same.isEmpty()) {
            throw new RefusedException("creating " + declared.address() + ": already exists with name: dr");
        }
        if (declared.type().equals("aws_eks_node_group") && notReady(parents.get("aws_eks_cluster.cluster"))) {
            throw new RefusedException(
                    "creating EKS Node Group: InvalidRequestException: Cluster is not in ACTIVE status");
        }
        if (declared.type().equals("aws_lb") && world.trouble() == Trouble.LOAD_BALANCER_REFUSED) {
            throw new RefusedException("creating ELBv2 Load Balancer: TooManyLoadBalancers: the limit is reached");
        }
        boolean fails = declared.type().equals("aws_eks_cluster")
                && world.trouble() == Trouble.CLUSTER_GIVEN_UP
                && resources.stream().noneMatch(r -> r.declared().equals(declared));
        double factor = declared.isLong() ? scenario.pace() : 1;
        var made = new CloudResource(
                // An id is a name where the API knows it by its name; a second one of it cannot be told apart.
                declared.type().substring(4).replace('_', '-') + "-" + (resources.size() + 1),
                declared,
                parents,
                scheduler.now().plus(Duration.ofMillis((long) (declared.seconds() * 1000L * factor))),
                fails);
        resources.add(made);
        trail.observe(new Observation.Changed(Observation.Part.TERRAFORM, by, "creates " + declared.address()));
        trail.observe(new Observation.Made(made, by));
        return made;
    }

    /** Deletes. */
    void delete(CloudResource resource, Sandbox by) {
        trail.observe(new Observation.Changed(Observation.Part.TERRAFORM, by, "deletes " + resource.address()));
        if (resource.isAlive()) {
            trail.observe(new Observation.Destroyed(resource.address() + " (" + resource.id() + ")", by));
        }
        resource.delete();
    }

    /** A person deletes what AWS has given up. */
    void deleteFailed() {
        Instant now = scheduler.now();
        existing().stream().filter(r -> r.hasFailed(now)).forEach(CloudResource::delete);
    }

    private boolean notReady(@org.jspecify.annotations.Nullable String id) {
        return byId(String.valueOf(id)).filter(r -> r.isReady(scheduler.now())).isEmpty();
    }
}
