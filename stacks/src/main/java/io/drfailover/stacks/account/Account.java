package io.drfailover.stacks.account;

import com.hashicorp.cdktf.providers.aws.data_aws_caller_identity.DataAwsCallerIdentity;
import com.hashicorp.cdktf.providers.aws.data_aws_partition.DataAwsPartition;
import io.drfailover.stacks.hcl.Hcl;
import software.constructs.Construct;

/** The account that is deployed to, and ARNs of things in it that are known by name. */
public final class Account extends Construct {
    private final DataAwsCallerIdentity identity;
    private final DataAwsPartition partition;
    private final String region;

    /** @param region the stack's */
    public Account(Construct scope, String id, String region) {
        super(scope, id);
        this.region = region;
        identity = Hcl.named(new DataAwsCallerIdentity(this, "identity"), "current");
        partition = Hcl.named(new DataAwsPartition(this, "partition"), "current");
    }

    /** Twelve digits. */
    public String number() {
        return identity.getAccountId();
    }

    /** In a policy of a resource: whoever IAM allows it in this account. */
    public String root() {
        return "arn:%s:iam::%s:root".formatted(partition(), number());
    }

    /** An ARN in the stack's region. */
    public String arn(String service, String resource) {
        return arn(service, region, resource);
    }

    /** An ARN in any region. */
    public String arn(String service, String region, String resource) {
        return "arn:%s:%s:%s:%s:%s".formatted(partition(), service, region, number(), resource);
    }

    /** A policy that AWS keeps. */
    public String managedPolicy(String name) {
        return "arn:%s:iam::aws:policy/%s".formatted(partition(), name);
    }

    /** An alarm of any region. */
    public String alarm(String region, String name) {
        return arn("cloudwatch", region, "alarm:" + name);
    }

    /** A function's alias in any region. */
    public String function(String region, String name, String alias) {
        return arn("lambda", region, "function:%s:%s".formatted(name, alias));
    }

    /** For example {@code aws}. */
    public String partition() {
        return partition.getPartition();
    }

    /** Of the partition's services, for example {@code amazonaws.com}. */
    public String dnsSuffix() {
        return partition.getDnsSuffix();
    }
}
