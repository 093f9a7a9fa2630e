package io.drfailover.drill.lambda;

import io.drfailover.drill.process.PeakMemory;
import io.drfailover.drill.process.Scratch;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The sandboxes of one function: an idle warm one is used again, the one that was used last first, as Lambda does; a new
 * one is started where none is idle.
 */
final class SandboxPool implements AutoCloseable {
    /** How the folders begin that stand for {@code /tmp}, one for each sandbox. */
    static final String TMP_PREFIX = "tmp-";

    private FunctionSettings settings;
    private final FunctionPackage function;
    private final Scratch scratch;
    private final FunctionOutput output;
    private final Deque<Sandbox> idle = new ArrayDeque<>();
    private final Set<Sandbox> alive = new LinkedHashSet<>();
    private PeakMemory peakOfTheRetired = PeakMemory.none();
    private int started;
    private int dead;
    private boolean closed;

    SandboxPool(FunctionSettings settings, FunctionPackage function, Scratch scratch, FunctionOutput output) {
        this.settings = settings;
        this.function = function;
        this.scratch = scratch;
        this.output = output;
    }

    /** A sandbox for one event; give it back. */
    synchronized Sandbox borrow() throws IOException {
        if (closed) {
            throw new IOException("starting a sandbox: the drill is ending");
        }
        while (!idle.isEmpty()) {
            Sandbox warm = idle.removeFirst();
            if (warm.usable()) {
                return warm;
            }
            bury(warm);
        }
        int number = ++started;
        Sandbox fresh = Sandbox.start(
                settings, function, number, scratch.folder(TMP_PREFIX + number), line -> output.line(number, line));
        alive.add(fresh);
        return fresh;
    }

    /** Deploys the function anew: sandboxes of the old settings get no event any more. */
    synchronized void configure(FunctionSettings changed) {
        settings = changed;
        while (!idle.isEmpty()) {
            Sandbox old = idle.removeFirst();
            retire(old);
            old.discardTmp();
        }
    }

    /** Keeps it warm, or ends what is left of it. */
    synchronized void giveBack(Sandbox sandbox) {
        if (!closed && sandbox.usable()) {
            idle.addFirst(sandbox);
        } else if (!closed) {
            bury(sandbox);
        }
    }

    /** Kills programs of a sandbox; answers how many processes. */
    int kill(int number, Predicate<String> programs) {
        return find(number).map(sandbox -> sandbox.kill(programs)).orElse(0);
    }

    /** How many were started. */
    synchronized int started() {
        return started;
    }

    /** How many of them died before the drill ended. */
    synchronized int dead() {
        return dead;
    }

    /** The highest peak of each program over all sandboxes, living and gone. */
    synchronized PeakMemory peakMemory() {
        return alive.stream().map(Sandbox::peakMemory).reduce(peakOfTheRetired, PeakMemory::max);
    }

    /** Ends all of them, also those that are at work. */
    @Override
    public synchronized void close() {
        closed = true;
        idle.clear();
        for (Sandbox sandbox : Set.copyOf(alive)) {
            retire(sandbox);
        }
    }

    private synchronized Optional<Sandbox> find(int number) {
        return alive.stream().filter(sandbox -> sandbox.number() == number).findFirst();
    }

    /** As Lambda does it: nothing of a dead sandbox lives on, and nothing of its {@code /tmp} is seen again. */
    private void bury(Sandbox sandbox) {
        if (alive.contains(sandbox)) {
            dead++;
            sandbox.kill(program -> true);
            retire(sandbox);
            sandbox.discardTmp();
        }
    }

    private void retire(Sandbox sandbox) {
        if (alive.remove(sandbox)) {
            sandbox.close();
            peakOfTheRetired = peakOfTheRetired.max(sandbox.peakMemory());
        }
    }
}
