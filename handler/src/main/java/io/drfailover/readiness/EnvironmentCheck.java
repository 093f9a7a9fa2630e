package io.drfailover.readiness;

import io.drfailover.Deadline;
import io.drfailover.FailoverConfig;
import io.drfailover.contract.EnvironmentVariable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The function's environment, which was complete and well formed or the evaluation would not have begun: what is left is
 * whether its values go together.
 */
public final class EnvironmentCheck implements ReadinessCheck {
    /** Lambda sets it to where the function runs (AWS Lambda Developer Guide, "Defined runtime environment variables"). */
    private static final String OWN_REGION = "AWS_REGION";

    private final FailoverConfig config;
    private final Map<String, String> environment;

    public EnvironmentCheck(FailoverConfig config, Map<String, String> environment) {
        this.config = config;
        this.environment = Map.copyOf(environment);
    }

    @Override
    public String name() {
        return CheckName.ENVIRONMENT.text();
    }

    @Override
    public Finding look(Deadline deadline) {
        String own = environment.getOrDefault(OWN_REGION, config.drRegion());
        if (!own.equals(config.drRegion())) {
            return Finding.blocking(
                    "the function runs in " + own + " but DR_REGION is " + config.drRegion(),
                    "deploy the standby stack to " + config.drRegion() + ", or set region in its settings to " + own);
        }
        List<String> sources = sources();
        int required = config.decision().confirmationsRequired();
        if (required > sources.size()) {
            return Finding.blocking(
                    "CONFIRMATIONS_REQUIRED is " + required + " but only " + sources.size()
                            + " sources are configured (" + String.join(", ", sources) + "): no alarm could ever be"
                            + " confirmed",
                    "set PRIMARY_URL, PRIMARY_DATABASE_HOST or PRIMARY_DATABASE_ID, or lower CONFIRMATIONS_REQUIRED");
        }
        return Finding.ok(EnvironmentVariable.values().length + " variables are set or have their default; "
                + sources.size() + " sources of evidence, " + required + " required");
    }

    /** The alarm and the replica are always there. */
    private List<String> sources() {
        List<String> sources = new ArrayList<>(List.of("alarm", "replica"));
        if (!config.probe().url().isEmpty()) {
            sources.add("endpoint");
        }
        if (!config.probe().databaseHost().isEmpty()) {
            sources.add("database");
        }
        if (!config.decision().primaryDatabaseId().isEmpty()) {
            sources.add("primary_region");
        }
        return sources;
    }
}
