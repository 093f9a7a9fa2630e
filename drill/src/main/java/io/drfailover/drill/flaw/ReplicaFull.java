package io.drfailover.drill.flaw;

import java.time.Duration;

/** The replica ran out of room, and RDS promotes it no more. */
final class ReplicaFull implements Flaw {
    @Override
    public String check() {
        return "replica";
    }

    @Override
    public String words() {
        return "a replica without room";
    }

    private static final Duration LONG = Duration.ofHours(1);

    @Override
    public Remedy breakIt(FlawSite site) {
        show(site, "storage-full", LONG);
        return () -> show(site, "available", Duration.ZERO);
    }

    private static void show(FlawSite site, String status, Duration howLong) {
        site.rig()
                .aws()
                .databases()
                .status(site.scenario().drRegion(), site.scenario().replicaId(), status, howLong);
    }
}
