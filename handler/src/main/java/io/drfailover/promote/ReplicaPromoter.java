package io.drfailover.promote;

import io.drfailover.Deadline;
import io.drfailover.Progress;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.rds.RdsClient;

/**
 * Promotes the replica and proves it. Safe to run again, from wherever an earlier invocation stopped: a request that may
 * still take effect is awaited, one that was never sent or never took effect is made again, a finished promotion is
 * recognised.
 *
 * <p>RDS is never asked while it shows a transition or a standalone instance. Asking once too often would not promote
 * twice either: RDS refuses with {@code InvalidDBInstanceState} while a promotion is under way and for an instance that
 * is no replica (Amazon RDS API Reference, PromoteReadReplica).
 */
public final class ReplicaPromoter {
    private final ReplicaRds rds;
    private final Progress progress;

    public ReplicaPromoter(RdsClient rds, String instanceId, String region, Progress progress) {
        this.rds = new ReplicaRds(rds, instanceId, region);
        this.progress = progress;
    }

    /**
     * Looks at the instance; changes nothing.
     *
     * @throws PromotionException if it does not exist or RDS does not answer
     */
    public ReplicaView look() {
        try {
            return rds.describe();
        } catch (SdkException e) {
            throw rds.unanswered(e);
        }
    }

    /**
     * Looks at the instance; changes nothing.
     *
     * @throws PromotionException if it is no replica, or in a state that RDS does not leave
     */
    public ReplicaView requirePromotable() {
        ReplicaView view = look();
        rds.refuseDeadEnd(view);
        if (!view.isReplica()) {
            throw rds.notOurs();
        }
        return view;
    }

    /**
     * Promotes and waits until that is proved. Errors of the moment (timeouts, 5xx, throttling) are waited out: after
     * one it is not known whether RDS has accepted the request, so it is looked for and made again only when it has
     * stayed invisible.
     *
     * @param history what the run did before; its {@code recordRequest} is called right before each request
     * @param requested told once, when RDS has accepted the request or shows that the promotion is under way or done
     * @param deadline the stage's limit, or the invocation's end
     * @throws PromotionException if it cannot be promoted, or takes longer than the stage's limit
     * @throws Deadline.ReachedException when the invocation's time is over first
     */
    public PromotedDatabase ensurePromoted(PromotionHistory history, Runnable requested, Deadline deadline) {
        return new Promotion(rds, progress, history, requested, deadline).untilProved();
    }
}
