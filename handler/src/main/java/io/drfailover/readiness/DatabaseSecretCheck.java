package io.drfailover.readiness;

import io.drfailover.Deadline;
import io.drfailover.FailoverConfig;
import io.drfailover.helm.CredentialsReader;
import io.drfailover.helm.ReleaseException;

/** Whether the applications will get the database's user and password; neither is ever shown. */
final class DatabaseSecretCheck implements ReadinessCheck {
    private final FailoverConfig config;
    private final CredentialsReader credentials;

    DatabaseSecretCheck(FailoverConfig config, CredentialsReader credentials) {
        this.config = config;
        this.credentials = credentials;
    }

    @Override
    public String name() {
        return "database-secret";
    }

    @Override
    public Finding look(Deadline deadline) {
        String id = config.databaseSecretId();
        if (id.isEmpty()) {
            return Finding.ok("none configured: the charts bring their own credentials");
        }
        if (Arn.region(id).filter(region -> !region.equals(config.drRegion())).isPresent()) {
            return Finding.notMade("it lives in another region", "see the check static-stability");
        }
        try {
            return credentials.read().isPresent()
                    ? Finding.ok("the secret \"" + id + "\" is readable and has a user name and a password")
                    : Finding.notMade("the secret \"" + id + "\" was not read", "invoke the function again");
        } catch (ReleaseException e) {
            return Finding.blocking(e.problem(), e.remedy());
        }
    }
}
