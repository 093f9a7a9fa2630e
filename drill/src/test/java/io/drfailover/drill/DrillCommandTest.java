package io.drfailover.drill;

import static org.assertj.core.api.Assertions.assertThat;

import io.drfailover.contract.Stage;
import io.drfailover.drill.breakage.BreakStep;
import io.drfailover.drill.trouble.KillPoint;
import io.drfailover.drill.trouble.Trouble;
import io.drfailover.drill.trouble.Victims;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import software.amazon.awssdk.core.exception.SdkClientException;

class DrillCommandTest {
    private final ByteArrayOutputStream answer = new ByteArrayOutputStream();
    private final ByteArrayOutputStream progress = new ByteArrayOutputStream();

    @Test
    void options_none_areTheDocumentedDefaults(@TempDir Path checkout) {
        DrillOptions options = parse(checkout);
        assertThat(options.waits()).isEqualTo(DrillOptions.Waits.standard());
        assertThat(options.report()).isAbsolute().hasFileName("dr-report");
        assertThat(options.kubeconfig()).isEmpty();
        assertThat(options.breaks()).isEmpty();
        assertThat(options.keep()).isFalse();
        assertThat(options.function()).isEqualTo(DrillOptions.FunctionLimits.standard());
    }

    @Test
    void options_all_areTaken(@TempDir Path checkout) {
        DrillOptions options = parse(
                checkout,
                "--promotion-seconds",
                "5",
                "--cluster-seconds",
                "6",
                "--break",
                "promotion-stuck",
                "--keep",
                "--report",
                "/somewhere");
        assertThat(options.waits())
                .isEqualTo(new DrillOptions.Waits(Duration.ofSeconds(5), Duration.ofSeconds(6), Duration.ofSeconds(2)));
        assertThat(options.breaks()).contains(BreakStep.PROMOTION_STUCK);
        assertThat(options.keep()).isTrue();
        assertThat(options.report()).isEqualTo(Path.of("/somewhere"));
    }

    @Test
    void options_deployed_isARegionThatFailsUnlessSaidOtherwise(@TempDir Path checkout) {
        assertThat(parse(checkout).deployed()).isEmpty();
        assertThat(parse(checkout, "--deployed").deployed())
                .contains(new DrillOptions.Deployed(PrimaryFailure.REGION, DrillOptions.Deployed.USUAL_MINUTE));
        assertThat(parse(checkout, "--deployed", "--fail", "load-balancer").deployed())
                .map(DrillOptions.Deployed::failure)
                .contains(PrimaryFailure.LOAD_BALANCER);
    }

    @Test
    void options_rehearsal_isAFailoverUnlessSaidOtherwise(@TempDir Path checkout) {
        assertThat(parse(checkout).rehearsal()).isEqualTo(Rehearsal.FAILOVER);
        assertThat(parse(checkout, "--false-alarm").rehearsal()).isEqualTo(Rehearsal.FALSE_ALARM);
        assertThat(parse(checkout, "--evaluate").rehearsal()).isEqualTo(Rehearsal.EVALUATE);
        assertThat(parse(checkout, "--evaluate", "--break-each").rehearsal()).isEqualTo(Rehearsal.BREAK_EACH);
    }

    @Test
    void options_trouble_isTakenAndGivesLambdaItsUsualRetries(@TempDir Path checkout) {
        assertThat(parse(checkout).trouble().any()).isFalse();
        DrillOptions options = parse(
                checkout,
                "--lambda-limit",
                "45",
                "--kill-at",
                "infrastructure:aws_eks_cluster",
                "--kill",
                "terraform",
                "--duplicate-alarm",
                "--throttle");
        assertThat(options.trouble())
                .isEqualTo(new Trouble(
                        Duration.ofSeconds(45),
                        new KillPoint(Stage.INFRASTRUCTURE, 1, "aws_eks_cluster"),
                        Victims.TERRAFORM,
                        10,
                        true));
        assertThat(options.function().timeout()).isEqualTo(Duration.ofSeconds(45));
        assertThat(options.function().asyncRetries()).isEqualTo(2);
        assertThat(parse(checkout, "--duplicate-alarm", "3").trouble().alarms()).isEqualTo(3);
    }

