package io.drfailover.ledger;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One invocation that works, or worked, on a run.
 *
 * @param epoch 1 for the first, one more for each successor
 * @param owner tells two invocations apart, even if Lambda delivered one event twice
 * @param requestId Lambda's; the same for all attempts of one event
 * @param cause why it works on the run, in words
 * @param startedAt when it took the run
 * @param leaseUntil nobody else takes the run before; renewed as long as it works
 * @param mustEndBy when Lambda ends it at the latest
 * @param endedAt when it gave the run back, or null
 * @param ended in which state it left the run; null while it works, and after it died
 */
public record Attempt(
        int epoch,
        String owner,
        String requestId,
        String cause,
        Instant startedAt,
        Instant leaseUntil,
        Instant mustEndBy,
        @Nullable Instant endedAt,
        @Nullable RunState ended) {
    /**
     * What a holder that has lost its lease needs to stop terraform: SIGINT, SIGTERM, SIGKILL with their graces, and a
     * margin.
     */
    static final Duration STOP = Duration.ofSeconds(30);

    public boolean holdsLease(Instant now) {
        return endedAt == null && now.isBefore(leaseUntil) && now.isBefore(mustEndBy);
    }

    /**
     * Whether neither it nor a process of it can act any more: it said so, Lambda has ended it, or it could not renew its
     * lease for so long that it has stopped itself.
     */
    @JsonIgnore
    public boolean isDead(Instant now) {
        return endedAt != null || !now.isBefore(mustEndBy) || !now.isBefore(leaseUntil.plus(STOP));
    }

    /**
     * Whether something that was done then may have been its doing.
     *
     * @param skew how far clocks may differ
     */
    public boolean mayHaveActed(Instant then, Duration skew) {
        Instant dead = min(mustEndBy, leaseUntil.plus(STOP));
        Instant over = endedAt == null ? dead : min(dead, endedAt);
        return !startedAt.isAfter(then.plus(skew)) && then.minus(skew).isBefore(over);
    }

    private static Instant min(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    Attempt renewed(Instant until) {
        return new Attempt(epoch, owner, requestId, cause, startedAt, until, mustEndBy, endedAt, ended);
    }

    Attempt endedWith(RunState end, Instant now) {
        return new Attempt(epoch, owner, requestId, cause, startedAt, now, mustEndBy, now, end);
    }
}
