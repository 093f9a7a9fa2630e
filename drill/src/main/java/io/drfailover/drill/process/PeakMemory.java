package io.drfailover.drill.process;

import java.util.Map;
import java.util.TreeMap;

/**
 * The most memory that each program used.
 *
 * @param kibibytesByProgram peak resident set in KiB by program name; processes of one name are not added up
 */
public record PeakMemory(Map<String, Long> kibibytesByProgram) {
    public PeakMemory {
        kibibytesByProgram = Map.copyOf(kibibytesByProgram);
    }

    /** Nothing measured yet. */
    public static PeakMemory none() {
        return new PeakMemory(Map.of());
    }

    PeakMemory with(String program, long kibibytes) {
        Map<String, Long> merged = new TreeMap<>(kibibytesByProgram);
        merged.merge(program, kibibytes, Math::max);
        return new PeakMemory(merged);
    }

    /** The higher peak of each program. */
    public PeakMemory max(PeakMemory other) {
        PeakMemory merged = this;
        for (Map.Entry<String, Long> entry : other.kibibytesByProgram().entrySet()) {
            merged = merged.with(entry.getKey(), entry.getValue());
        }
        return merged;
    }
}
