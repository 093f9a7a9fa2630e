package io.drfailover.stacks.standby.permissions;

import io.drfailover.stacks.account.Statement;
import java.util.List;

/**
 * The probe reads the replica's lag. A metric has no ARN: everything in the region (Service Authorization Reference,
 * Amazon CloudWatch). It writes its own metrics as log lines, which needs no permission.
 */
final class MetricPermissions implements Purpose {
    @Override
    public List<Statement> statements(Reach reach) {
        return List.of(new Statement(
                "ReadMetrics",
                List.of("cloudwatch:GetMetricData"),
                List.of(Statement.EVERYTHING),
                List.of(reach.inRegion())));
    }
}
