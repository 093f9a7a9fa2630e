package io.drfailover.stacks.standby;

import io.drfailover.contract.FunctionAlias;
import io.drfailover.contract.ProbeMetric;
import io.drfailover.stacks.account.Names;
import io.drfailover.stacks.settings.StackSettings;
import io.drfailover.stacks.standby.Signal.Bound;
import software.constructs.Construct;

/** Who watches the watcher: alarms about the function itself. They ring nothing but people. */
final class FunctionSignals extends Construct {
    static final String PROBE_MISSING = "-probe-missing";
    static final String ERRORS = "-function-errors";
    static final String THROTTLED = "-function-throttled";

    /** Longer than Lambda lets a function run, which is 15 minutes, and a few for the metric to arrive. */
    private static final int LONGEST_INVOCATION = 20;

    FunctionSignals(Construct scope, String id, StackSettings settings, Topic topic) {
        super(scope, id);
        Names names = Names.of(settings);
        Window minutes = Window.of(settings.detection());
        new Signal(
                this,
                "probe-missing",
                topic,
                new Signal.Config(
                        names.with(PROBE_MISSING),
                        Metric.probe(ProbeMetric.PROBE_COMPLETED, settings),
                        Bound.below(1),
                        minutes,
                        MissingData.BAD,
                        ("The probe did not end in %s: until it does, nobody looks at the primary, and no alarm can ring the"
                                        + " failover. Missing data is bad, because this alarm is about the probe and not about"
                                        + " the primary; it is no signal of %s. Look at the function's log and at its schedule.")
                                .formatted(minutes, names.primaryDown())));
        new Signal(
                this,
                "function-errors",
                topic,
                new Signal.Config(
                        names.with(ERRORS),
                        Metric.function("Errors", "Sum", names, FunctionAlias.LIVE),
                        Bound.above(0),
                        Window.oneMinuteOf(LONGEST_INVOCATION),
                        MissingData.GOOD,
                        ("An invocation of the alias live ended with an error: a failover, a watchdog that could not read the"
                                        + " run's record, or a command that was refused. The first one counts, because there are few and each is news. %d minutes are looked"
                                        + " at, because Lambda counts an error in the minute in which its invocation began, and a"
                                        + " failover may run for 15 minutes before it fails. Missing data is good:"
                                        + " a minute without an invocation has no errors. The log says the stage and the remedy.")
                                .formatted(LONGEST_INVOCATION)));
        new Signal(
                this,
                "function-throttled",
                topic,
                new Signal.Config(
                        names.with(THROTTLED),
                        Metric.function("Throttles", "Sum", names, FunctionAlias.LIVE),
                        Bound.above(0),
                        Window.oneMinute(),
                        MissingData.GOOD,
                        ("Lambda turned an invocation of the alias live away, because all %d reserved executions were busy. It"
                                        + " comes again by itself, but a failover waits meanwhile. Missing data is good: nothing"
                                        + " was invoked. If it happens without a failover, raise function.reservedConcurrency.")
                                .formatted(settings.function().reservedConcurrency())));
    }
}
