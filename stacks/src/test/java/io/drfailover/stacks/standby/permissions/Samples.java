package io.drfailover.stacks.standby.permissions;

import java.util.Optional;

/** Where the tests' function may go. */
final class Samples {
    private Samples() {}

    static Reach reach() {
        return reach(Optional.of("konecta-erp-dev/database"), "konecta-erp-dev-dr");
    }

    static Reach reachOfTheSample() {
        return reach(Optional.empty(), "konecta-erp-dev-dr", new Reach.Primary("us-east-1", "konecta-erp-dev", false));
    }

    static Reach reach(Optional<String> secret, String cluster) {
        return reach(secret, cluster, new Reach.Primary("us-east-1", "konecta-erp-dev", true));
    }

    static Reach reach(Optional<String> secret, String cluster, Reach.Primary primary) {
        return new Reach(
                new Arns("aws", "eu-west-1", "123456789012"),
                "amazonaws.com",
                "konecta-erp-dev-replica",
                secret,
                cluster,
                "konecta-erp-dev-failover",
                primary,
                new Reach.Given(
                        "arn:aws:s3:::konecta-erp-dev-dr-eu-west-1",
                        "arn:aws:kms:eu-west-1:123456789012:key/11111111-2222-3333-4444-555555555555",
                        "arn:aws:sns:eu-west-1:123456789012:konecta-erp-dev-failover",
                        "arn:aws:iam::123456789012:role/konecta-erp-dev-failover",
                        "arn:aws:iam::123456789012:role/konecta-erp-dev-dr-cluster",
                        "arn:aws:iam::123456789012:role/konecta-erp-dev-dr-node",
                        "arn:aws:logs:eu-west-1:123456789012:log-group:/aws/lambda/konecta-erp-dev-failover"));
    }
}
