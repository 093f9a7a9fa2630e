package io.drfailover.terraform;

import io.drfailover.Progress;
import io.drfailover.contract.Stage;

/**
 * Ends what an interruption left half made in AWS and no plan would show: the provider makes a security group and then
 * takes from it the rule that lets everything out. Where it was stopped in between, a group that is kept or taken over
 * would stay open, and its rule be taken for the stack's own that allows the same, which the role may not tag.
 */
final class Completion {
    private static final String SECURITY_GROUP = "aws_security_group";

    private final DefaultEgress egress;
    private final Progress progress;

    Completion(DefaultEgress egress, Progress progress) {
        this.egress = egress;
        this.progress = progress;
    }

    /**
     * Completes one that is about to be kept or taken over; every other type is complete when it exists.
     *
     * @throws TerraformException if AWS does not do it
     */
    void complete(StateResource resource, InfrastructureHistory history) {
        if (resource.type().equals(SECURITY_GROUP)) {
            history.fence();
            if (egress.ensureRevoked(resource.id())) {
                progress.note(
                        Stage.INFRASTRUCTURE,
                        resource.address(),
                        "an earlier attempt was interrupted before it took AWS's rule for everything out; it is taken now");
            }
        }
    }
}
