package io.drfailover.drill;

import io.drfailover.console.usage.Version;
import io.drfailover.drill.DrillOptions.Deployed;
import io.drfailover.drill.DrillOptions.FunctionLimits;
import io.drfailover.drill.DrillOptions.Waits;
import io.drfailover.drill.aws.EmulatedAwsException;
import io.drfailover.drill.breakage.BreakStep;
import io.drfailover.drill.flaw.Flaws;
import io.drfailover.drill.report.DrillReport;
import io.drfailover.drill.timeline.Screen;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code dr drill}: options in, answer on standard output, exit code out. */
@Command(
        name = "drill",
        sortOptions = false,
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        exitCodeOnExecutionException = DrillCommand.CANNOT_PLAY,
        description = {
            "Rehearses a whole failover on this machine: the packaged function, the real terraform and the real Helm"
                    + " engine against an emulated AWS and an emulated Kubernetes API, then verifies the recovered world.",
            "Standard output carries the function's final answer as one line of JSON; everything else goes to"
                    + " standard error."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:the failover succeeded and every check held; with --fail and --false-alarm: there was rightly none;"
                    + " with --evaluate: a failover would succeed",
            "1:the failover failed, or --evaluate says that one would; with --break: as it was provoked to, and every"
                    + " check held",
            "2:the command line is wrong",
            "3:this machine lacks something, or the drill could not be played",
            "4:a check did not hold",
            "130:Ctrl-C"
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  ./dr drill",
            "  ./dr drill | jq .body.rds_promoted",
            "  ./dr drill --promotion-seconds 5 --cluster-seconds 5",
            "  ./dr drill --deployed",
            "  ./dr drill --deployed --fail load-balancer",
            "  ./dr drill --break bundle-tampered",
            "  ./dr drill --false-alarm",
            "  ./dr drill --evaluate",
            "  ./dr drill --evaluate --break-each",
            "  ./dr drill --kubeconfig ~/.kube/config --report /tmp/drill",
            "  ./dr drill --lambda-limit 45 --cluster-seconds 60",
            "  ./dr drill --kill-at infrastructure:aws_eks_cluster",
            "  ./dr drill --kill-at infrastructure --kill terraform",
            "  ./dr drill --duplicate-alarm --throttle",
            "  ./dr drill --deployed --kill-at promote",
            "  ./dr drill --keep"
        })
final class DrillCommand implements Callable<Integer> {
    static final int CANNOT_PLAY = 3;

    private final Terminal terminal;

    @Spec
    private @Nullable CommandSpec spec;

    @Option(
            names = "--promotion-seconds",
            paramLabel = "SECONDS",
            defaultValue = "20",
            description = "How long the emulated RDS takes to promote; default ${DEFAULT-VALUE}.")
    private int promotionSeconds;

    @Option(
            names = "--cluster-seconds",
            paramLabel = "SECONDS",
            defaultValue = "30",
            description = "How long the emulated EKS takes to create a cluster; default ${DEFAULT-VALUE}."
                    + " A node group takes a third of it.")
    private int clusterSeconds;

    @Option(
            names = "--kubeconfig",
            paramLabel = "FILE",
            description = "Install into the cluster of this kubeconfig's current context instead of the emulated API."
                    + " The drill refuses a cluster that already has the namespace konecta, and deletes the one it made"
                    + " at its end, unless --keep is given.")
    private @Nullable Path kubeconfig;

    @Option(
            names = "--break",
            paramLabel = "STEP",
            converter = BreakSteps.class,
            completionCandidates = BreakSteps.class,
            description =
                    "Break one thing, and check that the failover ends with a clear error: ${COMPLETION-CANDIDATES}.")
    private @Nullable BreakStep breakStep;

    @Option(
            names = "--deployed",
            description =
                    "Rehearse the whole installation: terraform applies the stacks standby and watch first; function,"
                            + " role, alarms and schedules are then taken from there; the primary breaks, and only what the probe"
                            + " measures leads to the failover.")
    private boolean deployed;

    @Option(
            names = "--fail",
            paramLabel = "WHAT",
            converter = PrimaryFailures.class,
            completionCandidates = PrimaryFailures.class,
            description = "With --deployed, what of the primary fails: ${COMPLETION-CANDIDATES}; default region. One"
                    + " signal alone must not lead to a failover.")
    private @Nullable PrimaryFailure failure;

    @Option(
            names = "--false-alarm",
            description =
                    "The alarm rings although the primary is well: the function must look, tell why it does nothing,"
                            + " and do nothing. Alarms that are none, questions and malformed events come as well.")
    private boolean falseAlarm;

    @Option(
            names = "--evaluate",
            description = "Ask the function whether a failover would succeed, with everything in place.")
    private boolean evaluate;

    @Option(
            names = "--break-each",
            description =
                    "With --evaluate: break everything that is looked at, one thing at a time, and repair it as the"
                            + " answer says.")
    private boolean breakEach;

    @Option(
            names = "--only",
            paramLabel = "CHECK",
            split = ",",
            description = "With --break-each, break only what these checks look at, such as replica,hold.")
    private Set<String> only = Set.of();

