package io.drfailover.terraform;

import java.util.List;

/**
 * What a failover would build, as far as it can be known before.
 *
 * @param existing managed resources in the state
 * @param tainted addresses of those that an interrupted attempt left half made; a run heals them first
 * @param plan what would be done, past the gate
 * @param warnings of terraform
 */
public record PlanPreview(int existing, List<String> tainted, PlanSummary plan, List<Diagnostic> warnings) {
    public PlanPreview {
        tainted = List.copyOf(tainted);
        warnings = List.copyOf(warnings);
    }
}
