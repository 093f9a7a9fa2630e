package io.drfailover.stacks.standby;

import com.hashicorp.cdktf.ITerraformDependable;
import com.hashicorp.cdktf.providers.aws.lambda_function.LambdaFunction;
import com.hashicorp.cdktf.providers.aws.lambda_function.LambdaFunctionEnvironment;
import com.hashicorp.cdktf.providers.aws.lambda_function.LambdaFunctionEphemeralStorage;
import io.drfailover.stacks.account.Names;
import io.drfailover.stacks.hcl.Hcl;
import io.drfailover.stacks.hcl.Tags;
import io.drfailover.stacks.settings.FunctionSettings;
import java.util.List;
import java.util.Map;
import software.constructs.Construct;

/**
 * The failover function. Every change of code or configuration is a new version; what rings it goes through an alias, so
 * that a deployment that breaks off half-way leaves the old version, with the bundle that it was made for, in charge.
 *
 * <p>There is no SnapStart, because it allows no more than 512 MB of {@code /tmp} (AWS Lambda Developer Guide,
 * "Improving startup performance with Lambda SnapStart"), and no tracing, because it is one more service to depend on.
 */
final class Function extends Construct {
    private static final String HANDLER = "io.drfailover.FailoverHandler::handleRequest";
    /** The engine of Helm is a native library for glibc 2.34, which java17 does not have. */
    private static final String RUNTIME = "java21";
    /** Lambda's own limit. */
    private static final int TIMEOUT_SECONDS = 900;

    private final LambdaFunction function;

    Function(Construct scope, String id, Config config) {
        super(scope, id);
        function = Hcl.named(
                LambdaFunction.Builder.create(this, "function")
                        .functionName(config.names().function())
                        .description("Promotes the read replica, builds the infrastructure, installs the applications")
                        .role(config.roleArn())
                        .runtime(RUNTIME)
                        .architectures(List.of("x86_64"))
                        .handler(HANDLER)
                        .s3Bucket(config.bucket())
                        .s3Key(config.code().key())
                        .s3ObjectVersion(config.code().versionId())
                        .sourceCodeHash(config.code().base64Sha256())
                        .publish(true)
                        .memorySize(config.settings().memoryMegabytes())
                        .timeout(TIMEOUT_SECONDS)
                        .ephemeralStorage(LambdaFunctionEphemeralStorage.builder()
                                .size(config.settings().ephemeralStorageMegabytes())
                                .build())
                        .reservedConcurrentExecutions(config.settings().reservedConcurrency())
                        .environment(LambdaFunctionEnvironment.builder()
                                .variables(config.environment())
                                .build())
                        .tags(Tags.name(config.names().function()))
                        .dependsOn(config.dependencies())
                        .build(),
                "failover");
        // Younger than the generated classes. INFO, not less: a line of metrics counts as INFO, and a filter above it
        // would drop every metric (AWS Lambda Developer Guide, "Log-level filtering").
        function.addOverride(
                "logging_config",
                List.of(Map.of(
                        "log_format",
                        "JSON",
                        "application_log_level",
                        "INFO",
                        "system_log_level",
                        "INFO",
                        "log_group",
                        config.log().name())));
    }

    String name() {
        return function.getFunctionName();
    }

    /** The version that this apply has made. */
    String version() {
        return function.getVersion();
    }

    /**
     * What the function is made of.
     *
     * @param dependencies what it must not be without: its permissions
     */
    record Config(
            Names names,
            FunctionSettings settings,
            LogGroup log,
            String roleArn,
            String bucket,
            Upload code,
            Map<String, String> environment,
            List<? extends ITerraformDependable> dependencies) {}
}
