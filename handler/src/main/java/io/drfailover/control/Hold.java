package io.drfailover.control;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * The kill switch.
 *
 * @param held whether it stops everything
 * @param reason why it was set or released
 * @param by who did
 * @param since when
 */
public record Hold(@JsonProperty(required = true) boolean held, String reason, String by, Instant since) {
    public Hold {
        // A document that lacks something is not "not held": it is unreadable.
        requireNonNull(reason, "reason");
        requireNonNull(by, "by");
        requireNonNull(since, "since");
    }

    /** Nobody has ever touched it. */
    public static Hold never() {
        return new Hold(false, "", "", Instant.EPOCH);
    }

    /** For answers and messages. */
    public String sentence() {
        return "held since " + since.truncatedTo(ChronoUnit.SECONDS) + " by " + by + " (" + reason + ")";
    }
}
