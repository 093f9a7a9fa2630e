package io.drfailover.probe;

import io.drfailover.contract.ProbeMetric;
import java.util.Map;

/**
 * What a check found; evidence judges by it, too.
 *
 * @param state its judgement
 * @param seen in words, one line, never a secret
 * @param measured metrics; empty when the state is unknown
 * @param answered whether anybody answered at all, if only to refuse; a probe that nobody answers is blind
 */
public record Finding(CheckState state, String seen, Map<ProbeMetric, Double> measured, boolean answered) {
    /** Longer messages of libraries are cut: the line is written 43,200 times a month. */
    private static final int LONGEST = 200;

    public Finding {
        String line = seen.replaceAll("\\s+", " ").strip();
        seen = line.length() > LONGEST ? line.substring(0, LONGEST) + "…" : line;
        measured = Map.copyOf(measured);
    }

    static Finding ok(String seen, Map<ProbeMetric, Double> measured) {
        return new Finding(CheckState.OK, seen, measured, true);
    }

    static Finding failing(String seen, Map<ProbeMetric, Double> measured) {
        return new Finding(CheckState.FAILING, seen, measured, true);
    }

    /** Nobody answered in time. */
    static Finding silent(String seen, Map<ProbeMetric, Double> measured) {
        return new Finding(CheckState.FAILING, seen, measured, false);
    }

    /** Somebody answered, but not what was asked: refused, throttled, not found. */
    static Finding unknown(String seen) {
        return new Finding(CheckState.UNKNOWN, seen, Map.of(), true);
    }

    /** Nobody was asked, or nobody answered. */
    static Finding unheard(String seen) {
        return new Finding(CheckState.UNKNOWN, seen, Map.of(), false);
    }
}
