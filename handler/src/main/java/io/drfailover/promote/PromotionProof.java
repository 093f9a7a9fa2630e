package io.drfailover.promote;

/**
 * Decides when a promotion is proved, from successive looks at the instance.
 *
 * <p>Right after {@code PromoteReadReplica} RDS still shows the old {@code available} with the source set, so the
 * status alone proves nothing. Proved is: no replication source, status {@code available}, and a transition seen
 * before; where polling was too slow to see one, the same look a second time.
 */
final class PromotionProof {
    private boolean transitionSeen;
    private int detachedLooks;

    /** Takes one look; true when the promotion is proved. */
    boolean provedBy(ReplicaView view) {
        if (!view.isAvailable()) {
            transitionSeen = true;
            detachedLooks = 0;
            return false;
        }
        detachedLooks = view.isReplica() ? 0 : detachedLooks + 1;
        return detachedLooks >= (transitionSeen ? 1 : 2);
    }

    /** Whether RDS has shown that the request has taken effect. */
    boolean underWay() {
        return transitionSeen || detachedLooks > 0;
    }
}
