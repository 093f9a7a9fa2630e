package io.drfailover.drill.lambda;

import io.drfailover.drill.lambda.InvocationResult.Outcome;
import io.drfailover.drill.process.PeakMemory;
import io.drfailover.drill.process.Scratch;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.DelayQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/**
 * Lambda for one function: takes events asynchronously, delivers as many at a time as the function's concurrency allows,
 * each to a sandbox of its own; the others wait. Who waits for the answer himself is refused where none is free. Repeats the failed ones as their alias says, replaces a sandbox that
 * died. A later event finds a sandbox warm, its {@code /tmp} as an earlier one left it.
 */
public final class EmulatedLambda implements AutoCloseable {
    /** How the folders begin that stand for {@code /tmp}, one for each sandbox that lives. */
    public static final String TMP_PREFIX = SandboxPool.TMP_PREFIX;

    private final FunctionSettings settings;
    private final SandboxPool sandboxes;
    private final FailureDestination destination;
    private final InvocationListener listener;
    private final DelayQueue<Delivery> deliveries = new DelayQueue<>();
    /** The events that wait, are at work or will be repeated, by request id. */
    private final Map<String, String> open = new ConcurrentHashMap<>();

    private final Map<String, BlockingQueue<Invocation>> finished = new ConcurrentHashMap<>();
    private final List<Thread> workers = new ArrayList<>();
    private final Semaphore executions;
    private final List<String> undelivered = new CopyOnWriteArrayList<>();
    private final List<Invocation> asked = new CopyOnWriteArrayList<>();

    /**
     * Prepares the service; nothing runs yet.
     *
     * @param scratch where each sandbox gets its own {@code /tmp}
     * @param output gets each line that the function writes
     * @param listener hears of each attempt
     * @param destination where events are reported that were given up
     */
    public EmulatedLambda(
            FunctionSettings settings,
            FunctionPackage function,
            Scratch scratch,
            FunctionOutput output,
            InvocationListener listener,
            FailureDestination destination) {
        this.settings = settings;
        this.sandboxes = new SandboxPool(settings, function, scratch, output);
        this.listener = listener;
        this.destination = destination;
        this.executions = new Semaphore(settings.concurrency());
        settings.deliveries().keySet().forEach(alias -> finished.put(alias, new LinkedBlockingQueue<>()));
    }

    /** Starts a first sandbox and waits for it, then begins to deliver events. */
    public void start() throws IOException, InterruptedException {
        Sandbox first = sandboxes.borrow();
        first.awaitStart();
        sandboxes.giveBack(first);
        for (int i = 1; i <= settings.concurrency(); i++) {
            Thread worker = new Thread(this::work, "lambda-" + i);
            worker.setDaemon(true);
            worker.start();
            workers.add(worker);
        }
    }

    /**
     * Deploys the function with other variables, as UpdateFunctionConfiguration does: warm sandboxes are not used any more.
     * Nothing may be at work.
     */
    public void configure(Map<String, String> variables) {
        sandboxes.configure(settings.with(variables));
    }

    /**
     * Accepts an event for later, as an asynchronous invocation does.
     *
     * @param functionArn the function's or an alias's
     * @throws IllegalArgumentException when there is no such function or alias
     */
    public void enqueue(String functionArn, String origin, String event) {
        String qualifier = settings.qualifier(functionArn);
        Instant now = Instant.now();
        String requestId = UUID.randomUUID().toString();
        open.put(requestId, event);
        deliveries.add(new Delivery(requestId, qualifier, origin, event, now, 1, now));
    }

    /**
     * Has an event handled, as a synchronous invocation does: once, and whoever asked gets what came of it. It is one of
     * {@link #asked}, and none of those that {@link #ended} lists.
     *
     * @param functionArn the function's or an alias's
     * @throws IllegalArgumentException when there is no such function or alias
     * @throws TooManyInvocationsException when it handles as many events as it may
     */
    public InvocationResult invoke(String functionArn, String origin, String event)
            throws InterruptedException, TooManyInvocationsException {
        String qualifier = settings.qualifier(functionArn);
        if (!executions.tryAcquire()) {
            throw new TooManyInvocationsException(settings.concurrency());
        }
        Instant now = Instant.now();
        Delivery delivery = new Delivery(UUID.randomUUID().toString(), qualifier, origin, event, now, 1, now);
        try {
            Invocation invocation = handled(delivery, true);
            listener.ended(invocation);
            asked.add(invocation);
            return invocation.result();
        } finally {
            executions.release();
        }
    }

