package io.drfailover.promote;

import io.drfailover.Deadline;
import io.drfailover.Progress;
import io.drfailover.contract.Stage;
import java.time.Duration;
import java.time.Instant;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.rds.model.DbInstanceNotFoundException;
import software.amazon.awssdk.services.rds.model.InvalidDbInstanceStateException;

/**
 * Promotes the replica and proves it. Safe to run again: a promotion already asked for is awaited, a finished one is
 * recognised, and RDS is asked at most once while an earlier request may still take effect.
 */
public final class ReplicaPromoter {
    /** RDS shows a promotion within about a minute; a request unseen for longer has not taken effect. */
    static final Duration REQUEST_VISIBLE_WITHIN = Duration.ofMinutes(3);

    private static final Duration POLL = Duration.ofSeconds(2);

    private final RdsClient rds;
    private final String instanceId;
    private final String region;
    private final Progress progress;

    public ReplicaPromoter(RdsClient rds, String instanceId, String region, Progress progress) {
        this.rds = rds;
        this.instanceId = instanceId;
        this.region = region;
        this.progress = progress;
    }

    /**
     * Looks at the instance; changes nothing.
     *
     * @throws PromotionException if it does not exist or RDS does not answer
     */
    public ReplicaView look() {
        try {
            var found = rds.describeDBInstances(r -> r.dbInstanceIdentifier(instanceId))
                    .dbInstances();
            if (found.isEmpty()) {
                throw missing(null);
            }
            return ReplicaView.of(found.get(0));
        } catch (DbInstanceNotFoundException e) {
            throw missing(e);
        } catch (AbortedException e) {
            throw new Deadline.CancelledException(e);
        } catch (SdkException e) {
            throw new PromotionException(
                    instanceId,
                    "describing \"" + instanceId + "\" in " + region + ": " + e.getMessage(),
                    "check that RDS in " + region + " answers and that the function may rds:DescribeDBInstances",
                    e);
        }
    }

    /**
     * Looks at the instance; changes nothing.
     *
     * @throws PromotionException if it is no replica, or in a state that RDS does not leave
     */
    public ReplicaView requirePromotable() {
        ReplicaView view = look();
        refuseDeadEnd(view);
        if (!view.isReplica()) {
            throw notOurs();
        }
        return view;
    }

    /**
     * Asks RDS to promote, unless that is done or under way. Waits while the replica is busy with something else.
     *
     * @throws PromotionException if it cannot be promoted
     */
    public void ensureRequested(PromotionHistory history, Deadline deadline) {
        while (true) {
            ReplicaView view = look();
            refuseDeadEnd(view);
            if (!view.isReplica()) {
                requireOurs(history);
                progress.note(Stage.PROMOTE, instanceId, "already stands alone");
                return;
            }
            if (mayStillTakeEffect(history, deadline.now())) {
                progress.note(Stage.PROMOTE, instanceId, "promotion was already requested by this run");
                return;
            }
            if (view.isAvailable() && request(history)) {
                progress.note(Stage.PROMOTE, instanceId, "promotion requested");
                return;
            }
            progress.note(Stage.PROMOTE, instanceId, "is " + view.status() + ", promotion is possible when available");
            if (!deadline.pause(POLL)) {
                throw outOfTime(view, "it never became available to be promoted");
            }
        }
    }

    /**
     * Waits until the promotion is proved.
     *
     * @throws PromotionException if the deadline passes before, or the instance ends in a state that RDS does not leave
     */
    public PromotedDatabase awaitPromoted(Deadline deadline) {
        var proof = new PromotionProof();
        String shown = "";
        try (var wait = progress.waiting(Stage.PROMOTE, instanceId, "waiting for RDS to promote")) {
            while (true) {
                ReplicaView view = look();
                refuseDeadEnd(view);
                String state = view.status() + (view.isReplica() ? ", still a replica" : ", stands alone");
                if (!state.equals(shown)) {
                    progress.note(Stage.PROMOTE, instanceId, state);
                    shown = state;
                }
                if (proof.provedBy(view)) {
                    return new PromotedDatabase(instanceId, view.host(), view.port(), view.databaseName());
                }
                if (!deadline.pause(POLL)) {
                    throw outOfTime(
                            view, proof.underWay() ? "promotion did not finish" : "promotion was never seen to begin");
                }
            }
        }
    }

    private boolean request(PromotionHistory history) {
        history.recordRequest();
        try {
            rds.promoteReadReplica(r -> r.dbInstanceIdentifier(instanceId));
            return true;
        } catch (InvalidDbInstanceStateException e) {
            // A backup began between look and request, or an earlier call was accepted and its answer lost.
            history.recordRefusal();
            progress.note(
                    Stage.PROMOTE,
                    instanceId,
                    "RDS refuses for now: " + e.awsErrorDetails().errorMessage());
            return false;
        } catch (SdkException e) {
            throw new PromotionException(
                    instanceId,
                    "promoting \"" + instanceId + "\": " + e.getMessage(),
                    "check that the function may rds:PromoteReadReplica, then invoke it again: it goes on where it was",
                    e);
        }
    }

    private static boolean mayStillTakeEffect(PromotionHistory history, Instant now) {
        return !history.requestedAt().equals(Instant.MIN)
                && now.isBefore(history.requestedAt().plus(REQUEST_VISIBLE_WITHIN));
    }

    private void requireOurs(PromotionHistory history) {
        if (!history.acceptsStandalone()) {
            throw notOurs();
        }
    }

    private PromotionException notOurs() {
        return new PromotionException(
                instanceId,
                "\"" + instanceId + "\" in " + region + " is not a read replica and this run has not promoted it",
                "check RDS_REPLICA_ID; if a person has promoted it, send {\"action\": \"failover\", \"confirm\": \""
                        + instanceId + "\"}",
                null);
    }

    private void refuseDeadEnd(ReplicaView view) {
        if (view.isDeadEnd()) {
            throw new PromotionException(
                    instanceId,
                    "\"" + instanceId + "\" is " + view.status() + ", RDS does not leave that state by itself",
                    "repair the instance in the RDS console, then invoke the function again",
                    null);
        }
    }

    private PromotionException missing(@org.jspecify.annotations.Nullable Throwable cause) {
        return new PromotionException(
                instanceId,
                "the replica \"" + instanceId + "\" does not exist in " + region,
                "set RDS_REPLICA_ID to a read replica in " + region + ", or create one",
                cause);
    }

    private PromotionException outOfTime(ReplicaView view, String what) {
        return new PromotionException(
                instanceId,
                "\"" + instanceId + "\" is " + view.status()
                        + (view.isReplica() ? " and still a replica" : " and stands alone") + " when time ran out: "
                        + what,
                "look at the instance's events in RDS, then invoke the function again (it goes on waiting) or raise "
                        + "PROMOTION_TIMEOUT",
                null);
    }
}
