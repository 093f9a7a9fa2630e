package io.drfailover.stacks.standby;

import com.hashicorp.cdktf.ITerraformDependable;
import com.hashicorp.cdktf.providers.aws.lambda_permission.LambdaPermission;
import io.drfailover.stacks.account.Account;
import io.drfailover.stacks.account.Names;
import io.drfailover.stacks.hcl.Hcl;
import software.constructs.Construct;

/**
 * Who may ring: the composite alarm of this region, and the watch stack's topic in the primary region. Both are known by
 * name, so that they may ring from the moment when they exist, and so that neither stack waits for the other.
 */
final class Invokers extends Construct {
    private static final String INVOKE = "lambda:InvokeFunction";

    private final LambdaPermission alarm;

    Invokers(Construct scope, String id, Config config) {
        super(scope, id);
        String primaryDown = config.names().primaryDown();
        // Amazon CloudWatch User Guide, "Invoke a Lambda function from an alarm".
        alarm = Hcl.named(
                LambdaPermission.Builder.create(this, "alarm")
                        .statementId("primary-down-alarm")
                        .action(INVOKE)
                        .functionName(config.function())
                        .qualifier(config.live().alias())
                        .principal("lambda.alarms.cloudwatch.amazonaws.com")
                        .sourceAccount(config.account().number())
                        .sourceArn(config.account().arn("cloudwatch", "alarm:" + primaryDown))
                        .build(),
                "alarm");
        // The ARN says the account.
        Hcl.named(
                LambdaPermission.Builder.create(this, "watch-topic")
                        .statementId("watch-topic")
                        .action(INVOKE)
                        .functionName(config.function())
                        .qualifier(config.live().alias())
                        .principal("sns.amazonaws.com")
                        .sourceArn(config.account().arn("sns", config.primaryRegion(), primaryDown))
                        .build(),
                "watch_topic");
    }

    /** The alarm's permission: an alarm that goes off before it is allowed to ring has gone off for nothing. */
    ITerraformDependable alarm() {
        return alarm;
    }

    /** Who rings what. */
    record Config(Names names, Account account, String function, Entrance live, String primaryRegion) {}
}
