package io.drfailover.drill.flaw;

import java.time.Duration;

/** The replica falls behind: what it has not got would be lost. */
final class ReplicaLags implements Flaw {
    @Override
    public String check() {
        return "replica-lag";
    }

    @Override
    public String words() {
        return "a replica that lags 15 minutes";
    }

    private static final Duration FAR_BEHIND = Duration.ofMinutes(15);

    @Override
    public Remedy breakIt(FlawSite site) {
        lag(site, FAR_BEHIND);
        return () -> lag(site, Duration.ZERO);
    }

    private static void lag(FlawSite site, Duration lag) {
        site.rig()
                .aws()
                .databases()
                .replicaLag(site.scenario().drRegion(), site.scenario().replicaId(), lag);
    }
}
