package io.drfailover.drill.check;

import io.drfailover.contract.Stage;
import io.drfailover.drill.breakage.Expectation;
import io.drfailover.drill.cluster.Cluster;
import java.util.List;

/**
 * A broken failover does not go on to what its broken stage must come before. For most that is everything; but
 * infrastructure is built while AWS promotes, so after a failed promotion AWS may well have changed.
 */
final class NoApplicationInstalled implements Check {
    private static final List<String> WORKLOADS = List.of("Deployment", "StatefulSet", "DaemonSet");

    private final Expectation expectation;

    NoApplicationInstalled(Expectation expectation) {
        this.expectation = expectation;
    }

    @Override
    public String statement() {
        if (!beforeApplications()) {
            return "no application was installed: the namespace holds no workload";
        }
        return expectation.awsUntouched()
                ? "nothing was changed in AWS but the run's own record, and no request reached the cluster"
                : "no application was installed: no request reached the cluster";
    }

    @Override
    public String see(Evidence evidence) throws CheckFailure {
        int changes = evidence.awsChanges().size();
        if (expectation.awsUntouched()) {
            CheckFailure.unless(changes == 0, "AWS was asked for " + distinctChanges(evidence));
        }
        Cluster cluster = evidence.rig().cluster();
        if (beforeApplications()) {
            CheckFailure.unless(cluster.requests() == 0, cluster.requests() + " requests reached the cluster");
            return "0 requests to the cluster; " + changes + " changes asked of AWS"
                    + (changes > 0 ? ", for promotion and infrastructure" : "");
        }
        String namespace = evidence.rig().world().scenario().namespace();
        for (String kind : WORKLOADS) {
            int objects = cluster.list("apps/v1", kind, namespace).size();
            CheckFailure.unless(objects == 0, objects + " objects of kind " + kind + " in " + namespace);
        }
        return "0 objects of the kinds " + String.join(", ", WORKLOADS) + " in " + namespace;
    }

    private boolean beforeApplications() {
        return expectation.stage().compareTo(Stage.APPLICATIONS) < 0;
    }

    private static List<String> distinctChanges(Evidence evidence) {
        return evidence.awsChanges().stream()
                .map(request -> request.service() + " " + request.action())
                .distinct()
                .toList();
    }
}
