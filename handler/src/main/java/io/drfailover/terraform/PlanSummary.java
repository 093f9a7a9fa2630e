package io.drfailover.terraform;

/**
 * What a plan will do.
 *
 * @param creates resources to create
 * @param updates resources to change in place
 * @param imports resources to take over, of those that AWS has already
 * @param replaces resources to make anew, of those that AWS has given up
 */
public record PlanSummary(int creates, int updates, int imports, int replaces) {
    /** A plan that does nothing. */
    static final PlanSummary NOTHING = new PlanSummary(0, 0, 0, 0);

    /** How much it will do; what is both taken over and changed counts twice. */
    public int changes() {
        return creates + updates + imports + replaces;
    }

    PlanSummary and(PlanSummary other) {
        return new PlanSummary(
                creates + other.creates, updates + other.updates, imports + other.imports, replaces + other.replaces);
    }

    @Override
    public String toString() {
        return (imports == 0 ? "" : imports + " to import, ")
                + (replaces == 0 ? "" : replaces + " to replace, given up by AWS, ")
                + creates + " to create, " + updates + " to change, 0 to destroy";
    }
}
