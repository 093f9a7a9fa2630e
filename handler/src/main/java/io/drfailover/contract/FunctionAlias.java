package io.drfailover.contract;

/** The function's aliases: stacks make them, what goes on by itself invokes them. Each has entrances of its own. */
public final class FunctionAlias {
    /** What alarms, topics, the function itself and people invoke. */
    public static final String LIVE = "live";

    /** What the schedule of the probe invokes, every minute: nothing that waits for it can be in a failover's way. */
    public static final String PROBE = "probe";

    private FunctionAlias() {}
}
