package io.drfailover.promote;

import io.drfailover.Deadline;
import io.drfailover.Progress;
import io.drfailover.contract.Stage;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.rds.model.InvalidDbInstanceStateException;

/**
 * One promotion as one invocation works on it: look, then ask, wait or finish, until it is proved. What an earlier
 * invocation did is known from the history and from what RDS shows, so it does not matter where that one stopped.
 */
final class Promotion {
    /**
     * How long a request may stay invisible. RDS shows a promotion within about a minute; a request unseen for longer
     * has not taken effect, so that asking again cannot promote twice.
     */
    static final Duration REQUEST_VISIBLE_WITHIN = Duration.ofMinutes(3);

    /** RDS refuses while it shows "available": what it shows is old, or a backup begins. Asking faster is of no use. */
    static final Duration REFUSED_FOR = Duration.ofSeconds(15);

    private static final Duration POLL = Duration.ofSeconds(2);

    private final ReplicaRds rds;
    private final Progress progress;
    private final PromotionHistory history;
    private final Runnable requested;
    private final Deadline deadline;

    private PromotionProof proof = new PromotionProof();
    private Instant notAgainBefore = Instant.MIN;
    private boolean told;
    private String shown = "not seen yet";
    private String lookError = "";
    private String callError = "";

    Promotion(ReplicaRds rds, Progress progress, PromotionHistory history, Runnable requested, Deadline deadline) {
        this.rds = rds;
        this.progress = progress;
        this.history = history;
        this.requested = requested;
        this.deadline = deadline;
    }

    PromotedDatabase untilProved() {
        try (var wait = progress.waiting(Stage.PROMOTE, rds.instanceId(), "waiting for RDS to promote")) {
            while (true) {
                Optional<ReplicaView> view = look();
                if (view.isPresent() && isProvedBy(view.get())) {
                    return proved(view.get());
                }
                if (!deadline.pause(POLL)) {
                    throw outOfTime();
                }
            }
        }
    }

    private Optional<ReplicaView> look() {
        try {
            ReplicaView view = rds.describe();
            lookError = "";
            return Optional.of(view);
        } catch (SdkException e) {
            if (!ReplicaRds.isTransient(e)) {
                throw rds.unanswered(e);
            }
            lookError = ReplicaRds.text(e);
            return Optional.empty();
        }
    }

    private PromotedDatabase proved(ReplicaView view) {
        return new PromotedDatabase(rds.instanceId(), view.host(), view.port(), view.databaseName());
    }

    private boolean isProvedBy(ReplicaView view) {
        rds.refuseDeadEnd(view);
        show(view);
        boolean proved = proof.provedBy(view);
        if (!view.isReplica()) {
            if (!history.acceptsStandalone()) {
                throw rds.notOurs();
            }
            tell();
            return proved;
        }
        if (view.isAvailable()) {
            if (!deadline.now().isBefore(mayAskAt())) {
                ask();
            }
        } else if (wasRequested()) {
            // A backup alone is no sign of a promotion, and neither is proof that the request is lost.
            notAgainBefore = deadline.now().plus(REQUEST_VISIBLE_WITHIN);
            if (!view.isBackingUp()) {
                tell();
            }
        }
        return false;
    }

    private Instant mayAskAt() {
        Instant unseen = wasRequested() ? history.requestedAt().plus(REQUEST_VISIBLE_WITHIN) : Instant.MIN;
        return unseen.isAfter(notAgainBefore) ? unseen : notAgainBefore;
    }

    private boolean wasRequested() {
        return !history.requestedAt().equals(Instant.MIN);
    }

    private void ask() {
        history.recordRequest();
        // What was seen before, a backup for example, says nothing about this request.
        proof = new PromotionProof();
        try {
            rds.promote();
            progress.note(Stage.PROMOTE, rds.instanceId(), "promotion requested");
            callError = "";
            tell();
        } catch (InvalidDbInstanceStateException e) {
            // A backup began between look and request, or an earlier call was accepted and its answer lost.
            history.recordRefusal();
            notAgainBefore = deadline.now().plus(REFUSED_FOR);
            callError = ReplicaRds.text(e);
            progress.note(Stage.PROMOTE, rds.instanceId(), "RDS refuses for now: " + callError);
        } catch (SdkException e) {
            if (!ReplicaRds.isTransient(e)) {
                history.recordRefusal();
                throw rds.refused(e);
            }
            callError = ReplicaRds.text(e);
            progress.note(
                    Stage.PROMOTE,
                    rds.instanceId(),
                    "it is not known whether RDS accepted the request, looking: " + callError);
        }
    }

    private void tell() {
        if (!told) {
            told = true;
            requested.run();
        }
    }

    private void show(ReplicaView view) {
        String now = view.status() + (view.isReplica() ? ", still a replica" : ", stands alone");
        if (!now.equals(shown)) {
            shown = now;
            progress.note(Stage.PROMOTE, rds.instanceId(), now);
        }
    }

    private RuntimeException outOfTime() {
        String state = "\"" + rds.instanceId() + "\" is " + shown
                + (lookError.isEmpty() ? "" : ", and RDS does not answer (" + lookError + ")");
        return deadline.endsInvocation()
                ? new Deadline.ReachedException(Stage.PROMOTE, state + "; " + what())
                : rds.outOfTime(state, what());
    }

    private String what() {
        if (told) {
            return proof.underWay() ? "the promotion has not finished" : "the promotion was not seen to begin";
        }
        if (wasRequested()) {
            return "RDS has not shown that it accepted the request" + because();
        }
        return callError.isEmpty() ? "it was not available to be promoted" : "RDS refused to promote it" + because();
    }

    private String because() {
        return callError.isEmpty() ? "" : " (" + callError + ")";
    }
}
