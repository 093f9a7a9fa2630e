package io.drfailover.drill.simulation.world;

import io.drfailover.drill.simulation.fault.Fault;
import io.drfailover.drill.simulation.schedule.Scheduler;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Everything that happens, told to the witnesses, and written down if somebody wants to read it. */
public final class Trail {
    private static final int LONGEST = 400;

    private final Scheduler scheduler;
    private final Instant start;
    private final boolean traced;
    private final List<String> lines = new ArrayList<>();
    private final List<Witness> witnesses = new ArrayList<>();

    Trail(Scheduler scheduler, boolean traced) {
        this.scheduler = scheduler;
        this.start = scheduler.now();
        this.traced = traced;
    }

    /** From now on it is told, too. */
    public void tell(Witness witness) {
        witnesses.add(witness);
    }

    /** The lines, if they were written down. */
    public List<String> lines() {
        return List.copyOf(lines);
    }

    void observe(Observation observation) {
        witnesses.forEach(w -> w.saw(observation));
    }

    void event(Sandbox by, Object what, Fault fault, Object result) {
        // Service and operation only: what is asked for may carry a name that chance gave.
        scheduler.decided(31 * by.number()
                + fault.name().hashCode()
                + 7 * (what instanceof Call call ? call.operation().hashCode() : 0));
        if (traced) {
            line("sandbox %-3d epoch %-2d".formatted(by.number(), by.epoch()), what, fault, result);
        }
    }

    void event(Object what, Object result) {
        if (traced) {
            line("world" + " ".repeat(15), what, Fault.NONE, result);
        }
    }

    /** A line of the trace. */
    public void note(String text) {
        if (traced) {
            lines.add(time() + "  " + text);
        }
    }

    private void line(String who, Object what, Fault fault, Object result) {
        String text = String.valueOf(result).replaceAll("\\s+", " ");
        lines.add("%s  %s  %s%s%s"
                .formatted(
                        time(),
                        who,
                        what,
                        fault == Fault.NONE ? "" : "  !! " + fault.words(),
                        text.isEmpty() ? "" : "  -> " + (text.length() > LONGEST ? text.substring(0, LONGEST) : text)));
    }

    /** Virtual time since the begin. */
    public String time() {
        Duration since = Duration.between(start, scheduler.now());
        return String.format(
                Locale.ROOT, "%3d:%02d.%03d", since.toMinutes(), since.toSecondsPart(), since.toMillisPart());
    }
}
