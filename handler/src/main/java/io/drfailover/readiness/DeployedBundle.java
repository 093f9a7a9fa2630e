package io.drfailover.readiness;

import io.drfailover.Deadline;
import io.drfailover.terraform.Bundle;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/** The bundle, loaded once for an evaluation by whoever needs it first; the others wait for that. Thread-safe. */
public final class DeployedBundle {
    private final FutureTask<Bundle> loading;

    /**
     * Loads nothing yet.
     *
     * @param load loads and verifies
     */
    public DeployedBundle(Callable<Bundle> load) {
        this.loading = new FutureTask<>(load);
    }

    /**
     * The verified bundle.
     *
     * @throws io.drfailover.terraform.BundleException if it is not as it was deployed
     */
    public Bundle get() {
        loading.run();
        try {
            return loading.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Deadline.CancelledException(e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException known) {
                throw known;
            }
            throw new IllegalStateException("loading the bundle: " + e.getCause(), e);
        }
    }

    /** What it would build. */
    public RecoveryDesign design() {
        return RecoveryDesign.of(get());
    }
}
