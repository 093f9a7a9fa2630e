package io.drfailover.drill.lambda;

import io.drfailover.drill.process.PeakMemory;
import io.drfailover.drill.process.Scratch;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Lambda for one function: takes events asynchronously, delivers them one at a time to a sandbox, repeats the failed ones,
 * replaces a sandbox that died. A second event finds the sandbox warm, its {@code /tmp} as the first left it.
 */
public final class EmulatedLambda implements AutoCloseable {
    /** How the folders begin that stand for {@code /tmp}, one for each sandbox. */
    public static final String TMP_PREFIX = "tmp-";

    private final FunctionSettings settings;
    private final FunctionPackage function;
    private final Scratch scratch;
    private final Consumer<String> log;
    private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();
    private final BlockingQueue<Invocation> finished = new LinkedBlockingQueue<>();
    private final List<PeakMemory> peaks = new ArrayList<>();
    private final Thread worker = new Thread(this::work, "lambda");
    private @Nullable Sandbox sandbox;
    private int sandboxes;
    private boolean closed;

    /**
     * Prepares the service; nothing runs yet.
     *
     * @param scratch where each sandbox gets its own {@code /tmp}
     * @param log gets each line that the function writes
     */
    public EmulatedLambda(FunctionSettings settings, FunctionPackage function, Scratch scratch, Consumer<String> log) {
        this.settings = settings;
        this.function = function;
        this.scratch = scratch;
        this.log = log;
        worker.setDaemon(true);
    }

    /** Starts a first sandbox and waits for it, then begins to deliver events. */
    public void start() throws IOException, InterruptedException {
        usableSandbox().awaitStart();
        worker.start();
    }

    /** Accepts an event for later, as an asynchronous invocation does. */
    public void enqueue(String origin, String event) {
        events.add(new Event(UUID.randomUUID().toString(), origin, event));
    }

    /**
     * The next attempt that ended, in order.
     *
     * @throws IOException when none ends within {@code limit}
     */
    public Invocation awaitInvocation(Duration limit) throws IOException, InterruptedException {
        Invocation invocation = finished.poll(limit.toMillis(), TimeUnit.MILLISECONDS);
        if (invocation == null) {
            throw new IOException("waiting for the function: no event reached it and ended within " + limit.toSeconds()
                    + " s; read its log and the emulated AWS's log");
        }
        return invocation;
    }

    /** The highest peak of each program over all sandboxes. */
    public synchronized PeakMemory peakMemory() {
        List<PeakMemory> all = new ArrayList<>(peaks);
        if (sandbox != null) {
            all.add(sandbox.peakMemory());
        }
        return all.stream().reduce(PeakMemory.none(), PeakMemory::max);
    }

    @Override
    public void close() {
        worker.interrupt();
        synchronized (this) {
            closed = true;
            retire();
        }
    }

    private void work() {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                Event event = events.take();
                boolean again = true;
                for (int attempt = 1; again; attempt++) {
                    Invocation invocation = attempt(event, attempt);
                    again = !invocation.result().answered() && attempt <= settings.asyncRetries();
                    finished.add(invocation);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // Closing.
        }
    }

    private Invocation attempt(Event event, int attempt) throws InterruptedException {
        Instant started = Instant.now();
        InvocationResult result;
        try {
            result = usableSandbox().invoke(event.requestId(), event.payload());
        } catch (IOException e) {
            result = new InvocationResult(
                    InvocationResult.Outcome.CRASHED, Sandbox.error(e.toString(), "Runtime.Start"));
        }
        return new Invocation(
                event.requestId(), event.origin(), event.payload(), attempt, started, Instant.now(), result);
    }

    private synchronized Sandbox usableSandbox() throws IOException {
        if (closed) {
            throw new IOException("starting a sandbox: the drill is ending");
        }
        Sandbox known = sandbox;
        if (known != null && known.usable()) {
            return known;
        }
        retire();
        Sandbox fresh = Sandbox.start(settings, function, scratch.folder(TMP_PREFIX + ++sandboxes), log);
        sandbox = fresh;
        return fresh;
    }

    private synchronized void retire() {
        Sandbox old = sandbox;
        if (old != null) {
            old.close();
            peaks.add(old.peakMemory());
            sandbox = null;
        }
    }

    private record Event(String requestId, String origin, String payload) {}
}
