package io.drfailover.terraform;

import java.util.Optional;

/** What AWS itself says exists, beside what terraform's state says. Reads only. */
public interface Inventory {
    /**
     * The import id of what a plan would create, if AWS has it already.
     *
     * @return empty if AWS has it not, or if nothing tells it apart yet (a subnet of a network that is not known)
     * @throws TerraformException if there are several and a person must choose, or AWS does not answer
     */
    Optional<String> find(PlannedResource planned);

    /**
     * How a resource fares that terraform has marked as tainted.
     *
     * @throws TerraformException if AWS does not answer
     */
    Health health(StateResource tainted);

    /** How a resource fares in AWS. */
    enum Health {
        /** AWS is still making it. */
        IN_PROGRESS,
        USABLE,
        /** AWS has given it up. */
        FAILED,
        ABSENT,
        /** A quick one that is not asked about: it exists or not, and the next plan sees which. */
        NOT_ASKED
    }
}
