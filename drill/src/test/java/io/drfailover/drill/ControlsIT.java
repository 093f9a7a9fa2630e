package io.drfailover.drill;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.drfailover.console.Console;
import io.drfailover.console.function.KeptDrill;
import io.drfailover.console.view.Ink;
import io.drfailover.drill.DrillOptions.FunctionLimits;
import io.drfailover.drill.DrillOptions.Waits;
import io.drfailover.drill.aws.AwsRequest;
import io.drfailover.drill.breakage.Breakage;
import io.drfailover.drill.lambda.Invocation;
import io.drfailover.drill.process.Scratch;
import io.drfailover.drill.timeline.Screen;
import io.drfailover.drill.trouble.Trouble;
import io.drfailover.drill.world.Artifacts;
import io.drfailover.drill.world.Scenario;
import io.drfailover.stacks.settings.SettingsFile;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** The commands of the person on call against the packaged function, in a world where nothing has happened. */
@Execution(ExecutionMode.CONCURRENT)
class ControlsIT {
    private static final Duration LIMIT = Duration.ofMinutes(2);

    /** Stands for the project's folder as far as the note of a kept drill goes. */
    @TempDir
    Path folder;

    @Test
    void commands_inPeace_answerAndHoldAndBeginNothing() throws Exception {
        Path checkout = Path.of("..").toAbsolutePath().normalize();
        Map<String, String> machine = System.getenv();
        DrillOptions options = new DrillOptions(
                Rehearsal.EVALUATE,
                Set.of(),
                checkout,
                folder,
                Waits.standard(),
                null,
                null,
                null,
                Trouble.none(),
                false,
                true,
                FunctionLimits.standard().kept(),
                machine);
        Screen screen = new Screen(System.err, new Ink(false), false, 100);
        Scenario scenario = Scenario.of(SettingsFile.read(checkout.resolve(SettingsFile.locate(machine))));
        try (Scratch scratch = Scratch.create("dr-controls-");
                Rig rig = new SeededSite(options, new Steps(screen, 1))
                        .set(
                                new Prerequisites(machine, screen::line).check(),
                                scenario,
                                Artifacts.locate(checkout, scenario.drRegion()),
                                scratch,
                                Breakage.none())) {
            try (Keeping keeping = new Keeping(rig, folder)) {
                useThem(rig, scenario.replicaId());
            }
            assertThat(KeptDrill.note(folder)).doesNotExist();
            assertThat(rig.aws().requests()).extracting(AwsRequest::action).doesNotContain("PromoteReadReplica");
        }
    }

    private void useThem(Rig rig, String replica) throws Exception {
        assertThat(dr("status").code()).isZero();
        assertThat(dr("status").answer()).contains("none so far", "./dr evaluate --kept");
        JsonNode readiness =
                new ObjectMapper().readTree(dr("evaluate", "--json").answer());
        assertThat(readiness.path("statusCode").asInt()).isEqualTo(200);
        assertThat(readiness.at("/body/rds_replica").asText()).isEqualTo(replica);
        assertThat(readiness.at("/body/checks")).hasSize(22).allSatisfy(check -> assertThat(
                        check.path("outcome").asText())
                .as(check.toString())
                // A registry of the internet; whether it answers here is not this test's matter.
                .isIn(check.path("name").asText().equals("images") ? Set.of("ok", "warning") : Set.of("ok")));
        assertThat(dr("probe").answer()).contains("probe completed");

        assertThat(dr("hold", "--reason", "a rehearsal", "--by", "ann").code()).isZero();
        assertThat(dr("status").answer()).contains("held by ann", "a rehearsal", "./dr release --kept");
        Invocation alarmed = rig.ringAlarmAgain(LIMIT);
        assertThat(new ObjectMapper()
                        .readTree(alarmed.result().payload())
                        .path("statusCode")
                        .asInt())
                .as("an alarm under hold")
                .isEqualTo(409);
        Result ordered = dr("failover", "--confirm", replica);
        assertThat(ordered.code()).as(ordered.progress()).isEqualTo(1);
        assertThat(ordered.progress()).contains("held by ann (a rehearsal); nothing was ordered");
        assertThat(dr("release").code()).isZero();
        assertThat(dr("status").answer()).containsPattern("Hold +none");

        assertThat(dr("approve", "--code", "WRONG", "--confirm", replica).code())
                .as("nothing was proposed")
                .isEqualTo(1);
        assertThat(dr("acknowledge", "--run", "no-such-run").answer()).contains("there is no run");
        assertThat(dr("abort", "--reason", "a rehearsal", "--confirm", replica).answer())
                .contains("there is no run");
        assertThat(dr("abort", "--reason", "a rehearsal", "--confirm", "another")
                        .code())
                .isEqualTo(1);
        assertThat(dr("hold", "--reason", "x".repeat(501)).code())
                .as("nothing is sent that the function would not understand")
                .isEqualTo(2);
    }

    private record Result(int code, String answer, String progress) {}

    private Result dr(String... arguments) {
        var answer = new ByteArrayOutputStream();
        var progress = new ByteArrayOutputStream();
        int code = Console.run(
                folder,
                Map.of(),
                new BufferedReader(Reader.nullReader()),
                new PrintStream(answer, true, StandardCharsets.UTF_8),
                new PrintStream(progress, true, StandardCharsets.UTF_8),
                Stream.concat(Stream.of(arguments), Stream.of(KeptDrill.OPTION)).toArray(String[]::new));
        return new Result(code, answer.toString(StandardCharsets.UTF_8), progress.toString(StandardCharsets.UTF_8));
    }
}
