package io.drfailover.console;

import static io.drfailover.console.ConsoleSetup.*;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.drfailover.contract.Action;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CommandsTest {
    private static final String DONE =
            "{\"statusCode\":200,\"body\":{\"message\":\"it is so\",\"region\":\"eu-west-1\"}}";

    private static final String STATUS = "{\"action\":\"status\"}";
    private static final String PROBE = "{\"action\":\"probe\"}";

    private final FakeLambda lambda = new FakeLambda();

    CommandsTest() throws IOException {}

    @AfterEach
    void stop() {
        lambda.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            hold --reason planned --by me      | {"action":"hold","by":"me","reason":"planned"}
            release --by me                    | {"action":"release","by":"me"}
            acknowledge --run r1 --by me       | {"action":"acknowledge","by":"me","run":"r1"}
            evaluate                           | {"action":"evaluate"}
            probe                              | {"action":"probe"}
            status                             | {"action":"status"}
            """)
    void command_itsOptions_becomeTheEvent(String command, String event) throws IOException {
        lambda.answers(DONE);

        Result result = run(command);

        assertThat(result.code()).as(result.progress()).isZero();
        assertThat(new ObjectMapper().readTree(lambda.received().get(0).body()))
                .isEqualTo(new ObjectMapper().readTree(event));
        assertThat(lambda.received().get(0).path())
                .isEqualTo("/2015-03-31/functions/erp-failover/invocations?Qualifier=live");
        assertThat(lambda.received().get(0).type()).isEqualTo("RequestResponse");
    }

    @ParameterizedTest
    @CsvSource({"approve --code ABC, approve", "abort --reason no, abort"})
    void dangerous_confirmed_asksTheStatusAndSendsTheOrder(String command, String action) throws IOException {
        lambda.answers(waiting(ConsoleSetup.run("r1", "running", 1))).answers(DONE);

        Result result = run(command + " --json --confirm " + REPLICA);

        assertThat(result.code()).as(result.progress()).isZero();
        assertThat(lambda.received()).hasSize(2);
        assertThat(new ObjectMapper()
                        .readTree(lambda.received().get(1).body())
                        .path("action")
                        .asText())
                .isEqualTo(action);
    }

    @ParameterizedTest
    @ValueSource(strings = {"failover", "approve --code ABC", "abort --reason no"})
    void dangerous_neitherTerminalNorConfirm_isAWrongCommandLineAndAsksNobody(String command) {
        Result result = run(command);

        assertThat(result.code()).isEqualTo(2);
        assertThat(result.progress()).contains("give --confirm").contains("nothing was ordered");
        assertThat(lambda.received()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"another-replica\n", "\n", ""})
    void dangerous_anotherNameTyped_ordersNothing(String typed) {
        lambda.answers(status("", free()));

        Result result = new ConsoleSetup().atATerminal(typed).run(lambda, "failover");

        assertThat(result.code()).isEqualTo(1);
        assertThat(result.progress()).contains("nothing was ordered");
        assertThat(lambda.received()).extracting(FakeLambda.Received::body).containsExactly(STATUS, PROBE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"hold --by me", "abort --confirm " + REPLICA})
    void reason_blank_isAWrongCommandLineAndOrdersNothing(String command) {
        Result result = run(command + " --reason ");

        assertThat(result.code()).isEqualTo(2);
        assertThat(result.progress())
                .contains("--reason must be a text of 1 to 500 characters", "it is blank; nothing was ordered");
        assertThat(lambda.received()).isEmpty();
    }

    @Test
    void version_ofTheCheckout_isPrinted() {
        assertThat(new ConsoleSetup().run("status", "--version").answer()).startsWith("dr-failover ");
    }

    @Test
    void option_misspelt_isNamedWithTheOneThatIsMeant() {
        Result result = run("status --folow");

        assertThat(result.code()).isEqualTo(2);
        assertThat(result.progress()).contains("--folow", "--follow", "./dr status --help");
        assertThat(result.progress().lines().count()).isLessThan(5);
    }

    @Test
    void dangerous_theReplicaTyped_sendsItsNameAndThePersons() {
        lambda.answers(waiting(ConsoleSetup.run("r1", "running", 1))).answers(DONE);

        Result result = new ConsoleSetup().atATerminal(REPLICA + "\n").run(lambda, "abort", "--reason", "no");

        assertThat(result.code()).isZero();
        assertThat(lambda.received().get(1).body()).contains("\"confirm\":\"" + REPLICA + "\"", " at laptop\"");
    }

    @Test
    void acknowledge_noRunGiven_asksForTheNewest() {
        lambda.answers(status(ConsoleSetup.run("r7", "succeeded", 2), free())).answers(DONE);

        Result result = new ConsoleSetup().atATerminal("y\n").run(lambda, "acknowledge");

        assertThat(result.code()).isZero();
        assertThat(result.progress()).contains("Put the run r7 away? [y/N]");
        assertThat(lambda.received().get(1).body()).contains("\"run\":\"r7\"");
    }

    @Test
    void acknowledge_nobodyToAsk_isAWrongCommandLine() {
        assertThat(run("acknowledge").code()).isEqualTo(2);
        assertThat(lambda.received()).isEmpty();
    }

    @Test
    void refusal_isToldAndExitsWithOne() {
        lambda.answers(
                "{\"statusCode\":409,\"body\":{\"message\":\"the newest run is r2, not r1; nothing was changed\"}}");

        Result result = run("acknowledge --run r1");

        assertThat(result.code()).isEqualTo(1);
        assertThat(result.answer()).isEqualTo("refused  the newest run is r2, not r1; nothing was changed\n");
    }

    @Test
    void times_ofAnAnswer_areShownAsTheStatusShowsThem() {
        lambda.answers("{\"statusCode\":202,\"body\":{\"message\":\"held since 2026-11-29T17:09:48Z\","
                + "\"expires_at\":\"2026-11-29T18:09:48.123Z\"}}");

        assertThat(run("hold --reason x").answer())
                .contains("held since 2026-11-29T17:09:48Z", "expires at            2026-11-29 18:09:48 UTC");
    }

    @Test
    void json_isTheAnswerAsItCameAndNothingElse() {
        lambda.answers(DONE);

        Result result = run("hold --reason x --json");

        assertThat(result.answer()).isEqualTo(DONE + "\n");
        assertThat(result.progress()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"true, 0", "false, 1"})
    void evaluate_exitCode_saysWhetherReady(boolean ready, int code) {
        lambda.answers("{\"statusCode\":200,\"body\":{\"ready\":" + ready + ",\"checks\":[]}}");

        assertThat(run("evaluate").code()).isEqualTo(code);
    }

    @Test
    void commands_ofTheSchema_areAllThereButResume() {
        assertThat(Console.commandLine(terminal(), address -> null, duration -> {})
                        .getSubcommands()
                        .keySet())
                .containsExactlyInAnyOrderElementsOf(Action.names().stream()
                        .filter(name -> !name.equals("resume"))
                        .toList());
    }

    @Test
    void help_anyCommand_documentsTheExitCodes() {
        for (String command : Console.commandLine(terminal(), address -> null, duration -> {})
                .getSubcommands()
                .keySet()) {
            assertThat(new ConsoleSetup().run(command, "--help").answer())
                    .contains("--function", "--kept", "--json", "Exit codes:");
        }
    }

    private static Terminal terminal() {
        return new Terminal(
                java.nio.file.Path.of("."),
                java.util.Map.of(),
                new java.io.BufferedReader(java.io.Reader.nullReader()),
                System.out,
                System.err);
    }

    private Result run(String command) {
        return new ConsoleSetup().run(lambda, command);
    }
}
