package io.drfailover.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.drfailover.control.Hold;
import io.drfailover.control.Proposal;
import io.drfailover.control.ProposalState;
import io.drfailover.evidence.FencingMode;
import io.drfailover.ledger.RunRecord;
import io.drfailover.ledger.RunState;
import io.drfailover.ledger.StageRecord;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where everything stands, for a person.
 *
 * @param drRegion where it recovers
 * @param replicaId what a command must name
 * @param coolDown for so long after a run's end no alarm begins another
 * @param fencing what a failover does to the old primary
 */
public record StatusAnswer(String drRegion, String replicaId, Duration coolDown, FencingMode fencing) {
    /** Of a success, what a person needs next. */
    private static final List<String> RESULTS = List.of("database_endpoint", "load_balancer", "old_primary");

    /** Puts it together. */
    public ObjectNode of(Optional<RunRecord> run, Hold hold, Optional<Proposal> proposal, Instant now) {
        Optional<Proposal> shown = proposal.filter(p -> !isOvertaken(p, run) && !isOfAnEarlierRun(p, run));
        ObjectNode answer = Answer.of(Answer.OK, message(run, hold, shown, now), drRegion);
        ObjectNode body = Answer.body(answer);
        body.put("rds_replica", replicaId)
                .put("fencing", fencing.name().toLowerCase(Locale.ROOT))
                .put("at", now.toString());
        run.ifPresent(r -> run(body.putObject("run"), r, now));
        ObjectNode held = body.putObject("hold").put("held", hold.held());
        if (!hold.by().isEmpty()) {
            held.put("reason", hold.reason())
                    .put("by", hold.by())
                    .put("since", hold.since().toString());
        }
        shown.ifPresent(p -> proposal(body.putObject("proposal"), p, now));
        return answer;
    }

    /** A run was begun or gone on with since, without it: there is nothing to decide any more. */
    private static boolean isOvertaken(Proposal proposal, Optional<RunRecord> run) {
        return proposal.state() == ProposalState.OPEN
                && run.filter(r -> r.wasWorkedOnSince(proposal.proposedAt())).isPresent();
    }

    /** What an approval begins, begins before the proposal expires. */
    private static boolean isOfAnEarlierRun(Proposal proposal, Optional<RunRecord> run) {
        return proposal.state() != ProposalState.OPEN
                && run.filter(r -> r.startedAt().isAfter(proposal.expiresAt())).isPresent();
    }

    private String message(Optional<RunRecord> run, Hold hold, Optional<Proposal> proposal, Instant now) {
        if (hold.held()) {
            return underHold(run, now) + "failovers are " + hold.sentence();
        }
        if (proposal.filter(p -> p.isOpen(now)).isPresent()) {
            return "a failover waits for approval";
        }
        if (run.isEmpty() || run.get().acknowledged() != null) {
            return run.map(r -> r.coolUntil(coolDown))
                    .filter(now::isBefore)
                    .map(until -> "no run is under way; a command begins one, an alarm not before "
                            + until.truncatedTo(ChronoUnit.SECONDS))
                    .orElse("no run is under way, and an alarm that the evidence confirms begins one");
        }
        return outcome(run.get());
    }

    /** What the hold does not change, or what it finds; ends where the hold's sentence begins. */
    private static String underHold(Optional<RunRecord> current, Instant now) {
        Optional<RunRecord> run = current.filter(r -> r.acknowledged() == null);
        if (run.isEmpty()) {
            return "";
        }
        if (run.get().isOver()) {
            return outcome(run.get()) + "; ";
        }
        return run.get().state() == RunState.RUNNING && run.get().latest().holdsLease(now)
                ? "a failover is under way despite the hold, and goes on until it is parked, ended or aborted; "
                : "a failover has begun and waits for the hold's end; ";
    }

    private static String outcome(RunRecord run) {
        return switch (run.state()) {
            case RUNNING, PARKED -> "a failover is under way";
            case SUCCEEDED -> "the failover has succeeded; acknowledge the run before another can begin";
            case FAILED -> "the latest attempt has failed: repair what the error names, then order the failover";
            case GIVEN_UP -> "the run was given up: repair what stopped it, then order the failover";
            case ABORTED -> "the run was aborted: order the failover to go on with it, or acknowledge it";
        };
    }

    private static void run(ObjectNode node, RunRecord run, Instant now) {
        node.put("id", run.runId()).put("state", word(run.state())).put("began_by", run.trigger());
        node.put("started_at", run.startedAt().toString());
        if (run.isOver()) {
            put(node, "finished_at", run.finishedAt());
        }
        node.put("invocations", workedOn(run));
        if (run.state() == RunState.RUNNING) {
            node.put("worked_on", now.isBefore(run.latest().leaseUntil()));
        }
        var stages = node.putArray("stages");
        run.stages().forEach(s -> stage(stages.addObject(), s, run));
        if (run.answer() != null) {
            JsonNode result = run.answer().path("body");
            RESULTS.stream().filter(result::has).forEach(field -> node.set(field, result.get(field)));
        }
        if (run.failure() != null) {
            // While it is gone on with, that is what the attempt before ended with.
            node.put(run.isOver() ? "error" : "earlier_error", run.failure().message());
        }
        if (run.judgement() != null) {
            node.put("evidence", run.judgement().sentence());
            if (run.judgement().dataLoss() != null) {
                node.put("data_loss_seconds", run.judgement().dataLoss().seconds());
            }
        }
        if (run.acknowledged() != null) {
            node.put("acknowledged_by", run.acknowledged().by());
            node.put("acknowledged_at", run.acknowledged().at().toString());
        }
    }

    /** Whoever aborts a run takes it for that alone. */
    private static long workedOn(RunRecord run) {
        return run.attempts().stream()
                .filter(a -> a.ended() != RunState.ABORTED)
                .count();
    }

    /** Who aborted a run, or died in it, has not written the end of its stages. */
    private static void stage(ObjectNode node, StageRecord stage, RunRecord run) {
        boolean interrupted = run.isOver() && stage.state() == RunState.RUNNING;
        // Over all invocations; but what a person ordered anew is not as long as the night before it.
        boolean begunBefore = stage.firstStartedAt().isBefore(run.authorizedAt());
        node.put("stage", stage.stage()).put("state", interrupted ? "interrupted" : word(stage.state()));
        node.put("started_at", (begunBefore ? stage.startedAt() : stage.firstStartedAt()).toString());
        put(node, "finished_at", interrupted ? run.finishedAt() : stage.finishedAt());
        if (stage.error() != null) {
            node.put("error", stage.error());
        }
    }

    private static void proposal(ObjectNode node, Proposal proposal, Instant now) {
        boolean expired = proposal.state() == ProposalState.OPEN && !proposal.isOpen(now);
        node.put("id", proposal.id());
        node.put("state", expired ? "expired" : proposal.state().name().toLowerCase(Locale.ROOT));
        node.put("proposed_by", proposal.cause())
                .put("evidence", proposal.judgement().sentence());
        node.put("told", proposal.told());
        node.put("expires_at", proposal.expiresAt().toString());
        put(node, "approved_by_itself_at", proposal.automaticallyAt());
        if (!proposal.decidedBy().isEmpty()) {
            node.put("decided_by", proposal.decidedBy());
        }
    }

    private static void put(ObjectNode node, String field, @Nullable Instant at) {
        if (at != null) {
            node.put(field, at.toString());
        }
    }

    private static String word(RunState state) {
        return state.name().toLowerCase(Locale.ROOT);
    }
}
