package io.drfailover.event;

/** What a person orders beside a failover. */
public sealed interface Control extends Trigger {
    /** Where everything stands. */
    record Status() implements Control {
        @Override
        public String summary() {
            return "status";
        }
    }

    /**
     * The kill switch is set.
     *
     * @param reason why
     * @param by who
     */
    record SetHold(String reason, String by) implements Control {
        @Override
        public String summary() {
            return "hold by " + by + ": " + reason;
        }
    }

    /**
     * The kill switch is released.
     *
     * @param by who
     */
    record Release(String by) implements Control {
        @Override
        public String summary() {
            return "release by " + by;
        }
    }

    /**
     * A proposed run may begin.
     *
     * @param code the one-time code; a secret until it is used
     * @param by who
     */
    record Approve(String code, String by) implements Control {
        @Override
        public String summary() {
            return "approval by " + by;
        }
    }

    /**
     * The run ends.
     *
     * @param confirm must name the replica
     * @param reason why
     * @param by who
     */
    record Abort(String confirm, String reason, String by) implements Control {
        @Override
        public String summary() {
            return "abort by " + by + ": " + reason;
        }
    }

    /**
     * An ended run is put away.
     *
     * @param run its id
     * @param by who
     */
    record Acknowledge(String run, String by) implements Control {
        @Override
        public String summary() {
            return "acknowledgement of run " + run + " by " + by;
        }
    }
}
