package io.drfailover;

import io.drfailover.contract.Stage;

/** What a stage tells while it works. Implementations are thread-safe and never throw. */
public interface Progress {
    /** Something worth a line, in words a person understands; never a secret. */
    void note(Stage stage, String subject, String message);

    /** From here until {@link Wait#close()} the time is AWS's or Kubernetes', not ours. */
    Wait waiting(Stage stage, String subject, String message);

    /** One wait under way. */
    interface Wait extends AutoCloseable {
        @Override
        void close();
    }
}
