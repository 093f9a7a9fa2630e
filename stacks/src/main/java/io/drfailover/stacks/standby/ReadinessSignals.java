package io.drfailover.stacks.standby;

import io.drfailover.contract.ReadinessMetric;
import io.drfailover.stacks.account.Names;
import io.drfailover.stacks.settings.StackSettings;
import io.drfailover.stacks.standby.Signal.Bound;
import java.time.Duration;
import software.constructs.Construct;

/**
 * Whether a failover would succeed, and whether anybody has looked. The check itself remembers nothing; these alarms do, and
 * tell people of each change. They ring nothing else.
 */
final class ReadinessSignals extends Construct {
    static final String NOT_READY = "-not-ready";
    static final String NOT_EVALUATED = "-not-evaluated";

    /** A datapoint that arrives minutes late is seen. */
    private static final int LATENESS = 5;
    /** One may be lost, or be a little late; two in a row are a check that is not made. */
    private static final int MISSED_CHECKS = 2;

    ReadinessSignals(Construct scope, String id, StackSettings settings, Topic topic) {
        super(scope, id);
        notReady(settings, topic);
        notEvaluated(settings, topic);
    }

    /** Datapoint by datapoint: whoever repairs something and checks again is believed at once. */
    private void notReady(StackSettings settings, Topic topic) {
        Names names = Names.of(settings);
        new Signal(
                this,
                "not-ready",
                topic,
                new Signal.Config(
                        names.with(NOT_READY),
                        Metric.readiness(ReadinessMetric.READINESS_BLOCKING, "Maximum", settings),
                        Bound.above(0),
                        Window.oneMinuteOf(LATENESS).untilTheOpposite(),
                        MissingData.UNCHANGED,
                        ("A check of readiness blocks: a failover to %s would fail now. Ask which one, and for its remedy:"
                                        + " ./dr evaluate --function %s --region %s. When it is repaired, ask again: the answer ends this"
                                        + " alarm, too. Missing data changes nothing, because between two checks there is none; %s tells when"
                                        + " nobody checks.")
                                .formatted(
                                        settings.region(),
                                        names.function(),
                                        settings.region(),
                                        names.with(NOT_EVALUATED))));
    }

    private void notEvaluated(StackSettings settings, Topic topic) {
        Names names = Names.of(settings);
        Duration interval = settings.function().readinessInterval();
        new Signal(
                this,
                "not-evaluated",
                topic,
                new Signal.Config(
                        names.with(NOT_EVALUATED),
                        Metric.readiness(ReadinessMetric.READINESS_SCORE, "SampleCount", settings),
                        Bound.below(1),
                        Window.all(interval, MISSED_CHECKS),
                        MissingData.BAD,
                        ("Two checks of readiness in a row were not made, so nobody knows whether a failover would succeed. They"
                                        + " come with the schedule %s-readiness, %s; if it is enabled, the function's log says why they did"
                                        + " not end. Missing data is bad, because this alarm is about the check itself. It rings once after"
                                        + " the first deployment, until the first check. To check now: ./dr evaluate --function %s"
                                        + " --region %s.")
                                .formatted(
                                        names.name(),
                                        settings.function().readinessSchedule(),
                                        names.function(),
                                        settings.region())));
    }
}
