package io.drfailover.drill.simulation.world;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * How the decision is configured: what invariants judge by, without asking the function.
 *
 * @param required confirmations
 * @param vetoes names of the sources that may stop a failover
 * @param holdOff between two looks
 * @param approval whether a person has the last word
 * @param expiry of a proposal
 * @param automaticallyAfter from when on a proposal is approved by itself; zero for never
 * @param mostLossSeconds more than that: no automatic run; -1 for no limit
 * @param coolDown after a run's end
 * @param fencing whether the old primary is to be stopped
 */
public record Settings(
        int required,
        Set<String> vetoes,
        Duration holdOff,
        boolean approval,
        Duration expiry,
        Duration automaticallyAfter,
        long mostLossSeconds,
        Duration coolDown,
        boolean fencing) {
    /** An invocation that could not renew its lease for so long has lost the run. */
    public static final Duration LEASE = Duration.ofSeconds(40);

    public Settings {
        vetoes = Set.copyOf(vetoes);
    }

    Map<String, String> environment() {
        Map<String, String> set = new TreeMap<>();
        set.put("CONFIRMATIONS_REQUIRED", String.valueOf(required));
        set.put("EVIDENCE_VETOES", vetoes.isEmpty() ? "none" : String.join(",", new TreeSet<>(vetoes)));
        set.put("HOLD_OFF", holdOff.toString());
        set.put("APPROVAL", approval ? "required" : "automatic");
        set.put("APPROVAL_EXPIRY", expiry.toString());
        set.put("AUTO_APPROVE_AFTER", automaticallyAfter.toString());
        set.put("MAX_DATA_LOSS_SECONDS", mostLossSeconds < 0 ? "" : String.valueOf(mostLossSeconds));
        set.put("COOL_DOWN", coolDown.toString());
        set.put("LEASE_DURATION", LEASE.toString());
        return set;
    }
}
