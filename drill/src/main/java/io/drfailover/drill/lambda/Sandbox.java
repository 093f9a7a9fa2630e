package io.drfailover.drill.lambda;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.drfailover.drill.lambda.InvocationResult.Outcome;
import io.drfailover.drill.process.LinePump;
import io.drfailover.drill.process.MemoryProbe;
import io.drfailover.drill.process.PeakMemory;
import io.drfailover.drill.process.ProcessTree;
import io.drfailover.drill.process.Scratch;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** One execution environment: the Runtime API, and the function's JVM that asks it for work. Handles one event at a time. */
final class Sandbox implements AutoCloseable {
    /** Lambda's own limit for the start of a function. */
    private static final Duration INIT_LIMIT = Duration.ofSeconds(10);
    /** This machine may be slower than Lambda. */
    private static final Duration INIT_PATIENCE = INIT_LIMIT.multipliedBy(6);

    private static final Duration POLITE_END = Duration.ofSeconds(5);
    private static final long LAST_LINES_MILLIS = 2_000;
    /** The exit status of a process that a SIGKILL ended. */
    private static final int KILLED = 128 + 9;

    private final FunctionSettings settings;
    private final int number;
    private final Scratch tmp;
    private final RuntimeApi api;
    private final Process process;
    private final MemoryProbe memory;
    private final LinePump output;
    private final CompletableFuture<InvocationResult> exit;

    private Sandbox(FunctionSettings settings, int number, Path tmp, RuntimeApi api, Process process, LinePump output) {
        this.settings = settings;
        this.number = number;
        this.tmp = new Scratch(tmp);
        this.api = api;
        this.process = process;
        this.output = output;
        this.memory = MemoryProbe.follow(process.toHandle());
        this.exit = process.onExit().thenApply(Sandbox::crash);
    }

    /** Starts the JVM; {@code log} gets each line that the function writes. */
    static Sandbox start(
            FunctionSettings settings, FunctionPackage function, int number, Path tmp, Consumer<String> log)
            throws IOException {
        RuntimeApi api = RuntimeApi.start();
        try {
            RuntimeClient.placeNativeLibrary(tmp);
            SandboxCommand command =
                    SandboxCommand.of(settings, function, RuntimeClient.ofThisJvm(), tmp, api.address());
            ProcessBuilder builder = new ProcessBuilder(command.arguments())
                    .directory(command.workingDirectory().toFile())
                    .redirectErrorStream(true);
            builder.environment().clear();
            builder.environment().putAll(command.environment());
            Process process = builder.start();
            return new Sandbox(
                    settings, number, tmp, api, process, LinePump.start("function", process.getInputStream(), log));
        } catch (IOException | RuntimeException e) {
            api.close();
            throw e;
        }
    }

    /** Waits until the function has started, or has failed to: then the failure is the result of its next invocation. */
    void awaitStart() throws InterruptedException, IOException {
        try {
            CompletableFuture.anyOf(api.ready(), api.initError(), exit)
                    .get(INIT_PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            throw new IOException("starting the function: it asked for no event within " + INIT_PATIENCE.toSeconds()
                    + " s; read its log");
        } catch (ExecutionException e) {
            throw new IOException("starting the function", e.getCause());
        }
    }

    /** Delivers an event and waits for the end, whatever it is. */
    InvocationResult invoke(String requestId, String invokedArn, String event) throws InterruptedException {
        Instant deadline = Instant.now().plus(settings.timeout());
        CompletableFuture<InvocationResult> answer = api.submit(requestId, invokedArn, event, deadline);
        try {
            Object first = CompletableFuture.anyOf(answer, api.initError(), exit)
                    .get(settings.timeout().toMillis(), TimeUnit.MILLISECONDS);
            return answer.isDone() ? answer.join() : (InvocationResult) first;
        } catch (TimeoutException e) {
            kill(program -> true);
            String message = "%s %s Task timed out after %d.00 seconds"
                    .formatted(deadline, requestId, settings.timeout().toSeconds());
            return new InvocationResult(Outcome.TIMED_OUT, error(message, "Sandbox.Timedout"));
        } catch (ExecutionException e) {
            throw new IllegalStateException("waiting for the function's answer", e.getCause());
        }
    }

    /** Counts the sandboxes of a function from 1. */
    int number() {
        return number;
    }

    /** Kills the programs of those names (SIGKILL), also those that lost their parent; answers how many. */
    int kill(Predicate<String> programs) {
        return new ProcessTree(process.toHandle()).kill(programs, memory.survivors());
    }

    /** Deletes its {@code /tmp}; what cannot be deleted is left to the drill's end. */
    void discardTmp() {
        try {
            tmp.close();
        } catch (IOException e) {
            // The whole scratch folder goes when the drill ends.
        }
    }

    /** Whether it can take another event. */
    boolean usable() {
        return process.isAlive() && !api.initError().isDone();
    }

    PeakMemory peakMemory() {
        return memory.peak();
    }

    @Override
    public void close() {
        memory.close();
        // After a crash of the function's JVM its terraform belongs to init, and holds the lock of the state.
        new ProcessTree(process.toHandle()).end(POLITE_END, memory.survivors());
        try {
            output.join(LAST_LINES_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        api.close();
    }

    private static InvocationResult crash(Process process) {
        String how = process.exitValue() == KILLED ? "signal: killed" : "exit status " + process.exitValue();
        return new InvocationResult(
                Outcome.CRASHED,
                error("Runtime exited with error: " + how + "; the function's log says why", "Runtime.ExitError"));
    }

    static String error(String message, String type) {
        return new ObjectMapper()
                .createObjectNode()
                .put("errorMessage", message)
                .put("errorType", type)
                .toString();
    }
}