    @ParameterizedTest
    @EnumSource
    void breakStep_everyName_isFoundAndHelped(BreakStep step, @TempDir Path checkout) {
        assertThat(BreakStep.of(step.toString())).contains(step);
        assertThat(step.breakage()).isNotNull();
        assertThat(execute(checkout, "drill", "--help")).isZero();
        assertThat(answer.toString(StandardCharsets.UTF_8)).contains(step.toString(), "Examples:", "Exit codes:");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--break nothing",
                "--promotion-seconds soon",
                "--nonsense",
                "--kubeconfig /does/not/exist",
                "--break env-missing --deployed",
                "--fail region",
                "--deployed --fail everything",
                "--lambda-limit 10",
                "--lambda-limit 1000",
                "--kill-at trigger",
                "--kill-at infrastructure:0",
                "--kill jvm",
                "--kill-at promote --kill terraform",
                "--kill-at promote --kill everybody",
                "--duplicate-alarm 1",
                "--break env-missing --throttle",
                "--deployed --fail database --kill-at promote",
                "--break-each",
                "--evaluate --only hold",
                "--evaluate --break-each --only weather",
                "--false-alarm --evaluate",
                "--false-alarm --throttle",
                "--evaluate --deployed",
                "--approval --evaluate",
                "--approval --deployed",
                "--approval --throttle",
                "--approval --break env-missing",
                "--evaluate --break env-missing"
            })
    void execute_wrongUsage_isTwoAndSaysWhy(String arguments, @TempDir Path checkout) {
        assertThat(execute(checkout, ("drill " + arguments).split(" ", -1))).isEqualTo(2);
        String said = progress.toString(StandardCharsets.UTF_8);
        assertThat(Stream.of(arguments.split(" ", -1)).filter(word -> word.startsWith("--")))
                .anyMatch(said::contains);
        assertThat(said).startsWith("dr: ").endsWith("-> ./dr drill --help" + System.lineSeparator());
        assertThat(answer.toString(StandardCharsets.UTF_8)).isEmpty();
    }

    @Test
    void execute_noCommand_isTwoAndNamesTheCommands(@TempDir Path checkout) {
        assertThat(execute(checkout)).isEqualTo(2);
        assertThat(progress.toString(StandardCharsets.UTF_8)).contains("drill");
    }

    @ParameterizedTest
    @MethodSource("unforeseenEndings")
    void play_unforeseenEnding_isThreeAndSaysWhatAndWhere(Exception ending, @TempDir Path checkout) {
        DrillCommand.Playing drill = () -> {
            if (ending instanceof IOException io) {
                throw io;
            }
            throw (RuntimeException) ending;
        };
        DrillOptions options = parse(checkout, "--report", "/somewhere");
        assertThat(DrillCommand.play(drill, options, terminal(checkout).screen()))
                .isEqualTo(3);
        assertThat(progress.toString(StandardCharsets.UTF_8))
                .startsWith("the drill cannot be played: ")
                .contains("no room at the inn");
        if (ending instanceof RuntimeException) {
            assertThat(progress.toString(StandardCharsets.UTF_8))
                    .contains(ending.getClass().getName(), "/somewhere", "DrillCommandTest");
        }
    }

    static Stream<Exception> unforeseenEndings() {
        IOException full = new IOException("no room at the inn");
        return Stream.of(
                full,
                new UncheckedIOException(full),
                SdkClientException.create("no room at the inn"),
                new IllegalStateException("no room at the inn"));
    }

    private DrillOptions parse(Path checkout, String... arguments) {
        DrillCommand command = new DrillCommand(terminal(checkout));
        new CommandLine(command).parseArgs(arguments);
        return command.options();
    }

    private int execute(Path checkout, String... arguments) {
        return DrCommand.commandLine(terminal(checkout))
                .setOut(new PrintWriter(answer, true, StandardCharsets.UTF_8))
                .execute(arguments);
    }

    private Terminal terminal(Path checkout) {
        return new Terminal(
                checkout,
                Map.of(),
                new PrintStream(answer, true, StandardCharsets.UTF_8),
                new PrintStream(progress, true, StandardCharsets.UTF_8));
    }
}
