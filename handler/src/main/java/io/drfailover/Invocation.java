package io.drfailover;

import com.fasterxml.jackson.databind.JsonNode;
import io.drfailover.event.Control;
import io.drfailover.event.Decision;
import io.drfailover.event.Trigger;
import io.drfailover.event.TriggerParser;
import io.drfailover.ledger.Invoker;
import io.drfailover.ledger.Wish;
import io.drfailover.report.RunAnswers;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Invocations of the function: from the event to the answer. */
public final class Invocation implements Answering {
    private static final Logger LOG = LoggerFactory.getLogger(Invocation.class);

    private final FailoverConfig config;
    private final Platform platform;
    private final Question probing;
    private final Question evaluating;
    private final RunDesk desk;
    private final RunWork work;
    private final Examination examination;
    private final ApprovalDesk approvals;
    private final AlarmDesk alarms;
    private final ControlDesk controls;
    private final TriggerParser parser = new TriggerParser();

    /**
     * Wires.
     *
     * @param stages makes the steps of an invocation that works on a run
     * @param probing looks at the primary
     * @param evaluating looks at everything that a failover needs
     */
    public Invocation(
            FailoverConfig config, Platform platform, Failover.Stages stages, Question probing, Question evaluating) {
        this.config = config;
        this.platform = platform;
        this.probing = probing;
        this.evaluating = evaluating;
        this.desk = new RunDesk(config, platform);
        this.work = new RunWork(config, platform, new Failover(config, platform, stages), desk);
        this.examination = new Examination(config.decision(), platform.investigation());
        this.approvals = new ApprovalDesk(config, platform, desk, examination);
        this.alarms = new AlarmDesk(config, platform, desk, approvals, examination);
        this.controls = new ControlDesk(config, platform);
    }

    /** Looks, answers, changes nothing. */
    @FunctionalInterface
    public interface Question {
        JsonNode answer(Request request);
    }

    /**
     * Answers an event.
     *
     * @throws FailoverException if the event is not understood, a stage fails, or the run reaches a limit
     */
    @Override
    public JsonNode answer(Request request) {
        Trigger trigger = parser.parse(request.event());
        Decision decision =
                Decision.of(trigger, config.replicaId(), platform.clock().instant());
        if (decision instanceof Decision.Probe) {
            // Logged by itself, in one line: it runs every minute.
            return probing.answer(request);
        }
        if (decision instanceof Decision.PickUp) {
            return pickUp(request);
        }
        LOG.info("invoked: {}", trigger.summary());
        if (decision instanceof Decision.Nothing nothing) {
            return new RunAnswers(config.drRegion()).nothing(nothing.reason());
        }
        if (decision instanceof Decision.Examine examine) {
            return worked(alarms.claim(examine.alarm(), invoker(request), request.deadline()), request);
        }
        if (decision instanceof Decision.Late late) {
            return alarms.late(late);
        }
        if (decision instanceof Decision.Failover ordered) {
            return worked(ordered(ordered, request), request);
        }
        if (decision instanceof Decision.Resume resume) {
            var wish = new Wish.Continue(resume.run(), resume.epoch());
            return worked(desk.claim(wish, invoker(request), request.deadline()), request);
        }
        return decision instanceof Decision.Obey obey ? obeyed(obey.control(), request) : evaluating.answer(request);
    }

    /** What was left lying; then a proposal whose time has come. */
    private JsonNode pickUp(Request request) {
        RunDesk.Result result = desk.claim(new Wish.PickUp(), invoker(request), request.deadline());
        if (result instanceof RunDesk.Result.Taken) {
            return worked(result, request);
        }
        Optional<RunDesk.Result> settled = approvals.settle(invoker(request), request.deadline());
        return worked(settled.orElse(result), request);
    }

    /** A person overrides the evidence, which is looked at for the record; never the ledger, nor a hold. */
    private RunDesk.Result ordered(Decision.Failover order, Request request) {
        Invoker invoker = invoker(request);
        var wish = new Wish.Begin(order.cause(), config.replicaId(), true, null);
        RunDesk.Result result = desk.claim(wish, invoker, request.deadline());
        return result instanceof RunDesk.Result.Unproved
                ? desk.claim(wish.with(examination.forTheRecord(request.deadline())), invoker, request.deadline())
                : result;
    }

    private JsonNode obeyed(Control control, Request request) {
        if (control instanceof Control.SetHold hold) {
            return controls.hold(hold);
        }
        if (control instanceof Control.Release release) {
            return controls.release(release);
        }
        if (control instanceof Control.Abort abort) {
            return controls.abort(abort, invoker(request));
        }
        if (control instanceof Control.Acknowledge acknowledge) {
            return controls.acknowledge(acknowledge);
        }
        if (control instanceof Control.Approve approve) {
            RunDesk.Result result = approvals.approve(approve, invoker(request), request.deadline());
            return result instanceof RunDesk.Result.Taken taken
                    ? work.handOver(taken.journal(), request.functionArn())
                    : worked(result, request);
        }
        return controls.status();
    }

    private Invoker invoker(Request request) {
        return new Invoker(
                platform.runIds().get(), request.requestId(), request.deadline().end());
    }

    private JsonNode worked(RunDesk.Result result, Request request) {
        if (result instanceof RunDesk.Result.Taken taken) {
            return work.work(taken.journal(), request.functionArn(), request.deadline());
        }
        if (result instanceof RunDesk.Result.CoolingDown cooling) {
            return new RunAnswers(config.drRegion()).coolingDown(cooling.run(), cooling.until());
        }
        if (result instanceof RunDesk.Result.Held held) {
            return new RunAnswers(config.drRegion()).held(held.hold());
        }
        if (result instanceof RunDesk.Result.Stopped stopped) {
            return new RunAnswers(config.drRegion()).stopped(stopped.run());
        }
        if (result instanceof RunDesk.Result.Again again) {
            return again.json();
        }
        if (result instanceof RunDesk.Result.Answer answer) {
            return answer.json();
        }
        throw new IllegalStateException("a run was to begin without evidence");
    }
}