    @Option(
            names = "--approval",
            description = "A person has the last word: the function proposes the failover, and the drill approves it"
                    + " with the command and the code of the message.")
    private boolean approval;

    @Mixin
    private final TroubleOptions trouble = new TroubleOptions();

    @Option(
            names = "--keep",
            description =
                    "Leave the world running until Ctrl-C and say how to look at it; ./dr status --kept and all other commands"
                            + " talk to the function in it.")
    private boolean keep;

    @Option(
            names = "--report",
            paramLabel = "DIR",
            defaultValue = "dr-report",
            description = "Where report.html, report.json and the logs go; default ./${DEFAULT-VALUE}.")
    private Path report = Path.of("dr-report");

    DrillCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        DrillOptions options = options();
        Screen screen = terminal.screen();
        Drill drill = new Drill(options, screen, report -> terminal.answer()
                .println(report.answer().toString()));
        Runtime.getRuntime().addShutdownHook(new Thread(drill::abandon, "abandon-drill"));
        return play(drill::run, options, screen);
    }

    /** Every ending has its exit code; one that nobody foresaw must not look like a failover that failed. */
    static int play(Playing drill, DrillOptions options, Screen screen) {
        String problem = screen.ink().bad("the drill cannot be played: ");
        try {
            return drill.run().outcome().exitCode();
        } catch (PrerequisiteException | EmulatedAwsException | IOException e) {
            screen.line(problem + e.getMessage());
            return CANNOT_PLAY;
        } catch (RuntimeException e) {
            screen.line(problem + "something in it ended with " + e + "; the logs in " + options.report()
                    + " say what was asked before, this is where:");
            StringWriter trace = new StringWriter();
            e.printStackTrace(new PrintWriter(trace));
            screen.line(trace.toString().stripTrailing());
            return CANNOT_PLAY;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return CANNOT_PLAY;
        }
    }

    DrillOptions options() {
        require(promotionSeconds >= 0 && clusterSeconds >= 0, "seconds cannot be negative");
        require(kubeconfig == null || Files.isReadable(kubeconfig), "--kubeconfig: " + kubeconfig + " cannot be read");
        require(
                !deployed || breakStep == null,
                "--break and --deployed exclude each other: what --break breaks is put there by hand and not by"
                        + " terraform; with --deployed, --fail says what fails");
        require(
                breakStep == null || !trouble.asked(),
                "--break excludes --lambda-limit, --kill-at, --duplicate-alarm and --throttle: what is broken on purpose"
                        + " is judged by how it ends, and a run that survives trouble must not end so");
        require(
                failure == null || failure.failsOver() || !trouble.asked(),
                "--fail " + failure
                        + " excludes --lambda-limit, --kill-at, --duplicate-alarm and --throttle: one signal"
                        + " alone leads to no failover that could be troubled");
        require(
                only.isEmpty() || (breakEach && Flaws.checks().containsAll(only)),
                "--only needs --break-each, and some of " + String.join(",", Flaws.checks()));
        require(!breakEach || evaluate, "--break-each needs --evaluate: its answers are what is compared");
        require(
                rehearsal() == Rehearsal.FAILOVER
                        || (!(falseAlarm && evaluate) && !deployed && breakStep == null && !trouble.asked()),
                "--false-alarm and --evaluate exclude each other and every option of a failover: there is none");
        require(
                !approval || (rehearsal() == Rehearsal.FAILOVER && !deployed && breakStep == null && !trouble.asked()),
                "--approval goes with --keep, --kubeconfig and the options of time: it rehearses one plain failover");
        trouble.problem().ifPresent(problem -> require(false, problem));
        require(failure == null || deployed, "--fail needs --deployed: without it the drill itself rings the alarm");
        return new DrillOptions(
                rehearsal(),
                only,
                terminal.checkout(),
                report.toAbsolutePath().normalize(),
                new Waits(
                        Duration.ofSeconds(promotionSeconds),
                        Duration.ofSeconds(clusterSeconds),
                        Duration.ofSeconds(clusterSeconds / 3)),
                kubeconfig,
                breakStep,
                deployed
                        ? new Deployed(failure == null ? PrimaryFailure.REGION : failure, Deployed.USUAL_MINUTE)
                        : null,
                trouble.trouble(),
                approval,
                keep,
                keep
                        ? FunctionLimits.standard().in(trouble.trouble()).kept()
                        : FunctionLimits.standard().in(trouble.trouble()),
                terminal.environment());
    }

    private Rehearsal rehearsal() {
        if (evaluate) {
            return breakEach ? Rehearsal.BREAK_EACH : Rehearsal.EVALUATE;
        }
        return falseAlarm ? Rehearsal.FALSE_ALARM : Rehearsal.FAILOVER;
    }

    private void require(boolean holds, String problem) {
        CommandSpec known = spec;
        if (!holds && known != null) {
            throw new ParameterException(known.commandLine(), problem);
        }
    }

    /** What is played. */
    interface Playing {
        DrillReport run() throws IOException, InterruptedException;
    }
}
