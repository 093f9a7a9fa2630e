package io.drfailover.drill.report;

/**
 * Why there was a failover or none, in the function's own words.
 *
 * @param evidence the rule and every observation; empty where nobody looked
 * @param dataLoss what may be lost
 * @param oldPrimary what came of fencing it
 */
public record DecisionPart(String evidence, String dataLoss, String oldPrimary) {
    /** Nothing was decided. */
    public static DecisionPart none() {
        return new DecisionPart("", "", "");
    }
}
