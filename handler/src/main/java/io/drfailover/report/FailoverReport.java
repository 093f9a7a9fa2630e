package io.drfailover.report;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.drfailover.contract.TerraformOutput;
import io.drfailover.evidence.DataLoss;
import io.drfailover.helm.AppRelease;
import io.drfailover.promote.PromotedDatabase;
import io.drfailover.terraform.Infrastructure;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A failover that has succeeded.
 *
 * @param runId the run
 * @param region the DR region
 * @param database the promoted database
 * @param infrastructure what terraform has built
 * @param releases the applications
 * @param took from the begin of the run
 * @param oldPrimary what came of fencing it, in words
 * @param dataLoss what may be lost; null if nobody looked
 */
public record FailoverReport(
        String runId,
        String region,
        PromotedDatabase database,
        Infrastructure infrastructure,
        List<AppRelease> releases,
        Duration took,
        String oldPrimary,
        @Nullable DataLoss dataLoss) {

    /** The function's answer. The first four fields of the body are documented to users; the others follow them. */
    public ObjectNode answer() {
        ObjectNode answer = new JsonMapper().createObjectNode();
        ObjectNode body = answer.put("statusCode", 200).putObject("body");
        body.put("message", "DR failover completed successfully");
        body.put("region", region);
        body.put("rds_promoted", database.instanceId());
        body.put("eks_cluster", infrastructure.clusterName());
        body.put("run", runId);
        body.put("database_endpoint", database.host() + ":" + database.port());
        body.put(
                "load_balancer",
                infrastructure.outputs().getOrDefault(TerraformOutput.LOAD_BALANCER_DNS_NAME.outputName(), ""));
        var names = body.putArray("releases");
        releases.forEach(r -> names.add(r.name()));
        body.put("seconds", took.toSeconds());
        body.put("old_primary", oldPrimary);
        if (dataLoss != null) {
            body.put("data_loss_seconds", dataLoss.seconds());
        }
        return answer;
    }
}
