package io.drfailover.drill.simulation.schedule;

import java.util.concurrent.ThreadFactory;
import org.jspecify.annotations.Nullable;

/**
 * Runs tasks. Remembers that it was interrupted: the flag of a thread that waits for its turn goes away and comes back
 * while it waits, so that nobody else can rely on it.
 */
public final class TurnThread extends Thread {
    private volatile @Nullable Task task;

    private TurnThread(Runnable work) {
        super(work, "simulated");
        setDaemon(true);
    }

    /** Makes them. */
    public static ThreadFactory factory() {
        return TurnThread::new;
    }

    void runs(@Nullable Task now) {
        task = now;
    }

    @Override
    public void interrupt() {
        Task running = task;
        if (running != null) {
            running.wasInterrupted();
        }
        super.interrupt();
    }
}
