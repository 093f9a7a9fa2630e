package io.drfailover.stacks.standby.permissions;

import io.drfailover.stacks.account.Statement;
import java.util.List;

/**
 * One of the role's policies. A single one would be longer than AWS allows; these are what people look for.
 *
 * @param noun end of its name
 * @param purposes what is in it
 */
record PolicyPart(String noun, List<Purpose> purposes) {
    static List<PolicyPart> all() {
        return List.of(
                new PolicyPart(
                        "memory",
                        List.of(
                                new BucketPermissions(),
                                new KeyPermissions(),
                                new SecretPermissions(),
                                new OutputPermissions(),
                                new ContinuationPermissions())),
                new PolicyPart(
                        "database",
                        List.of(
                                new ReplicaPermissions(),
                                new PrimaryPermissions(),
                                new MetricPermissions(),
                                new DatabaseAccess())),
                new PolicyPart(
                        "network", List.of(new NetworkReading(), new NetworkBuilding(), new TaggingPermissions())),
                new PolicyPart(
                        "cluster",
                        List.of(
                                new ClusterPermissions(),
                                new RolePermissions(),
                                new NodeLaunching(),
                                new BalancerPermissions(),
                                new ReplacementPermissions())),
                new PolicyPart("readiness", List.of(new ReadinessPermissions())));
    }

    List<Statement> statements(Reach reach) {
        return purposes.stream()
                .flatMap(purpose -> purpose.statements(reach).stream())
                .toList();
    }
}
