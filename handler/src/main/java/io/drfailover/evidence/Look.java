package io.drfailover.evidence;

import java.time.Instant;
import java.util.List;

/**
 * All sources at one time.
 *
 * @param at when
 * @param observations one of each source, in the order of {@link Source}
 */
public record Look(Instant at, List<Observation> observations) {
    public Look {
        observations = List.copyOf(observations);
    }
}
