package io.drfailover.drill.flaw;

import io.drfailover.contract.EnvironmentVariable;

/** The failover would ask the dead region for the credentials. */
final class SecretInPrimary implements Flaw {
    @Override
    public String check() {
        return "static-stability";
    }

    @Override
    public String words() {
        return "a secret that lives in the primary region";
    }

    @Override
    public Remedy breakIt(FlawSite site) {
        String secret = "arn:aws:secretsmanager:%s:123456789012:secret:%s-a1B2c3"
                .formatted(site.scenario().primaryRegion(), site.scenario().secretId());
        return site.redeploy(environment -> environment.put(EnvironmentVariable.DB_SECRET_ID.name(), secret));
    }
}
