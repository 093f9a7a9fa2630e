package io.drfailover.stacks.standby;

import com.hashicorp.cdktf.providers.aws.lambda_alias.LambdaAlias;
import com.hashicorp.cdktf.providers.aws.lambda_function_event_invoke_config.LambdaFunctionEventInvokeConfig;
import com.hashicorp.cdktf.providers.aws.lambda_function_event_invoke_config.LambdaFunctionEventInvokeConfigDestinationConfig;
import com.hashicorp.cdktf.providers.aws.lambda_function_event_invoke_config.LambdaFunctionEventInvokeConfigDestinationConfigOnFailure;
import io.drfailover.stacks.hcl.Hcl;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import software.constructs.Construct;

/** An alias of the function, and what Lambda does with an event that comes through it and cannot be handled. */
final class Entrance extends Construct {
    private final LambdaAlias alias;

    Entrance(Construct scope, String id, Config config) {
        super(scope, id);
        alias = Hcl.named(
                LambdaAlias.Builder.create(this, "alias")
                        .name(config.name())
                        .description(config.description())
                        .functionName(config.function().name())
                        .functionVersion(config.function().version())
                        .build(),
                config.name());
        var invocations = LambdaFunctionEventInvokeConfig.Builder.create(this, "invocations")
                .functionName(config.function().name())
                .qualifier(alias.getName())
                .maximumRetryAttempts(config.retries())
                .maximumEventAgeInSeconds(config.oldest().toSeconds());
        if (config.onFailure() != null) {
            invocations.destinationConfig(LambdaFunctionEventInvokeConfigDestinationConfig.builder()
                    .onFailure(LambdaFunctionEventInvokeConfigDestinationConfigOnFailure.builder()
                            .destination(config.onFailure())
                            .build())
                    .build());
        }
        Hcl.named(invocations.build(), config.name());
    }

    String alias() {
        return alias.getName();
    }

    String arn() {
        return alias.getArn();
    }

    /**
     * An alias.
     *
     * @param name of the alias, and in Terraform
     * @param retries how often an event is tried again after an error
     * @param oldest an event that has waited longer is dropped
     * @param onFailure the topic that is told of an event that was given up, when there is one
     */
    record Config(
            Function function,
            String name,
            String description,
            int retries,
            Duration oldest,
            @Nullable String onFailure) {}
}
