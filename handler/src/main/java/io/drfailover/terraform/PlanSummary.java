package io.drfailover.terraform;

/**
 * What a plan will do.
 *
 * @param creates resources to create
 * @param updates resources to change in place
 */
public record PlanSummary(int creates, int updates) {
    public int changes() {
        return creates + updates;
    }

    @Override
    public String toString() {
        return creates + " to create, " + updates + " to change, 0 to destroy";
    }
}
