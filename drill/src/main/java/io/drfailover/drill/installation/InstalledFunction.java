package io.drfailover.drill.installation;

import io.drfailover.drill.lambda.AsyncDelivery;
import io.drfailover.drill.lambda.FunctionSettings;
import io.drfailover.drill.world.AwsClients;
import io.drfailover.drill.world.Scenario;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.AliasConfiguration;
import software.amazon.awssdk.services.lambda.model.FunctionConfiguration;
import software.amazon.awssdk.services.lambda.model.GetFunctionEventInvokeConfigResponse;
import software.amazon.awssdk.services.lambda.model.GetFunctionResponse;
import software.amazon.awssdk.services.lambda.model.OnFailure;

/**
 * The function as Lambda's API shows it, nothing else asked.
 *
 * @param configuration of the version to which the alias points
 * @param codeLocation where Lambda says that its code can be fetched
 * @param concurrency how many events it may handle at the same time
 * @param deliveries how asynchronous events are treated, by alias
 */
record InstalledFunction(
        FunctionConfiguration configuration, URI codeLocation, int concurrency, Map<String, AsyncDelivery> deliveries) {
    /** Reads it; {@code alias} is the one that the alarm invokes. */
    static InstalledFunction read(AwsClients clients, String name, String alias) {
        try (LambdaClient lambda = clients.lambda()) {
            GetFunctionResponse function =
                    lambda.getFunction(request -> request.functionName(name).qualifier(alias));
            int reserved = lambda.getFunctionConcurrency(request -> request.functionName(name))
                    .reservedConcurrentExecutions();
            Map<String, AsyncDelivery> deliveries = new TreeMap<>();
            for (AliasConfiguration known :
                    lambda.listAliases(request -> request.functionName(name)).aliases()) {
                deliveries.put(known.name(), delivery(lambda, name, known.name()));
            }
            return new InstalledFunction(
                    function.configuration(), URI.create(function.code().location()), reserved, Map.copyOf(deliveries));
        }
    }

    /** What a sandbox needs, with the credentials of its role. */
    FunctionSettings settings(Scenario scenario, URI endpoint, RoleSession session) {
        Map<String, String> surroundings = new TreeMap<>(session.asEnvironment());
        surroundings.put("AWS_ENDPOINT_URL", endpoint.toString());
        surroundings.put("AWS_MAX_ATTEMPTS", "3");
        return new FunctionSettings(
                configuration.functionName(),
                configuration.version(),
                configuration.handler(),
                scenario.drRegion(),
                configuration.memorySize(),
                Duration.ofSeconds(configuration.timeout()),
                concurrency,
                deliveries,
                configuration.environment().variables(),
                surroundings);
    }

    private static AsyncDelivery delivery(LambdaClient lambda, String name, String alias) {
        GetFunctionEventInvokeConfigResponse config = lambda.getFunctionEventInvokeConfig(
                request -> request.functionName(name).qualifier(alias));
        String topic = Optional.ofNullable(config.destinationConfig())
                .map(destinations -> destinations.onFailure())
                .map(OnFailure::destination)
                .orElse("");
        return new AsyncDelivery(
                config.maximumRetryAttempts(),
                Duration.ZERO,
                Duration.ofSeconds(config.maximumEventAgeInSeconds()),
                topic.isEmpty() ? null : topic);
    }
}