    /**
     * The next attempt that ended, in order.
     *
     * @param qualifier the alias that was invoked, or {@link FunctionSettings#LATEST}
     * @throws IOException when none ends within {@code limit}
     */
    public Invocation awaitInvocation(String qualifier, Duration limit) throws IOException, InterruptedException {
        Invocation invocation = finishedOf(qualifier).poll(limit.toMillis(), TimeUnit.MILLISECONDS);
        if (invocation == null) {
            throw new IOException("waiting for the function: no event reached it and ended within " + limit.toSeconds()
                    + " s; read its log and the emulated AWS's log");
        }
        return invocation;
    }

    /** The attempts that ended and that nobody has asked for, in order; they stay. */
    public List<Invocation> ended(String qualifier) {
        return List.copyOf(finishedOf(qualifier));
    }

    /** The attempts that ended and whose answer somebody waited for, in order. */
    public List<Invocation> asked() {
        return List.copyOf(asked);
    }

    /** The events that wait, are at work or will be repeated. */
    public List<String> open() {
        return List.copyOf(open.values());
    }

    /** The destinations that could not be told of an event that was given up, and why. */
    public List<String> undelivered() {
        return List.copyOf(undelivered);
    }

    /**
     * Kills programs of a sandbox (SIGKILL).
     *
     * @param programs by file name, such as {@code java}
     * @return how many processes were killed; 0 also for a sandbox that has gone
     */
    public int kill(int sandbox, Predicate<String> programs) {
        return sandboxes.kill(sandbox, programs);
    }

    /** How many sandboxes were started. */
    public int sandboxes() {
        return sandboxes.started();
    }

    /** How many sandboxes died: their time was up, or a process of theirs ended. */
    public int deadSandboxes() {
        return sandboxes.dead();
    }

    /** The highest peak of each program over all sandboxes. */
    public PeakMemory peakMemory() {
        return sandboxes.peakMemory();
    }

    @Override
    public void close() {
        workers.forEach(Thread::interrupt);
        sandboxes.close();
    }

    private BlockingQueue<Invocation> finishedOf(String qualifier) {
        return finished.computeIfAbsent(qualifier, name -> new LinkedBlockingQueue<>());
    }

    private void work() {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                deliver(deliveries.take());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // Closing.
        }
    }

    private void deliver(Delivery event) throws InterruptedException {
        AsyncDelivery rules = settings.delivery(event.qualifier());
        boolean old = Instant.now().isAfter(event.arrived().plus(rules.maximumAge()));
        Invocation invocation = old ? expired(event) : attempt(event, rules);
        if (invocation.last() && !invocation.result().answered()) {
            rules.failureTopic().ifPresent(topic -> report(topic, invocation, event.qualifier()));
        }
        listener.ended(invocation);
        finishedOf(event.qualifier()).add(invocation);
        if (!invocation.last()) {
            deliveries.add(event.again(Instant.now().plus(rules.pauseAfter(event.attempt()))));
            return;
        }
        open.remove(event.requestId());
    }

    private void report(String topic, Invocation last, String qualifier) {
        try {
            destination.publish(topic, GivenUpEvent.json(last, settings.arn(qualifier), settings.version()));
        } catch (RuntimeException e) {
            undelivered.add(topic + ": " + e.getMessage());
        }
    }

    private Invocation attempt(Delivery event, AsyncDelivery rules) throws InterruptedException {
        executions.acquire();
        try {
            return handled(event, event.attempt() > rules.retries());
        } finally {
            executions.release();
        }
    }

    private Invocation handled(Delivery event, boolean lastIfFailed) throws InterruptedException {
        Instant started = Instant.now();
        Instant ended;
        InvocationResult result;
        int number = 0;
        try {
            Sandbox sandbox = sandboxes.borrow();
            number = sandbox.number();
            listener.began(number, event.requestId(), event.attempt(), event.origin());
            try {
                result = sandbox.invoke(event.requestId(), settings.arn(event.qualifier()), event.payload());
                ended = Instant.now(); // Before the burial, if it must come to that.
            } finally {
                sandboxes.giveBack(sandbox);
            }
        } catch (IOException e) {
            result = new InvocationResult(Outcome.CRASHED, Sandbox.error(e.toString(), "Runtime.Start"));
            ended = Instant.now();
        }
        return event.ended(result.answered() || lastIfFailed, number, started, ended, result);
    }

    private static Invocation expired(Delivery event) {
        String message = "the event waited since " + event.arrived() + " and was given up";
        Instant now = Instant.now();
        return event.ended(
                true, 0, now, now, new InvocationResult(Outcome.EXPIRED, Sandbox.error(message, "EventAgeExceeded")));
    }
}
