package io.drfailover.evidence;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the evidence came to; kept in the ledger and told to people.
 *
 * @param confirmed whether it allows a run
 * @param sentence the rule and every observation, in words
 * @param looks what was seen, the first look first
 * @param dataLoss what a failover would lose; null when nobody asked because the evidence did not confirm
 */
public record Judgement(boolean confirmed, String sentence, List<Look> looks, @Nullable DataLoss dataLoss) {
    public Judgement {
        looks = List.copyOf(looks);
    }
}
