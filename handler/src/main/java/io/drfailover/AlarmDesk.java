package io.drfailover;

import com.fasterxml.jackson.databind.JsonNode;
import io.drfailover.control.Hold;
import io.drfailover.event.Decision;
import io.drfailover.event.Trigger;
import io.drfailover.evidence.ApprovalMode;
import io.drfailover.evidence.Judgement;
import io.drfailover.evidence.Suspicion;
import io.drfailover.ledger.Invoker;
import io.drfailover.ledger.RunRecord;
import io.drfailover.ledger.Wish;
import io.drfailover.report.AlarmNotices;
import io.drfailover.report.RunAnswers;

/** What an alarm gets: the run that exists, or an examination whose outcome is a run, a proposal, or words. */
final class AlarmDesk {
    private final FailoverConfig config;
    private final Platform platform;
    private final RunDesk desk;
    private final ApprovalDesk approvals;
    private final Examination examination;
    private final RunAnswers answers;
    private final AlarmNotices notices;

    AlarmDesk(FailoverConfig config, Platform platform, RunDesk desk, ApprovalDesk approvals, Examination examination) {
        this.config = config;
        this.platform = platform;
        this.desk = desk;
        this.approvals = approvals;
        this.examination = examination;
        this.answers = new RunAnswers(config.drRegion());
        this.notices = new AlarmNotices(config.drRegion(), config.replicaId());
    }

    /** Asks the ledger first: an alarm that joins a run needs no evidence. */
    RunDesk.Result claim(Trigger.Alarm alarm, Invoker invoker, Deadline deadline) {
        var wish = new Wish.Begin(alarm.summary(), config.replicaId(), false, null);
        RunDesk.Result result = desk.claim(wish, invoker, deadline);
        RunDesk.Result outcome =
                result instanceof RunDesk.Result.Unproved ? examine(alarm, wish, invoker, deadline) : result;
        tell(alarm, outcome);
        return outcome;
    }

    /** Old news; but whoever it was meant for may still not know. */
    JsonNode late(Decision.Late late) {
        platform.notifier().tell(notices.late(late.alarm().summary(), late.rangAt()));
        return answers.nothing(late.alarm().summary() + ", but since " + late.rangAt()
                + ", which is too long ago to act on; people were told");
    }

    /** Nobody reads the answer to an alarm. */
    private void tell(Trigger.Alarm alarm, RunDesk.Result outcome) {
        if (outcome instanceof RunDesk.Result.CoolingDown cooling) {
            platform.notifier().tell(notices.coolingDown(alarm.summary(), cooling.run(), cooling.until()));
        } else if (outcome instanceof RunDesk.Result.Held held) {
            platform.notifier().tell(notices.held(alarm.summary(), held.hold()));
        } else if (outcome instanceof RunDesk.Result.Stopped stopped) {
            platform.notifier().tell(notices.stopped(alarm.summary(), stopped.run()));
        } else if (outcome instanceof RunDesk.Result.Again again && isHistory(again.run())) {
            platform.notifier().tell(notices.unacknowledged(alarm.summary(), again.run()));
        }
    }

    /** Soon after its end it is still the same disaster that rings. */
    private boolean isHistory(RunRecord run) {
        return !platform.clock()
                .instant()
                .isBefore(run.coolUntil(config.limits().coolDown()));
    }

    private RunDesk.Result examine(Trigger.Alarm alarm, Wish.Begin wish, Invoker invoker, Deadline deadline) {
        Hold hold = platform.controls().hold();
        if (hold.held()) {
            return new RunDesk.Result.Held(hold);
        }
        Judgement judgement = examination.of(new Suspicion(alarm.name(), alarm.arn(), alarm.changedAt()), deadline);
        if (!judgement.confirmed()) {
            platform.notifier().tell(notices.stoodDown(alarm.summary(), judgement));
            return answer(answers.stoodDown(judgement));
        }
        if (config.decision().approval() == ApprovalMode.REQUIRED) {
            return propose(alarm, wish, judgement, invoker, deadline);
        }
        return desk.claim(wish.with(judgement), invoker, deadline);
    }

    /** While the evidence was looked at, somebody may have begun a run, or held everything. */
    private RunDesk.Result propose(
            Trigger.Alarm alarm, Wish.Begin wish, Judgement judgement, Invoker invoker, Deadline deadline) {
        RunDesk.Result meanwhile = desk.claim(wish, invoker, deadline);
        if (!(meanwhile instanceof RunDesk.Result.Unproved)) {
            return meanwhile;
        }
        Hold hold = platform.controls().hold();
        return hold.held() ? new RunDesk.Result.Held(hold) : answer(approvals.propose(alarm, judgement, invoker));
    }

    private static RunDesk.Result answer(JsonNode json) {
        return new RunDesk.Result.Answer(json);
    }
}
