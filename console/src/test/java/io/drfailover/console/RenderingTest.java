package io.drfailover.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.drfailover.console.view.Ink;
import io.drfailover.console.view.Paper;
import io.drfailover.console.view.ProbeView;
import io.drfailover.console.view.StatusView;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The files beside it are what a person sees; they are read as a diff when something changes. */
class RenderingTest {
    private static final int WIDTH = 80;

    @ParameterizedTest
    @ValueSource(strings = {"running", "failed", "held", "proposed", "none"})
    void status_eachSituation_readsAsWritten(String situation) throws JsonProcessingException {
        List<String> lines =
                new StatusView(new Paper(WIDTH, new Ink(false)), "--kept").lines(body("status-" + situation));

        assertThat(text(lines)).isEqualTo(ConsoleSetup.resource("status-" + situation + ".txt"));
    }

    @Test
    void status_narrow_isWrappedFromItsHeadlineOn() throws JsonProcessingException {
        List<String> lines = new StatusView(new Paper(40, new Ink(true)), "").lines(body("status-failed"));

        assertThat(lines.stream().map(line -> line.replaceAll("\u001b\\[[0-9;]*m", "")))
                .startsWith(
                        "the latest attempt has failed: repair",
                        "what the error names, then order the",
                        "failover",
                        "erp-replica to eu-west-1, 2026-11-23",
                        "03:00:00 UTC",
                        "",
                        "Run         20261123-021311-4f7a failed,",
                        "            3 invocations");
        assertThat(lines).anySatisfy(line -> assertThat(line).contains(" \u001b[31;1mfailed\u001b[0m,"));
    }

    @Test
    void evaluate_everyOutcome_readsAsWritten() throws JsonProcessingException {
        List<String> lines = ReadinessTable.lines(body("evaluate"), new Paper(WIDTH, new Ink(false)));

        assertThat(text(lines)).isEqualTo(ConsoleSetup.resource("evaluate.txt"));
    }

    @Test
    void evaluate_onATerminal_isTheSameInColour() throws JsonProcessingException {
        String coloured = text(ReadinessTable.lines(body("evaluate"), new Paper(WIDTH, new Ink(true))));

        assertThat(coloured).contains("\u001b[31;1mblocking\u001b[0m", "\u001b[32mok\u001b[0m");
        assertThat(coloured.replaceAll("\u001b\\[[0-9;]*m", "")).isEqualTo(ConsoleSetup.resource("evaluate.txt"));
    }

    @Test
    void evaluate_longWordsAndCommands_areNeverCut() throws JsonProcessingException {
        assertThat(text(ReadinessTable.lines(body("evaluate"), new Paper(40, new Ink(false)))))
                .contains(
                        "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_ReadRepl.html",
                        "--service-code vpc --quota-code L-F678F1CE --desired-value 10 --region eu-west-1");
    }

    @Test
    void probe_everyState_readsAsWritten() throws JsonProcessingException {
        assertThat(text(new ProbeView(new Paper(WIDTH, new Ink(false))).lines(body("probe"))))
                .isEqualTo(ConsoleSetup.resource("probe.txt"));
    }

    private static JsonNode body(String name) throws JsonProcessingException {
        return new ObjectMapper()
                .readTree(ConsoleSetup.resource(name + ".json"))
                .path("body");
    }

    private static String text(List<String> lines) {
        return String.join("\n", lines) + "\n";
    }
}
