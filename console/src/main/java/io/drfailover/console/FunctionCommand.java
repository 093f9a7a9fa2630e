package io.drfailover.console;

import io.drfailover.console.function.FunctionAddress;
import io.drfailover.console.function.RemoteFunction;
import io.drfailover.console.function.UnreachableException;
import io.drfailover.console.usage.Version;
import io.drfailover.console.view.Paper;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What all commands share: whom they ask, how they print, how they end. */
@Command(
        sortOptions = false,
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        usageHelpAutoWidth = true,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:done; ready",
            "1:refused by the function, or not ready; the run failed",
            "2:the command line is wrong, or a confirmation is missing that nobody can be asked for",
            "3:the function could not be reached"
        })
abstract class FunctionCommand implements Callable<Integer> {
    private final Terminal terminal;
    private final RemoteFunction.Opening opening;

    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    private final Target target = new Target();

    @Option(
            names = "--json",
            description = "Print the function's answer as it came on standard output, and nothing else there.")
    private boolean json;

    FunctionCommand(Terminal terminal, RemoteFunction.Opening opening) {
        this.terminal = terminal;
        this.opening = opening;
    }

    /** Does it. */
    abstract int run(Session session) throws IOException, InterruptedException;

    /**
     * Before the function is asked anything.
     *
     * @throws ParameterException if it cannot go on
     */
    void check(Terminal where) {}

    @Override
    public final Integer call() throws IOException, InterruptedException {
        check(terminal);
        try {
            FunctionAddress address = target.address(terminal);
            try (RemoteFunction function = opening.open(address)) {
                return run(new Session(function, address, terminal, json));
            }
        } catch (RefusedException e) {
            if (!e.payload().isEmpty()) {
                terminal.answer(List.of(e.payload()));
            }
            tell(e.getMessage(), e.remedy());
            return ExitCode.REFUSED;
        } catch (UnreachableException e) {
            tell(e.getMessage(), e.remedy());
            return ExitCode.UNREACHABLE;
        }
    }

    /** The command line is wrong. */
    final ParameterException usage(String problem) {
        CommandSpec known = spec;
        if (known == null) {
            throw new IllegalStateException(problem);
        }
        return new ParameterException(known.commandLine(), problem);
    }

    private void tell(@Nullable String problem, String remedy) {
        Paper paper = terminal.progressPaper();
        List<String> lines = paper.beside("dr: ", 4, String.valueOf(problem));
        terminal.tell(lines.stream().map(paper.ink()::bad).toList());
        if (!remedy.isBlank()) {
            terminal.tell(paper.beside("    -> ", 7, remedy));
        }
    }
}
