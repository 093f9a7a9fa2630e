package io.drfailover.stacks.standby.permissions;

/**
 * ARNs of things that do not exist yet, or that no stack manages: built from their names, as the Service Authorization
 * Reference gives their form under "Resource types defined by".
 *
 * @param partition for example {@code aws}; may be an expression
 * @param region the DR region
 * @param account twelve digits; may be an expression
 */
record Arns(String partition, String region, String account) {
    /** In the region and account, for example {@code rds}, {@code db:replica}. */
    String of(String service, String resource) {
        return "arn:%s:%s:%s:%s:%s".formatted(partition, service, region, account, resource);
    }

    /** AWS's own in the region, without an account, for example {@code ec2}, {@code image/*}. */
    String ofAws(String service, String resource) {
        return "arn:%s:%s:%s::%s".formatted(partition, service, region, resource);
    }

    /** A role by its path and name. IAM has no regions. */
    String role(String pathAndName) {
        return "arn:%s:iam::%s:role/%s".formatted(partition, account, pathAndName);
    }
}
