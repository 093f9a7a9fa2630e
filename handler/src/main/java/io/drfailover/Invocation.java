package io.drfailover;

import com.fasterxml.jackson.databind.JsonNode;
import io.drfailover.event.Decision;
import io.drfailover.event.Trigger;
import io.drfailover.event.TriggerParser;
import io.drfailover.ledger.Invoker;
import io.drfailover.ledger.Wish;
import io.drfailover.report.RunAnswers;
import io.drfailover.report.Timeline;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Invocations of the function: from the event to the answer. */
public final class Invocation {
    private static final Logger LOG = LoggerFactory.getLogger(Invocation.class);

    private final FailoverConfig config;
    private final Platform platform;
    private final Failover.Stages stages;
    private final Probing probing;
    private final RunDesk desk;
    private final RunWork work;
    private final TriggerParser parser = new TriggerParser();

    /**
     * Wires.
     *
     * @param stages makes the steps of an invocation that works on a run
     * @param probing looks at the primary
     */
    public Invocation(FailoverConfig config, Platform platform, Failover.Stages stages, Probing probing) {
        this.config = config;
        this.platform = platform;
        this.stages = stages;
        this.probing = probing;
        this.desk = new RunDesk(config, platform);
        this.work = new RunWork(config, platform, new Failover(config, platform, stages), desk);
    }

    /** Looks at the primary and answers. */
    @FunctionalInterface
    public interface Probing {
        JsonNode answer(Deadline deadline);
    }

    /**
     * Answers an event.
     *
     * @throws FailoverException if the event is not understood, a stage fails, or the run reaches a limit
     */
    public JsonNode answer(Request request) {
        Trigger trigger = parser.parse(request.event());
        Decision decision =
                Decision.of(trigger, config.replicaId(), platform.clock().instant());
        if (decision instanceof Decision.Probe) {
            // Logged by itself, in one line: it runs every minute.
            return probing.answer(request.deadline());
        }
        if (decision instanceof Decision.PickUp) {
            return runs(new Wish.PickUp(), request);
        }
        LOG.info("invoked: {}", trigger.summary());
        if (decision instanceof Decision.Nothing nothing) {
            return new RunAnswers(config.drRegion()).nothing(nothing.reason());
        }
        if (decision instanceof Decision.Failover wanted) {
            return runs(new Wish.Begin(trigger.summary(), config.replicaId(), wanted.confirmed()), request);
        }
        if (decision instanceof Decision.Resume resume) {
            return runs(new Wish.Continue(resume.run(), resume.epoch()), request);
        }
        return new Readiness(config).check(stages.open(new Timeline("test", platform.clock())));
    }

    private JsonNode runs(Wish wish, Request request) {
        var invoker = new Invoker(
                platform.runIds().get(), request.requestId(), request.deadline().end());
        RunDesk.Result result = desk.claim(wish, invoker, request.deadline());
        return result instanceof RunDesk.Result.Taken taken
                ? work.work(taken.journal(), request.functionArn(), request.deadline())
                : ((RunDesk.Result.Answer) result).json();
    }
}
