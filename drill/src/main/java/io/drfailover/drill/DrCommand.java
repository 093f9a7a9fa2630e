package io.drfailover.drill;

import io.drfailover.console.usage.UsageProblem;
import io.drfailover.console.usage.Version;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code dr}: the commands of the project. Started by the script of that name, which builds first. */
@Command(
        name = "./dr",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = "Regional disaster recovery on AWS, rehearsed before the bad day.",
        footer = {"", "Try: ./dr drill", "     ./dr simulate --seeds 1000", "     ./dr drill --help"})
public final class DrCommand implements Runnable {
    /** Set by the script: the project's folder. */
    private static final String CHECKOUT_PROPERTY = "dr.checkout";

    @Spec
    private @Nullable CommandSpec spec;

    /** Runs a command and exits with its code. */
    public static void main(String[] arguments) {
        PrintStream answer = System.out;
        // Libraries print where they like; standard output is for the answer alone.
        System.setOut(System.err);
        Terminal terminal = new Terminal(
                Path.of(System.getProperty(CHECKOUT_PROPERTY, "."))
                        .toAbsolutePath()
                        .normalize(),
                System.getenv(),
                answer,
                System.err);
        System.exit(commandLine(terminal).execute(arguments));
    }

    static CommandLine commandLine(Terminal terminal) {
        return new CommandLine(new DrCommand())
                .addSubcommand(new DrillCommand(terminal))
                .addSubcommand(new SimulateCommand(terminal))
                .setParameterExceptionHandler(new UsageProblem())
                .setOut(new PrintWriter(terminal.answer(), true, StandardCharsets.UTF_8))
                .setErr(new PrintWriter(terminal.progress(), true, StandardCharsets.UTF_8));
    }

    @Override
    public void run() {
        CommandSpec known = spec;
        if (known != null) {
            throw new ParameterException(known.commandLine(), "which command? There are: drill, simulate");
        }
    }
}
