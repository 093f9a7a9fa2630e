package io.drfailover.console;

import io.drfailover.console.function.LambdaFunction;
import io.drfailover.console.function.RemoteFunction;
import io.drfailover.console.usage.UsageProblem;
import io.drfailover.console.usage.Version;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code dr}, as far as it talks to the function. Started by the script of that name. */
@Command(
        name = "./dr",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = "Asks and orders the deployed function.",
        commandListHeading = "%nCommands:%n")
public final class Console implements Runnable {
    /** Set by the script: the project's folder. */
    private static final String CHECKOUT_PROPERTY = "dr.checkout";

    @Spec
    private @Nullable CommandSpec spec;

    private Console() {}

    /** Runs a command and exits with its code. */
    public static void main(String[] arguments) {
        var input = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        Path checkout = Path.of(System.getProperty(CHECKOUT_PROPERTY, "."));
        System.exit(run(checkout, System.getenv(), input, System.out, System.err, arguments));
    }

    /**
     * Runs a command in this JVM.
     *
     * @param checkout the project's folder, where a kept drill leaves its note
     * @param environment the caller's variables
     * @param answer gets the answer and nothing else
     * @param progress gets everything else
     * @return the exit code
     */
    public static int run(
            Path checkout,
            Map<String, String> environment,
            BufferedReader input,
            PrintStream answer,
            PrintStream progress,
            String... arguments) {
        Terminal terminal = new Terminal(checkout.toAbsolutePath().normalize(), environment, input, answer, progress);
        return commandLine(terminal, LambdaFunction::open, duration -> Thread.sleep(duration.toMillis()))
                .execute(arguments);
    }

    static CommandLine commandLine(Terminal terminal, RemoteFunction.Opening opening, RunFollower.Pause pause) {
        return new CommandLine(new Console())
                .addSubcommand(new EvaluateCommand(terminal, opening))
                .addSubcommand(new StatusCommand(terminal, opening, pause))
                .addSubcommand(new ProbeCommand(terminal, opening))
                .addSubcommand(new FailoverCommand(terminal, opening, pause))
                .addSubcommand(new ApproveCommand(terminal, opening))
                .addSubcommand(new HoldCommand(terminal, opening))
                .addSubcommand(new ReleaseCommand(terminal, opening))
                .addSubcommand(new AbortCommand(terminal, opening))
                .addSubcommand(new AcknowledgeCommand(terminal, opening))
                .setParameterExceptionHandler(new UsageProblem())
                .setOut(new PrintWriter(terminal.answer(), true, StandardCharsets.UTF_8))
                .setErr(new PrintWriter(terminal.progress(), true, StandardCharsets.UTF_8));
    }

    @Override
    public void run() {
        CommandSpec known = spec;
        if (known != null) {
            throw new ParameterException(known.commandLine(), "which command?");
        }
    }
}
