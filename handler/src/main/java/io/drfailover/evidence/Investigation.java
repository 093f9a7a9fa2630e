package io.drfailover.evidence;

import io.drfailover.Deadline;

/** Looks at the evidence. Changes nothing, ends within its own limit, and tells trouble as an observation. */
public interface Investigation {
    /** Looks at every source at once; what did not answer in time is unknown. */
    Look look(Suspicion suspicion, Deadline deadline);

    /** How much a failover would lose. */
    DataLoss dataLoss(Suspicion suspicion, Deadline deadline);
}
