package io.drfailover.drill.installation;

import io.drfailover.drill.aws.EmulatedMetrics;
import io.drfailover.drill.world.Scenario;
import java.util.Map;

/** What AWS itself reports every minute of the primary's load balancer and database, in the primary region. */
public final class PrimaryMetrics {
    private static final String BALANCER = "AWS/ApplicationELB";
    private static final String DATABASE = "AWS/RDS";
    private static final double FREE_BYTES = 5e10;
    private static final int REQUESTS = 600;
    /** As CloudWatch's dimensions name them; the settings' example names the same. */
    private static final String BALANCER_NAME = "app/konecta-erp-dev/50dc6c495c0c9188";

    private static final String TARGETS = "targetgroup/konecta-erp-dev/73e2d6bc24d8a067";

    private final EmulatedMetrics metrics;
    private final Scenario scenario;

    /** Of the primary that {@code scenario} names. */
    public PrimaryMetrics(EmulatedMetrics metrics, Scenario scenario) {
        this.metrics = metrics;
        this.scenario = scenario;
    }

    /** Two healthy targets, some traffic, a database that runs. */
    void healthy() {
        metrics.steady(scenario.primaryRegion(), BALANCER, "HealthyHostCount", targets(), 2);
        metrics.steady(scenario.primaryRegion(), BALANCER, "RequestCount", balancer(), REQUESTS);
        metrics.steady(scenario.primaryRegion(), DATABASE, "FreeStorageSpace", database(), FREE_BYTES);
    }

    /** No target is healthy any more, nobody gets through. */
    public void loadBalancerDies() {
        metrics.steady(scenario.primaryRegion(), BALANCER, "HealthyHostCount", targets(), 0);
        metrics.silent(scenario.primaryRegion(), BALANCER, "RequestCount", balancer());
    }

    /** RDS measures nothing more. */
    public void databaseDies() {
        metrics.silent(scenario.primaryRegion(), DATABASE, "FreeStorageSpace", database());
    }

    private static Map<String, String> balancer() {
        return Map.of("LoadBalancer", BALANCER_NAME);
    }

    private static Map<String, String> targets() {
        return Map.of("LoadBalancer", BALANCER_NAME, "TargetGroup", TARGETS);
    }

    private Map<String, String> database() {
        return Map.of("DBInstanceIdentifier", scenario.primaryId());
    }
}
