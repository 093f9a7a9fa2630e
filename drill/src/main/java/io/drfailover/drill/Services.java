package io.drfailover.drill;

import io.drfailover.drill.aws.EmulatedAws;
import io.drfailover.drill.aws.Python;
import io.drfailover.drill.cluster.Cluster;
import io.drfailover.drill.cluster.EmulatedCluster;
import io.drfailover.drill.cluster.RealCluster;
import io.drfailover.drill.process.Scratch;
import io.drfailover.drill.world.Scenario;
import java.io.IOException;
import java.util.function.Consumer;

/**
 * AWS and Kubernetes, running and empty, and the log that the function will write.
 *
 * @param scenario the names of what will be in them
 * @param log what the function writes
 * @param aws the emulated AWS
 * @param cluster what the emulated EKS hands out
 */
record Services(Scenario scenario, FunctionLog log, EmulatedAws aws, Cluster cluster) {
    /** Starts them; {@code parts} ends them. */
    static Services start(
            DrillOptions options,
            Scenario scenario,
            Python python,
            Scratch scratch,
            Parts parts,
            Consumer<String> progress)
            throws IOException {
        FunctionLog log = parts.keep(new FunctionLog(options.report().resolve("function.log")));
        EmulatedAws aws = parts.keep(EmulatedAws.start(
                python, scratch.folder("aws"), options.report().resolve("aws.log")));
        Cluster cluster = parts.keep(
                options.kubeconfig().isPresent()
                        ? RealCluster.behindProxy(options.kubeconfig().get(), scenario, options.keep(), progress)
                        : EmulatedCluster.start(scenario.clusterName()));
        aws.durations(
                options.waits().promotion(),
                options.waits().cluster(),
                options.waits().nodeGroup());
        aws.kubernetes(cluster.endpoint(), cluster.certificateAuthorityPem());
        return new Services(scenario, log, aws, cluster);
    }
}
