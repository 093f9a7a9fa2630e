package io.drfailover.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.drfailover.MovingClock;
import io.drfailover.contract.Stage;
import io.drfailover.control.Hold;
import io.drfailover.control.Proposal;
import io.drfailover.control.ProposalState;
import io.drfailover.evidence.DataLoss;
import io.drfailover.evidence.FencingMode;
import io.drfailover.evidence.Judgement;
import io.drfailover.ledger.Acknowledgement;
import io.drfailover.ledger.Failure;
import io.drfailover.ledger.InMemoryRunLedger;
import io.drfailover.ledger.RunJournal;
import io.drfailover.ledger.Runs;
import io.drfailover.ledger.Wish;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StatusAnswerTest {
    private final MovingClock clock = new MovingClock();
    private final InMemoryRunLedger ledger = new InMemoryRunLedger();
    private Hold hold = Hold.never();
    private Optional<Proposal> proposal = Optional.empty();

    private JsonNode body() {
        return new StatusAnswer("eu-west-1", "replica", Duration.ofHours(1), FencingMode.STOP)
                .of(ledger.current().map(e -> e.run()), hold, proposal, clock.instant())
                .path("body");
    }

    private RunJournal run() {
        var judgement = new Judgement(true, "2 of 2 required", List.of(), new DataLoss(4L, "4 s behind"));
        return new Runs(clock, ledger).take(new Wish.Begin("alarm", "replica", false, judgement), "a");
    }

    private static Proposal proposal(ProposalState state, String by) {
        Instant now = MovingClock.START;
        var judgement = new Judgement(true, "2 of 2 required", List.of(), null);
        return new Proposal(
                "p",
                "alarm",
                "down",
                "",
                null,
                judgement,
                "0".repeat(64),
                now,
                now.plusSeconds(60),
                null,
                state,
                by,
                "r",
                true);
    }

    @Test
    void of_runThatSucceeded_hasWhatAPersonNeedsNext() {
        var answer = new JsonMapper().createObjectNode();
        answer.putObject("body")
                .put("load_balancer", "lb.example.org")
                .put("database_endpoint", "db:5432")
                .put("old_primary", "NOT fenced");
        run().completed(answer);

        assertThat(body().path("run").path("load_balancer").asText()).isEqualTo("lb.example.org");
        assertThat(body().path("run").path("database_endpoint").asText()).isEqualTo("db:5432");
        assertThat(body().path("run").path("old_primary").asText()).isEqualTo("NOT fenced");
        assertThat(body().path("fencing").asText()).isEqualTo("stop");
    }

    /** A hold stops what would begin or be gone on with, not who is at work. */
    @Test
    void of_heldWhileAnInvocationWorks_saysThatItGoesOn() {
        run();
        hold = new Hold(true, "wait", "ana", clock.instant());

        assertThat(body().path("message").asText())
                .startsWith("a failover is under way despite the hold")
                .contains("ana");
        clock.advance(Duration.ofMinutes(2));
        assertThat(body().path("message").asText())
                .startsWith("a failover has begun and waits for the hold's end; failovers are held");
    }

    @Test
    void of_heldAfterASuccess_saysBoth() {
        run().completed(new JsonMapper().createObjectNode());
        hold = new Hold(true, "wait", "ana", clock.instant());

        assertThat(body().path("message").asText())
                .startsWith("the failover has succeeded")
                .contains("; failovers are held");
    }

    @Test
    void of_runThatWasAborted_countsWhoWorkedAndEndsItsStages() {
        run().started(Stage.INFRASTRUCTURE);
        clock.advance(Duration.ofMinutes(1));
        new Runs(clock, ledger).abort();

        JsonNode run = body().path("run");

        assertThat(run.path("invocations").asInt()).isEqualTo(1);
        assertThat(run.path("stages").path(0).path("state").asText()).isEqualTo("interrupted");
        assertThat(run.path("stages").path(0).path("finished_at")).isEqualTo(run.path("finished_at"));
    }

    @Test
    void of_runThatWasParked_isNotEndedAndItsStagesBeganWithTheFirstInvocation() {
        RunJournal first = run();
        first.started(Stage.INFRASTRUCTURE);
        first.park();
        assertThat(body().path("run").has("finished_at")).isFalse();

        clock.advance(Duration.ofMinutes(1));
        new Runs(clock, ledger).take(new Wish.PickUp(), "b").started(Stage.INFRASTRUCTURE);

        assertThat(body().at("/run/stages/0/started_at").asText()).isEqualTo(MovingClock.START.toString());
    }

    /** A night may lie between the two; how long the stage takes is asked of the attempt that goes on. */
    @Test
    void of_runThatAPersonGoesOnWith_itsStagesBeginAnew() {
        run().started(Stage.INFRASTRUCTURE);
        new Runs(clock, ledger).abort();
        clock.advance(Duration.ofHours(6));
        new Runs(clock, ledger).take(Runs.COMMAND, "b").started(Stage.INFRASTRUCTURE);

        assertThat(body().at("/run/stages/0/started_at").asText())
                .isEqualTo(clock.instant().toString());
    }

    @Test
    void of_withinTheCoolDown_promisesNoAlarm() {
        run().completed(new JsonMapper().createObjectNode());
        ledger.write(ledger.current(), ledger.run().putAway(new Acknowledgement("ana", clock.instant())));

        assertThat(body().path("message").asText())
                .isEqualTo("no run is under way; a command begins one, an alarm not before 2026-11-23T04:00:00Z");
        clock.advance(Duration.ofHours(1));
        assertThat(body().path("message").asText()).contains("an alarm that the evidence confirms begins one");
    }

    @Test
    void of_runThatFailed_saysWhereWhyAndWhatToDo() {
        RunJournal journal = run();
        journal.started(Stage.PROMOTE);
        journal.failed(Stage.PROMOTE, "storage is full");
        journal.failed(new Failure("promote", "storage is full", clock.instant()));

        JsonNode body = body();

        assertThat(body.path("message").asText()).contains("repair what the error names");
        assertThat(body.path("run").path("error").asText()).isEqualTo("storage is full");
        assertThat(body.path("run").path("evidence").asText()).isEqualTo("2 of 2 required");
        assertThat(body.path("run").path("data_loss_seconds").asInt()).isEqualTo(4);
        assertThat(body.path("run").path("stages").path(0).path("state").asText())
                .isEqualTo("failed");
    }

    @Test
    void of_runThatIsGoneOnWith_theErrorIsAnEarlierOne() {
        run().failed(new Failure("promote", "storage is full", clock.instant()));
        new Runs(clock, ledger).take(Runs.COMMAND, "b");

        JsonNode run = body().path("run");

        assertThat(run.path("state").asText()).isEqualTo("running");
        assertThat(run.has("error")).isFalse();
        assertThat(run.path("earlier_error").asText()).isEqualTo("storage is full");
    }

    @Test
    void of_runWhoseInvocationDied_saysThatNobodyWorksOnIt() {
        run();
        clock.advance(Duration.ofSeconds(40));

        assertThat(body().path("run").path("worked_on").asBoolean(true)).isFalse();
    }

    @Test
    void of_hold_comesFirst() {
        run();
        hold = new Hold(true, "migration", "ana", MovingClock.START);

        assertThat(body().path("message").asText()).contains("by ana (migration)");
        assertThat(body().path("hold").path("reason").asText()).isEqualTo("migration");
    }

    @Test
    void of_proposal_tellsItsFateAndNeverItsCodesDigest() {
        proposal = Optional.of(proposal(ProposalState.OPEN, ""));
        assertThat(body().path("message").asText()).isEqualTo("a failover waits for approval");
        assertThat(body().toString()).doesNotContain("0".repeat(64));
        clock.advance(Duration.ofSeconds(60));
        assertThat(body().path("proposal").path("state").asText()).isEqualTo("expired");

        proposal = Optional.of(proposal(ProposalState.APPROVED, "ana"));
        assertThat(body().path("proposal").path("decided_by").asText()).isEqualTo("ana");
        run().completed(new JsonMapper().createObjectNode());
        assertThat(body().has("proposal")).isTrue();
        ledger.write(ledger.current(), ledger.run().putAway(new Acknowledgement("ana", clock.instant())));
        clock.advance(Duration.ofHours(2));
        new Runs(clock, ledger).take(Runs.COMMAND, "b");
        assertThat(body().has("proposal")).as("of an earlier run").isFalse();
    }
}
