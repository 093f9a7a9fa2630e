package io.drfailover.drill.trouble;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the function must cope with beyond the disaster itself.
 *
 * @param limit after which Lambda kills it, or null for the configured timeout
 * @param killedAt when somebody gets a SIGKILL, or null
 * @param victims who gets it
 * @param alarms how many come at once
 * @param throttled whether AWS refuses a part of all requests
 */
public record Trouble(
        @Nullable Duration limit, @Nullable KillPoint killedAt, Victims victims, int alarms, boolean throttled) {
    /** Nothing beyond the disaster. */
    public static Trouble none() {
        return new Trouble(null, null, Victims.BOTH, 1, false);
    }

    /** Whether there is any. */
    public boolean any() {
        return !equals(new Trouble(null, null, victims, 1, false));
    }

    /** After which Lambda kills the function. */
    public Optional<Duration> lambdaLimit() {
        return Optional.ofNullable(limit);
    }

    /** When somebody gets a SIGKILL. */
    public Optional<KillPoint> killPoint() {
        return Optional.ofNullable(killedAt);
    }

    /** Whether one invocation dies by it. */
    public boolean killsAnInvocation() {
        return killedAt != null && victims.endTheInvocation();
    }
}
