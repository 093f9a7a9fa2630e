package io.drfailover.drill.simulation.world;

import io.drfailover.Deadline;
import io.drfailover.terraform.Inventory;
import io.drfailover.terraform.PlannedResource;
import io.drfailover.terraform.StateResource;
import io.drfailover.terraform.TerraformException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;

/** What AWS says it has, as one sandbox asks it: the same things, told apart by the same marks as the real inventory. */
final class SimulatedInventory implements Inventory {
    private final Sandbox sandbox;
    private final World world;

    SimulatedInventory(Sandbox sandbox) {
        this.sandbox = sandbox;
        this.world = sandbox.world();
    }

    @Override
    public Optional<String> find(PlannedResource planned) {
        Declared declared = RecoveryStack.at(planned.address());
        if (declared.type().equals("aws_autoscaling_attachment")
                || declared.needs().stream().anyMatch(n -> !planned.values().has(n))) {
            return Optional.empty();
        }
        return ask(planned.address(), () -> {
            Instant now = world.scheduler().now();
            List<CloudResource> found = world.cloud().of(declared).stream()
                    .filter(r -> !(declared.type().equals("aws_nat_gateway") && r.hasFailed(now)))
                    .filter(r -> declared.needs().stream().allMatch(n -> planned.values()
                            .path(n)
                            .asText()
                            .equals(r.parents().get(n))))
                    .toList();
            if (found.size() > 1) {
                throw new TerraformException(
                        "AWS has several that could be " + planned.address(), "delete those that are in no use");
            }
            return found.stream().map(CloudResource::id).findFirst();
        });
    }

    @Override
    public Health health(StateResource tainted) {
        if (!RecoveryStack.at(tainted.address()).isLong()) {
            return Health.NOT_ASKED;
        }
        return ask(tainted.address(), () -> {
            Instant now = world.scheduler().now();
            return world.cloud()
                    .byId(tainted.id())
                    .map(r -> r.hasFailed(now) ? Health.FAILED : r.isReady(now) ? Health.USABLE : Health.IN_PROGRESS)
                    .orElse(Health.ABSENT);
        });
    }

    private <T> T ask(String address, Supplier<T> question) {
        try {
            return sandbox.call(
                    Call.read("aws", "Describe", address),
                    old -> question.get(),
                    (fault, call) -> SdkClientException.create(fault.words()));
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
