package io.drfailover.drill.check;

import com.fasterxml.jackson.databind.JsonNode;
import io.drfailover.drill.cluster.Cluster;
import io.drfailover.drill.world.AwsClients;
import io.drfailover.drill.world.World;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.rds.RdsClient;

/** The pods of every deployment are told the endpoint that RDS shows for the promoted instance. */
final class PodsSeeDatabase implements Check {
    @Override
    public String statement() {
        return "the pods' environment carries the promoted endpoint";
    }

    @Override
    public String see(Evidence evidence) throws CheckFailure {
        World world = evidence.rig().world();
        Cluster cluster = evidence.rig().cluster();
        String namespace = world.scenario().namespace();
        String host = promotedHost(world);
        PodEnvironment environment = new PodEnvironment(cluster, namespace);
        List<String> seen = new ArrayList<>();
        for (JsonNode deployment : cluster.list("apps/v1", "Deployment", namespace)) {
            String name = deployment.at("/metadata/name").asText();
            String variable = "";
            for (JsonNode container : deployment.at("/spec/template/spec/containers")) {
                for (Map.Entry<String, String> entry : environment.of(container).entrySet()) {
                    variable = entry.getValue().contains(host) ? entry.getKey() : variable;
                }
            }
            CheckFailure.unless(!variable.isEmpty(), "no variable of the deployment " + name + " carries " + host);
            seen.add(name + " by " + variable);
        }
        CheckFailure.unless(!seen.isEmpty(), "there is no deployment in " + namespace);
        return host + " in " + String.join(", ", seen);
    }

    private static String promotedHost(World world) {
        try (AwsClients clients = world.drClients();
                RdsClient rds = clients.rds()) {
            return rds.describeDBInstances(request ->
                            request.dbInstanceIdentifier(world.scenario().replicaId()))
                    .dbInstances()
                    .get(0)
                    .endpoint()
                    .address();
        }
    }
}
