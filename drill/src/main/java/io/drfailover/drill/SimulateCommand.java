package io.drfailover.drill;

import io.drfailover.console.usage.Version;
import io.drfailover.console.view.Ink;
import io.drfailover.drill.simulation.Campaign;
import io.drfailover.drill.simulation.CampaignReport;
import io.drfailover.drill.simulation.mutation.Caught;
import io.drfailover.drill.simulation.mutation.Mutation;
import io.drfailover.drill.simulation.mutation.MutationReport;
import io.drfailover.drill.simulation.mutation.Mutations;
import io.drfailover.drill.simulation.mutation.SimulationLoader;
import io.drfailover.drill.simulation.outcome.SeedOutcome;
import io.drfailover.drill.simulation.outcome.SeedRunner;
import io.drfailover.drill.timeline.Screen;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code dr simulate}: seeds in, tables out, exit code out. */
@Command(
        name = "simulate",
        sortOptions = false,
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        exitCodeOnExecutionException = SimulateCommand.CANNOT_SIMULATE,
        description = {
            "Plays the function's own runbook, ledger and decisions against a simulated AWS, terraform, Helm and clock,"
                    + " with faults at every call: crashes, lost answers, timeouts, throttling, stale reads, duplicate,"
                    + " late and lost events, two sandboxes at once, lost leases. A seed decides everything, so it plays"
                    + " the same run again.",
            "Then says what was injected, how the runs ended, and which invariants held."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:every invariant held; with --mutations: every mistake was noticed",
            "1:an invariant was violated; with --mutations: a mistake was not noticed",
            "2:the command line is wrong",
            "3:the simulation itself failed"
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  ./dr simulate --seeds 1000",
            "  ./dr simulate --seed 42",
            "  ./dr simulate --mutations",
            "  ./dr simulate --mutation taint-ignored --seeds 200"
        })
final class SimulateCommand implements Callable<Integer> {
    static final int CANNOT_SIMULATE = 3;

    private static final int VIOLATED = 1;
    private static final int RUNS = 200;
    private static final String SILENT = "org.slf4j.simpleLogger.log.io.drfailover";
    private static final String STDOUT_IS_TERMINAL = "DR_STDOUT_IS_TERMINAL";

    private final Terminal terminal;

    @Spec
    private @Nullable CommandSpec spec;

    @Option(
            names = "--seeds",
            paramLabel = "N",
            description = "How many runs; default " + RUNS + ". With --mutations: at most so many for each; default "
                    + Mutations.SEEDS + ", which is enough for every one.")
    private @Nullable Long seeds;

    @Option(
            names = "--first-seed",
            paramLabel = "S",
            defaultValue = "1",
            description = "The first seed; default ${DEFAULT-VALUE}.")
    private long firstSeed;

    @Option(names = "--seed", paramLabel = "S", description = "Play this one run, and print everything that happens.")
    private @Nullable Long seed;

    @Option(
            names = "--mutation",
            paramLabel = "NAME",
            completionCandidates = MutationNames.class,
            description = "Make this mistake in the function's code first: ${COMPLETION-CANDIDATES}.")
    private @Nullable String mutation;

    @Option(names = "--mutations", description = "Make each of these mistakes in turn, and say what notices it.")
    private boolean mutations;

    @Option(names = "--json", description = "Print one line of JSON instead of tables.")
    private boolean json;

    SimulateCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        if (seeds != null && seeds < 1) {
            throw wrong("--seeds must be 1 or more");
        }
        if (mutations && (mutation != null || seed != null)) {
            throw wrong("--mutations goes with neither --mutation nor --seed");
        }
        // What the function logs of thousands of runs that fail on purpose is no news; asked for, the trace tells it.
        System.setProperty(SILENT, "off");
        if (mutations) {
            return everyMutation();
        }
        Mutation wanted = wanted();
        SeedRunner runner = SimulationLoader.with(wanted);
        Long one = seed;
        return one == null ? campaign(runner, wanted) : trace(runner, one);
    }

    private Mutation wanted() {
        String name = mutation;
        return name == null
                ? Mutation.NONE
                : Mutations.named(name)
                        .orElseThrow(() -> wrong("no mutation is called \"" + name + "\", there are "
                                + String.join(", ", new MutationNames().names())));
    }

    private int campaign(SeedRunner runner, Mutation wanted) {
        Screen screen = terminal.screen();
        long runs = seeds == null ? RUNS : seeds;
        Campaign campaign = Campaign.run(
                runner,
                firstSeed,
                runs,
                false,
                done -> screen.block(List.of("simulated " + done + " of " + runs + " runs")));
        screen.block(List.of());
        String command = "./dr simulate " + (wanted.equals(Mutation.NONE) ? "" : "--mutation " + wanted.name() + " ")
                + "--seed ";
        var report = new CampaignReport(campaign, runner.invariants(), runner.faults(), command);
        if (json) {
            terminal.answer().println(report.json());
        } else {
            report.print(terminal.answer(), ink());
        }
        return campaign.firstViolated().isPresent() ? VIOLATED : 0;
    }

    private int trace(SeedRunner runner, long one) {
        SeedOutcome outcome = runner.run(one, true);
        PrintStream out = terminal.answer();
        outcome.trace().forEach(out::println);
        out.println();
        out.println("seed " + one + " ended: " + outcome.ending() + ", after " + outcome.invocations()
                + " invocations and " + outcome.took().toMinutes() + " min of virtual time");
        outcome.violations().forEach(v -> out.println(ink().bad("violated") + " " + v.invariant() + ": " + v.seen()));
        return outcome.held() ? 0 : VIOLATED;
    }

    private int everyMutation() {
        Screen screen = terminal.screen();
        long atMost = seeds == null ? Mutations.SEEDS : seeds;
        var report = new MutationReport(Mutations.all(), ink());
        List<Caught> all = new ArrayList<>();
        for (Mutation each : Mutations.all()) {
            Caught caught = Caught.of(
                    each,
                    firstSeed,
                    atMost,
                    done -> screen.block(List.of(each.name() + ": " + done + " of at most " + atMost + " runs")));
            all.add(caught);
            screen.block(List.of());
            if (!json) {
                terminal.answer().println(report.line(caught));
            }
        }
        terminal.answer().println(json ? MutationReport.json(all) : "\n" + MutationReport.summary(all));
        return all.stream().allMatch(Caught::isNoticed) ? 0 : VIOLATED;
    }

    private Ink ink() {
        var environment = terminal.environment();
        return new Ink(environment.getOrDefault(STDOUT_IS_TERMINAL, "").equals("1")
                && environment.getOrDefault("NO_COLOR", "").isEmpty());
    }

    private ParameterException wrong(String problem) {
        return new ParameterException(
                java.util.Objects.requireNonNull(spec, "picocli sets it").commandLine(), problem);
    }

    /** For the help. */
    static final class MutationNames implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return names().iterator();
        }

        List<String> names() {
            return Mutations.all().stream().map(Mutation::name).toList();
        }
    }
}
