package io.drfailover;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.drfailover.promote.ReplicaView;

/** Answers {@code {"test": true}}: looks at what a failover would need first, and changes nothing in AWS. */
final class Readiness {
    private final FailoverConfig config;

    Readiness(FailoverConfig config) {
        this.config = config;
    }

    /**
     * Looks.
     *
     * @throws FailoverException naming the first thing that would end a failover before it began
     */
    ObjectNode check(Steps steps) {
        Preparation.Prepared prepared = steps.preparation().prepare();
        ReplicaView replica = steps.promoter().requirePromotable();
        ObjectNode answer = new JsonMapper().createObjectNode();
        ObjectNode body = answer.put("statusCode", 200).putObject("body");
        body.put("message", "DR failover test completed, nothing was changed");
        body.put("region", config.drRegion());
        body.put("rds_replica", config.replicaId());
        body.put("rds_status", replica.status());
        body.put("eks_cluster", config.clusterName());
        body.put("bundle_commit", prepared.bundle().manifest().gitCommit());
        var names = body.putArray("releases");
        prepared.releases().releases().forEach(r -> names.add(r.name()));
        return answer;
    }
}
