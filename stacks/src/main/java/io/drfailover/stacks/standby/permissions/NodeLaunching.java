package io.drfailover.stacks.standby.permissions;

import io.drfailover.stacks.account.Statement;
import java.util.List;

/**
 * Starting nodes. EKS does it with its own role, but before it accepts a node group with a launch template it has EC2
 * check whether the caller might. What exactly EC2 is asked is not documented, so the scope is the region and the
 * account, and AWS's images and their snapshots. An instance that the function started itself would have no role:
 * {@link RolePermissions} passes none to EC2.
 */
final class NodeLaunching implements Purpose {
    @Override
    public List<Statement> statements(Reach reach) {
        return List.of(new Statement(
                "LaunchNodes",
                List.of("ec2:RunInstances"),
                List.of(
                        reach.arns().of("ec2", "*/*"),
                        reach.arns().ofAws("ec2", "image/*"),
                        reach.arns().ofAws("ec2", "snapshot/*"))));
    }
}
