package io.drfailover.stacks.standby.permissions;

import io.drfailover.stacks.account.Statement;
import java.util.List;

/**
 * The probe reads the replica's lag, and an alarm that has rung is looked at again. A metric has no ARN, and whoever may see
 * only some alarms sees no composite one (Amazon CloudWatch API Reference, DescribeAlarms): everything in the region. The
 * function writes its own metrics as log lines, which needs no permission.
 */
final class MetricPermissions implements Purpose {
    @Override
    public List<Statement> statements(Reach reach) {
        return List.of(new Statement(
                "ReadMetrics",
                List.of("cloudwatch:DescribeAlarms", "cloudwatch:GetMetricData"),
                List.of(Statement.EVERYTHING),
                List.of(reach.inRegion())));
    }
}
