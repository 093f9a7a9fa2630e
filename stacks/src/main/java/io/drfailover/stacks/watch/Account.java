package io.drfailover.stacks.watch;

import com.hashicorp.cdktf.providers.aws.data_aws_caller_identity.DataAwsCallerIdentity;
import com.hashicorp.cdktf.providers.aws.data_aws_partition.DataAwsPartition;
import io.drfailover.stacks.hcl.Hcl;
import software.constructs.Construct;

/** The account that the stack is applied in, and ARNs of what is there. */
final class Account extends Construct {
    private final DataAwsCallerIdentity caller;
    private final DataAwsPartition partition;

    Account(Construct scope, String id) {
        super(scope, id);
        caller = Hcl.named(new DataAwsCallerIdentity(this, "caller"), "current");
        partition = Hcl.named(new DataAwsPartition(this, "partition"), "current");
    }

    /** The account's number. */
    String number() {
        return caller.getAccountId();
    }

    /** The principal that is the whole account, from where its own policies decide. */
    String root() {
        return "arn:%s:iam::%s:root".formatted(partition.getPartition(), number());
    }

    String alarm(String region, String name) {
        return arn("cloudwatch", region, "alarm:" + name);
    }

    String function(String region, String name, String alias) {
        return arn("lambda", region, "function:%s:%s".formatted(name, alias));
    }

    private String arn(String service, String region, String resource) {
        return "arn:%s:%s:%s:%s:%s".formatted(partition.getPartition(), service, region, number(), resource);
    }
}
