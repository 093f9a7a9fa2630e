package io.drfailover.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.drfailover.console.ConsoleSetup.Result;
import java.io.IOException;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the function would refuse in words about events is told as a wrong command line. */
class TextsTest {
    private final FakeLambda lambda = new FakeLambda();

    TextsTest() throws IOException {}

    @AfterEach
    void stop() {
        lambda.close();
    }

    @ParameterizedTest
    @CsvSource({
        "approve --confirm erp-replica, --code, the one-time code of the proposal's message",
        "acknowledge, --run, id of the run",
        "hold --reason planned, --by, 'who orders it, for the record'"
    })
    void option_blankOrTooLong_isNamedAndNothingIsOrdered(String command, String option, String meaning) {
        for (String text : new String[] {"", " ", "x".repeat(501)}) {
            Result result = run(command, option, text);

            assertThat(result.code()).isEqualTo(2);
            assertThat(result.progress())
                    .contains(option + " must be a text of 1 to 500 characters: " + meaning, "nothing was ordered");
        }
        assertThat(lambda.received()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "failover --confirm erp-replica",
                "approve --code ABC --confirm erp-replica",
                "abort --reason no --confirm erp-replica",
                "hold --reason planned",
                "release",
                "acknowledge --run r1"
            })
    void by_blank_isAWrongCommandLineOfEveryOrder(String command) {
        assertThat(run(command, "--by", "").code()).isEqualTo(2);
        assertThat(lambda.received()).isEmpty();
    }

    @Test
    void by_asLongAsTheFunctionTakes_isSent() {
        lambda.answers("{\"statusCode\":200,\"body\":{\"message\":\"nothing is held\"}}");

        assertThat(run("release", "--by", "x".repeat(500)).code()).isZero();
    }

    private Result run(String command, String option, String text) {
        String[] words = command.split(" ", -1);
        return new ConsoleSetup()
                .run(
                        lambda,
                        words[0],
                        Stream.concat(Arrays.stream(words).skip(1), Stream.of(option, text))
                                .toArray(String[]::new));
    }
}
