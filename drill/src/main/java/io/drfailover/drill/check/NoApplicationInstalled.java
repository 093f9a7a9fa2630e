package io.drfailover.drill.check;

import io.drfailover.contract.Stage;
import io.drfailover.drill.breakage.Expectation;
import io.drfailover.drill.cluster.Cluster;
import java.util.List;

/** A broken failover stops where it broke. */
final class NothingAfterTouched implements Check {
    private static final List<String> WORKLOADS = List.of("Deployment", "StatefulSet", "DaemonSet");

    private final Expectation expectation;

    NothingAfterTouched(Expectation expectation) {
        this.expectation = expectation;
    }

    @Override
    public String statement() {
        return "nothing after the stage " + expectation.stage().stageName() + " was touched";
    }

    @Override
    public String see(Evidence evidence) throws CheckFailure {
        List<String> changes = evidence.awsChanges().stream()
                .map(request -> request.service() + " " + request.action())
                .distinct()
                .toList();
        if (expectation.awsUntouched()) {
            CheckFailure.unless(changes.isEmpty(), "AWS was asked for " + changes);
        }
        Cluster cluster = evidence.rig().cluster();
        if (expectation.stage().compareTo(Stage.APPLICATIONS) < 0) {
            CheckFailure.unless(cluster.requests() == 0, cluster.requests() + " requests reached the cluster");
            return (expectation.awsUntouched() ? "0 changes in AWS, " : "") + "0 requests to the cluster";
        }
        String namespace = evidence.rig().world().scenario().namespace();
        for (String kind : WORKLOADS) {
            int objects = cluster.list("apps/v1", kind, namespace).size();
            CheckFailure.unless(objects == 0, objects + " objects of kind " + kind + " in " + namespace);
        }
        return "no workload in " + namespace;
    }
}
