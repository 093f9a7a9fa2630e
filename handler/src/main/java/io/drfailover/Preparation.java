package io.drfailover;

import io.drfailover.helm.DatabaseCredentials;
import io.drfailover.helm.ReleasePlan;
import io.drfailover.terraform.Bundle;

/** Finds what is wrong without changing anything, before the promotion, which cannot be undone. */
@FunctionalInterface
public interface Preparation {
    /**
     * Looks at bundle, releases, the toolchain's presence, and the secret.
     *
     * @throws FailoverException naming what is wrong
     */
    Prepared prepare();

    /**
     * What a run needs and does not change.
     *
     * @param bundle verified
     * @param releases in their order
     * @param secret of the database, or none
     */
    record Prepared(Bundle bundle, ReleasePlan releases, DatabaseCredentials secret) {}
}
