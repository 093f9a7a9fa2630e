package io.drfailover.drill.breakage;

import java.util.Arrays;
import java.util.Optional;

/** The values of {@code --break}. */
public enum BreakStep {
    REPLICA_MISSING("replica-missing"),
    PROMOTION_STUCK("promotion-stuck"),
    BUNDLE_TAMPERED("bundle-tampered"),
    BUNDLE_TRAVERSAL("bundle-traversal"),
    TERRAFORM_FAILS("terraform-fails"),
    CHART_INVALID("chart-invalid"),
    CLUSTER_UNREACHABLE("cluster-unreachable"),
    ENV_MISSING("env-missing");

    private final String label;

    BreakStep(String label) {
        this.label = label;
    }

    /** The step of that name. */
    public static Optional<BreakStep> of(String label) {
        return Arrays.stream(values()).filter(step -> step.label.equals(label)).findFirst();
    }

    /** What it does. */
    public Breakage breakage() {
        return switch (this) {
            case REPLICA_MISSING -> new ReplicaMissing();
            case PROMOTION_STUCK -> new PromotionStuck();
            case BUNDLE_TAMPERED -> new BundleTampered();
            case BUNDLE_TRAVERSAL -> new BundleTraversal();
            case TERRAFORM_FAILS -> new TerraformFails();
            case CHART_INVALID -> new ChartInvalid();
            case CLUSTER_UNREACHABLE -> new ClusterUnreachable();
            case ENV_MISSING -> new EnvironmentMissing();
        };
    }

    /** The name on the command line. */
    @Override
    public String toString() {
        return label;
    }
}
