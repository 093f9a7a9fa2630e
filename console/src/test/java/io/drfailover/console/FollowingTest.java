package io.drfailover.console;

import static io.drfailover.console.ConsoleSetup.*;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FollowingTest {
    private static final String CONFIRM = "--confirm";

    private final FakeLambda lambda = new FakeLambda();

    FollowingTest() throws IOException {}

    @AfterEach
    void stop() {
        lambda.close();
    }

    @ParameterizedTest
    @CsvSource({"succeeded, 0", "failed, 1", "given_up, 1", "aborted, 1"})
    void failover_ordered_isFollowedToItsEnd(String end, int code) {
        lambda.answers(status("", free()))
                .answers(resource("probe.json"))
                .answers(status("", free()))
                .answers(status(run("r1", "running", 1), free()))
                .answers(status(run("r1", "parked", 1), free()))
                .answers(status(run("r1", "running", 2), free()))
                .answers(status(run("r1", end, 2), free()));

        Result result = new ConsoleSetup().run(lambda, "failover", CONFIRM, REPLICA, "--by", "me");

        assertThat(result.code()).as(result.progress()).isEqualTo(code);
        assertThat(lambda.received().get(2).type()).isEqualTo("Event");
        assertThat(lambda.received().get(2).body())
                .isEqualTo("{\"action\":\"failover\",\"confirm\":\"" + REPLICA + "\",\"by\":\"me\"}");
        assertThat(result.progress())
                .contains(
                        "02:13:11  run r1, begun by a person",
                        "02:13:12  promote began",
                        "02:20:00  the invocation hands over to the next one",
                        "02:20:00  invocation 2 goes on with the run")
                .doesNotContain("\u001b");
    }

    @Test
    void failover_failedOnce_waitsForLambdasRepetition() {
        lambda.answers(status("", free()))
                .answers(resource("probe.json"))
                .answers(status(run("r1", "failed", 1), free()))
                .answers(status(run("r1", "running", 2), free()))
                .answers(status(run("r1", "succeeded", 2), free()));

        assertThat(new ConsoleSetup().run(lambda, "failover", CONFIRM, REPLICA).code())
                .isZero();
    }

    @Test
    void status_followWithoutARun_saysThatThereIsNone() {
        lambda.answers(status("", free()));

        Result result = new ConsoleSetup().run(lambda, "status", "--follow");

        assertThat(result.code()).isEqualTo(1);
        assertThat(result.progress()).contains("there is no run to follow");
        assertThat(result.answer()).contains("where it stands");
    }

    @Test
    void failover_noRunBegins_saysWhereToLook() {
        lambda.answers(status("", free()));

        Result result = new ConsoleSetup().run(lambda, "failover", CONFIRM, REPLICA);

        assertThat(result.code()).isEqualTo(1);
        assertThat(result.progress()).contains("no run has begun", "aws logs tail /aws/lambda/erp-failover");
    }

    @Test
    void failover_held_ordersNothing() {
        lambda.answers(status("", "{\"held\": true, \"by\": \"ann\", \"reason\": \"upgrade\"}"));

        Result result = new ConsoleSetup().run(lambda, "failover", CONFIRM, REPLICA);

        assertThat(result.code()).isEqualTo(1);
        assertThat(result.progress()).contains("held by ann (upgrade); nothing was ordered", "./dr release");
        assertThat(lambda.received()).hasSize(1);
    }

    @Test
    void failover_alreadySucceeded_ordersNothing() {
        lambda.answers(status(run("r1", "succeeded", 1), free()));

        Result result = new ConsoleSetup().run(lambda, "failover", CONFIRM, REPLICA);

        assertThat(result.code()).isEqualTo(1);
        assertThat(result.progress()).contains("has succeeded already", "./dr acknowledge");
    }

    @Test
    void failover_underWay_isFollowedAndNotOrderedAgain() {
        lambda.answers(status(run("r1", "running", 1), free())).answers(status(run("r1", "succeeded", 1), free()));

        Result result = new ConsoleSetup().run(lambda, "failover", CONFIRM, REPLICA);

        assertThat(result.code()).isZero();
        assertThat(lambda.received()).noneMatch(request -> request.type().equals("Event"));
    }

    @Test
    void failover_anotherReplicaConfirmed_ordersNothing() {
        lambda.answers(status("", free()));

        Result result = new ConsoleSetup().run(lambda, "failover", CONFIRM, "erp");

        assertThat(result.code()).isEqualTo(1);
        assertThat(result.progress()).contains("\"erp\" is not the replica, which is " + REPLICA);
        assertThat(lambda.received()).noneMatch(request -> request.body().contains("failover"));
    }

    @Test
    void failover_noWait_saysThatItIsOrderedAndNothingOfTheStatusBefore() {
        lambda.answers(status(run("r1", "failed", 1), free()));

        Result result = new ConsoleSetup().run(lambda, "failover", CONFIRM, REPLICA, "--no-wait");

        assertThat(result.code()).isZero();
        assertThat(result.answer()).startsWith("done  the failover is ordered").doesNotContain("r1", "failed");
        assertThat(result.progress()).contains("Ordered. Lambda carries it out", "./dr status --follow --function");
        assertThat(lambda.received()).extracting(FakeLambda.Received::type).endsWith("Event");
    }

    @Test
    void failover_noWaitForAScript_printsThatLambdaHasTaken() throws IOException {
        lambda.answers(status("", free()));

        Result result = new ConsoleSetup().run(lambda, "failover", CONFIRM, REPLICA, "--no-wait", "--json");

        JsonNode answer = new ObjectMapper().readTree(result.answer());
        assertThat(result.code()).isZero();
        assertThat(answer.path("statusCode").asInt()).isEqualTo(202);
        assertThat(answer.at("/body/message").asText()).startsWith("the failover is ordered");
        assertThat(answer.at("/body/region").asText()).isEqualTo("eu-west-1");
    }

    @Test
    void failover_noWaitAndUnderWay_showsTheRunAndOrdersNothing() {
        lambda.answers(status(run("r1", "running", 1), free()));

        Result result = new ConsoleSetup().run(lambda, "failover", CONFIRM, REPLICA, "--no-wait");

        assertThat(result.code()).isZero();
        assertThat(result.answer()).contains("r1 running");
        assertThat(result.progress()).contains("under way already; nothing was ordered");
        assertThat(lambda.received()).hasSize(1);
    }

    @Test
    void statusFollow_begins_showsTheStatusFirst() {
        lambda.answers(status(run("r1", "running", 1), free())
                        .replace("\"stages\"", "\"evidence\": \"seen\", \"stages\""))
                .answers(status(run("r1", "succeeded", 1), free()));

        Result result = new ConsoleSetup().run(lambda, "status --follow --json");

        assertThat(result.progress())
                .containsSubsequence(
                        "where it stands",
                        "r1 running",
                        "Begun by    a person",
                        "Evidence    seen",
                        "Hold        none",
                        "the run has succeeded");
        assertThat(result.answer()).isEqualTo(status(run("r1", "succeeded", 1), free()) + "\n");
    }

    @Test
    void statusFollow_theRunIsOver_showsItOnce() {
        lambda.answers(status(run("r1", "aborted", 1), free()));

        Result result = new ConsoleSetup().run(lambda, "status --follow");

        assertThat(result.code()).isEqualTo(1);
        assertThat(result.answer()).contains("r1 aborted");
        assertThat(result.progress()).isEmpty();
    }

    @Test
    void statusFollow_onATerminal_drawsTheStagesAgainAndAgain() {
        lambda.answers(status(run("r1", "running", 1), free())).answers(status(run("r1", "succeeded", 1), free()));

        Result result = new ConsoleSetup()
                .atATerminal("")
                .with("TERM", "xterm")
                .with("NO_COLOR", "1")
                .run(lambda, "status", "--follow");

        assertThat(result.code()).isZero();
        assertThat(result.progress()).contains("6 min 48 s so far", "\u001b[2A\u001b[J", "the run has succeeded");
    }
}
