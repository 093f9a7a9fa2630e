package io.drfailover.stacks.standby;

import com.hashicorp.cdktf.providers.aws.data_aws_caller_identity.DataAwsCallerIdentity;
import com.hashicorp.cdktf.providers.aws.data_aws_partition.DataAwsPartition;
import io.drfailover.stacks.hcl.Hcl;
import software.constructs.Construct;

/** The account that is deployed to, and ARNs of things in it that are known by name. */
final class Account extends Construct {
    private final DataAwsCallerIdentity identity;
    private final DataAwsPartition partition;
    private final String region;

    Account(Construct scope, String id, String region) {
        super(scope, id);
        this.region = region;
        identity = Hcl.named(new DataAwsCallerIdentity(this, "identity"), "current");
        partition = Hcl.named(new DataAwsPartition(this, "partition"), "current");
    }

    /** Twelve digits. */
    String number() {
        return identity.getAccountId();
    }

    /** In a policy of a resource: whoever IAM allows it in this account. */
    String root() {
        return "arn:%s:iam::%s:root".formatted(partition.getPartition(), number());
    }

    /** An ARN in the DR region. */
    String arn(String service, String resource) {
        return arn(service, region, resource);
    }

    /** An ARN in any region. */
    String arn(String service, String region, String resource) {
        return "arn:%s:%s:%s:%s:%s".formatted(partition.getPartition(), service, region, number(), resource);
    }

    /** A policy that AWS keeps. */
    String managedPolicy(String name) {
        return "arn:%s:iam::aws:policy/%s".formatted(partition.getPartition(), name);
    }
}
