package io.drfailover.console;

import static io.drfailover.console.ConsoleSetup.*;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Orders of which the status says already that nothing would come. */
class VainTest {
    private static final String ABORT = "abort --reason no";
    private static final String APPROVE = "approve --code ABC";
    private static final String LATER = "2026-11-23T03:00:00Z";

    private final FakeLambda lambda = new FakeLambda();

    VainTest() throws IOException {}

    @AfterEach
    void stop() {
        lambda.close();
    }

    @ParameterizedTest
    @CsvSource({
        "succeeded, the run r1 has succeeded already: there is nothing to abort",
        "given_up, the run r1 was given up already: there is nothing to abort"
    })
    void abort_aRunThatIsOver_isRefusedAndNobodyIsAsked(String state, String told) {
        lambda.answers(status(ConsoleSetup.run("r1", state, 1), free()));

        assertRefused(ABORT, told);
    }

    @Test
    void abort_noRun_isRefusedAndNobodyIsAsked() {
        lambda.answers(status("", free()));

        assertRefused(ABORT, "there is no run to abort");
    }

    @Test
    void abort_aRunThatWasPutAway_isRefusedAndNobodyIsAsked() {
        String run =
                ConsoleSetup.run("r1", "failed", 1).replace("\"worked_on\"", "\"acknowledged_by\": \"bob\", \"x\"");
        lambda.answers(status(run, free()));

        assertRefused(ABORT, "the run r1 was put away already");
    }

    @ParameterizedTest
    @ValueSource(strings = {"running", "parked", "failed"})
    void abort_aRunThatMayGoOn_isAskedAbout(String state) {
        lambda.answers(status(ConsoleSetup.run("r1", state, 1), free()));

        assertThat(atATerminal(ABORT).progress()).contains("Type the replica's identifier");
    }

    @Test
    void abort_aRunThatIsAborted_repeatsTheMessageAndAsksNobody() {
        lambda.answers(status(ConsoleSetup.run("r1", "aborted", 1), free()))
                .answers("{\"statusCode\":200,\"body\":{\"message\":\"the run r1 was aborted already\"}}");

        Result result = atATerminal(ABORT);

        assertThat(result.code()).isZero();
        assertThat(result.answer()).contains("the run r1 was aborted already");
        assertThat(result.progress()).doesNotContain("Type the replica's identifier");
    }

    @Test
    void abort_aRunThatIsAbortedAndAnotherReplica_ordersNothing() {
        lambda.answers(status(ConsoleSetup.run("r1", "aborted", 1), free()));

        assertThat(new ConsoleSetup().run(lambda, ABORT + " --confirm another").code())
                .isEqualTo(1);
        assertThat(lambda.received()).hasSize(1);
    }

    @Test
    void approve_nothingProposed_isRefusedAndNobodyIsAsked() {
        lambda.answers(status("", free()));

        assertRefused(APPROVE, "no failover waits for approval");
    }

    @Test
    void approve_held_isRefusedAndNobodyIsAsked() {
        lambda.answers(waiting("").replace(free(), "{\"held\": true, \"by\": \"ann\", \"reason\": \"upgrade\"}"));

        assertRefused(APPROVE, "failovers are held by ann (upgrade)");
    }

    @ParameterizedTest
    @CsvSource({
        "expired, " + LATER + ", the proposal p1 has expired",
        "withdrawn, " + LATER + ", 'the proposal p1 was withdrawn, by ann'",
        "approved, 2026-11-23T02:20:00Z, 'the proposal p1 was approved already, by ann'"
    })
    void approve_aProposalThatIsDecided_isRefusedAndNobodyIsAsked(String state, String expires, String told) {
        lambda.answers(status("", free() + ", \"proposal\": " + proposal(state, expires)));

        assertRefused(APPROVE, told);
    }

    @Test
    void approve_itsRunIsUnderWay_isRefusedAndNobodyIsAsked() {
        lambda.answers(status(
                ConsoleSetup.run("r1", "running", 1), free() + ", \"proposal\": " + proposal("approved", LATER)));

        assertRefused(APPROVE, "the proposal p1 was approved already, by ann");
    }

    @Test
    void approve_approvedAndNoRunHasBegun_isAskedAbout() {
        lambda.answers(status("", free() + ", \"proposal\": " + proposal("approved", LATER)));

        assertThat(atATerminal(APPROVE).progress()).contains("Type the replica's identifier");
    }

    @ParameterizedTest
    @ValueSource(strings = {"acknowledge --yes", "acknowledge --yes --run nonsense"})
    void acknowledge_noRun_isRefused(String order) {
        if (order.contains("--run")) {
            lambda.answers(
                    "{\"statusCode\":409,\"body\":{\"message\":\"there is no run to put away; nothing was changed\"}}");
        } else {
            lambda.answers(status("", free()));
        }

        Result result = new ConsoleSetup().run(lambda, order);

        assertThat(result.code()).isEqualTo(1);
        assertThat(result.answer() + result.progress()).contains("there is no run to put away");
        assertThat(lambda.received()).hasSize(1);
    }

    private void assertRefused(String order, String why) {
        Result result = atATerminal(order);
        Result scripted = new ConsoleSetup().run(lambda, order + " --json --confirm " + REPLICA);

        assertThat(result.code()).isEqualTo(1);
        assertThat(result.answer().replaceAll("\\s+", " "))
                .startsWith("refused " + why)
                .contains("nothing was ordered");
        assertThat(result.progress()).doesNotContain("Type the replica's identifier", "Looking at the primary");
        assertThat(scripted.code()).isEqualTo(1);
        assertThat(scripted.answer()).isEmpty();
        assertThat(scripted.progress().replaceAll("\\s+", " ")).contains(why, "nothing was ordered");
        assertThat(lambda.received()).extracting(FakeLambda.Received::body).containsOnly("{\"action\":\"status\"}");
    }

    private Result atATerminal(String order) {
        return new ConsoleSetup().atATerminal("\n").run(lambda, order);
    }
}
