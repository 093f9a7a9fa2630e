package io.drfailover.console;

import static io.drfailover.console.ConsoleSetup.*;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a person sees before the replica is promoted. */
class PromotionTest {
    private static final String STATUS = "{\"action\":\"status\"}";
    private static final String PROBE = "{\"action\":\"probe\"}";
    private static final String ORDER = "failover --no-wait";
    private static final String WELL = "The primary looks well: ";

    private final FakeLambda lambda = new FakeLambda();

    PromotionTest() throws IOException {}

    @AfterEach
    void stop() {
        lambda.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {ORDER, "approve --code ABC"})
    void promoting_aPersonIsAsked_seesHowThePrimaryLooksFirst(String command) {
        lambda.answers(waiting("")).answers(resource("probe.json")).answers(status("", free()));

        Result result = asked(command);

        assertThat(result.progress())
                .containsSubsequence(
                        "Looking at the primary from eu-west-1", "database", "Type the replica's identifier");
        assertThat(lambda.received()).extracting(FakeLambda.Received::body).startsWith(STATUS, PROBE);
        assertThat(lambda.received().get(2).body()).contains(command.split(" ", -1)[0]);
    }

    @Test
    void promoting_theProbeFails_isSaidAndStopsNobody() {
        lambda.answers(status("", free())).fails("{\"errorMessage\":\"it broke\"}");

        Result result = asked(ORDER);

        assertThat(result.code()).as(result.progress()).isZero();
        assertThat(result.progress()).contains("how it looks, nobody can say just now", "it broke");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            textBlock =
                    """
            ok      | ok      | ok      | The primary looks well: load balancer (seen a), database (seen b), replication (seen c).
            ok      | unknown | ok      | The primary looks well: load balancer (seen a), replication (seen c).
            unknown | ok      | unknown | The primary looks well: database (seen b).
            ok      | failing | failing | Not all of the primary is down: load balancer (seen a).
            failing | ok      | ok      | Not all of the primary is down: database (seen b), replication (seen c).
            failing | failing | ok      | -
            unknown | unknown | ok      | -
            """)
    void promoting_whatLooksWell_isWarnedOfBeforeTheQuestion(
            String balancer, String database, String replication, String warning) {
        lambda.answers(status("", free())).answers(probe(balancer, database, replication));

        Result result = asked(ORDER);

        String told = words(result);
        if (warning == null) {
            assertThat(told).doesNotContain("looks well", "is down");
        } else {
            assertThat(told)
                    .containsSubsequence(
                            warning,
                            "Whoever still writes to it after the promotion loses that",
                            "This orders the failover to eu-west-1",
                            "Type the replica's identifier");
        }
    }

    @ParameterizedTest
    @CsvSource({"stop, true", "none, false"})
    void promoting_theFunctionFences_theQuestionSaysThatThePrimaryIsStopped(String fencing, boolean said) {
        lambda.answers(status("", free()).replace("\"hold\"", "\"fencing\": \"" + fencing + "\", \"hold\""))
                .answers(probe("failing", "failing", "failing"));

        String told = words(asked(ORDER));

        assertThat(told.contains("cannot be undone. Then the old primary is stopped (FENCING=stop)"))
                .as(told)
                .isEqualTo(said);
    }

    @ParameterizedTest
    @ValueSource(strings = {ORDER, "approve --code ABC"})
    void promoting_confirmedByAnOption_showsThePrimaryAndAsksNothing(String command) {
        lambda.answers(waiting("")).answers(probe("ok", "ok", "ok")).answers(status("", free()));

        Result result = new ConsoleSetup().run(lambda, command + " --confirm " + REPLICA);

        assertThat(result.progress()).contains("Looking at the primary", WELL).doesNotContain("Type the replica");
        assertThat(result.answer()).doesNotContain(WELL);
        assertThat(lambda.received()).extracting(FakeLambda.Received::body).startsWith(STATUS, PROBE);
    }

    @Test
    void promoting_confirmedByAScript_doesNotLookAtThePrimary() {
        lambda.answers(status("", free()));

        Result result = new ConsoleSetup().run(lambda, ORDER + " --json --confirm " + REPLICA);

        assertThat(result.code()).as(result.progress()).isZero();
        assertThat(lambda.received()).extracting(FakeLambda.Received::body).doesNotContain(PROBE);
    }

    private Result asked(String command) {
        return new ConsoleSetup().atATerminal(REPLICA + "\n").run(lambda, command);
    }

    private static String words(Result result) {
        return result.progress().replaceAll("\\s+", " ");
    }

    private static String probe(String balancer, String database, String replication) {
        return """
                {"statusCode": 200, "body": {"message": "probe completed", "checks": [
                 {"name": "load_balancer", "state": "%s", "seen": "seen a"},
                 {"name": "database", "state": "%s", "seen": "seen b"},
                 {"name": "replication", "state": "%s", "seen": "seen c"},
                 {"name": "replica_lag", "state": "ok", "seen": "0 s behind"}]}}"""
                .formatted(balancer, database, replication);
    }
}
