package io.drfailover.readiness;

import io.drfailover.contract.Stage;
import io.drfailover.ledger.Evidence;
import io.drfailover.ledger.RunRecord;
import io.drfailover.ledger.RunState;
import io.drfailover.ledger.StageRecord;
import java.util.Map;
import java.util.Optional;

/**
 * The run that explains why the replica is none any more, or is just ceasing to be one.
 *
 * @param run the newest one
 * @param deed what it did with the replica, in words
 */
record PromotingRun(RunRecord run, String deed) {
    private static final String ASKED = " asked RDS to promote it";

    /** Of an instance that stands alone; empty if somebody else has promoted it. */
    static Optional<PromotingRun> explaining(RunRecord run, String replica) {
        if (!run.replicaId().equals(replica)) {
            return Optional.empty();
        }
        String id = run.runId();
        Map<String, String> evidence = evidence(run);
        boolean proved = evidence.containsKey(Evidence.ENDPOINT);
        // The first request counts even when RDS refused it: it may have been a repetition of one that was accepted.
        if (evidence.containsKey(Evidence.FIRST_REQUESTED_AT)) {
            return Optional.of(new PromotingRun(
                    run, proved ? "was promoted by the run " + id : "stands alone since the run " + id + ASKED));
        }
        if (proved) {
            return Optional.of(
                    new PromotingRun(run, "was promoted before the run " + id + ", which took it as it was"));
        }
        return run.inherited() == null || run.inherited().promotionRequestedAt() == null
                ? Optional.empty()
                : Optional.of(new PromotingRun(run, "stands alone since a run before " + id + ASKED));
    }

    /** Of an instance that RDS still shows as a replica; empty unless an open run has a request under way. */
    static Optional<PromotingRun> underWay(RunRecord run, String replica) {
        Map<String, String> evidence = evidence(run);
        boolean asks = NewestRun.isOpen(run)
                && run.replicaId().equals(replica)
                && !evidence.getOrDefault(Evidence.REQUESTED_AT, "").isEmpty()
                && !evidence.containsKey(Evidence.ENDPOINT);
        return asks
                ? Optional.of(new PromotingRun(run, "is a replica still, but the run " + run.runId() + ASKED))
                : Optional.empty();
    }

    /** Going on with an open run accepts it as it is; another failover needs a replica again. */
    Finding standsAlone(String what) {
        if (NewestRun.isOpen(run)) {
            return Finding.warning(
                    seen((run.isOver()
                                    ? "that run has not come to its end: "
                                    : "it is becoming the production database: ")
                            + what),
                    onwards());
        }
        if (run.state() == RunState.SUCCEEDED) {
            return Finding.blocking(
                    seen((run.acknowledged() == null ? "it is the production database now: " : "that run succeeded: ")
                            + what),
                    "nothing for this failover; for the next one, once everything is as in peace again, "
                            + ReplicaCheck.NEW_REPLICA);
        }
        return Finding.blocking(
                seen("that run was put away before its end: " + what),
                "to finish the failover after all: ./dr failover, which takes it as it is; otherwise "
                        + ReplicaCheck.NEW_REPLICA);
    }

    /** While RDS shows it as a replica. */
    Finding stillAReplica(String status) {
        return Finding.warning(seen("RDS shows it " + status), onwards());
    }

    private String seen(String now) {
        return run.replicaId() + " " + deed + "; " + now;
    }

    private String onwards() {
        return run.isOver()
                ? "look where that run stands: ./dr status; to finish it: ./dr failover"
                : "follow that run to its end: ./dr status --follow";
    }

    private static Map<String, String> evidence(RunRecord run) {
        return run.stage(Stage.PROMOTE).map(StageRecord::evidence).orElse(Map.of());
    }
}
