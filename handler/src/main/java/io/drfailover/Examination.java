package io.drfailover;

import io.drfailover.evidence.DataLoss;
import io.drfailover.evidence.DecisionPolicy;
import io.drfailover.evidence.Investigation;
import io.drfailover.evidence.Judgement;
import io.drfailover.evidence.Look;
import io.drfailover.evidence.Rule;
import io.drfailover.evidence.Source;
import io.drfailover.evidence.Suspicion;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Looks at the evidence, more than once, and judges it. Changes nothing. */
final class Examination {
    private static final int MOST_LOOKS = 5;

    private final DecisionPolicy policy;
    private final Investigation investigation;
    private final Rule rule;

    Examination(DecisionPolicy policy, Investigation investigation) {
        this.policy = policy;
        this.investigation = investigation;
        this.rule = Rule.of(policy);
    }

    /**
     * Judges an alarm: two looks in a row must allow it. As long as nothing rejects it, what was unknown or old news may be
     * known a hold-off later, and the alarm will not ring again: a few more looks are taken. An invocation that ends before
     * has confirmed nothing.
     */
    Judgement of(Suspicion suspicion, Deadline deadline) {
        List<Look> looks = new ArrayList<>();
        boolean allowedBefore = policy.holdOff().isZero();
        for (int n = 1; ; n++) {
            Look look = investigation.look(suspicion, deadline.within(policy.evidenceTimeout()));
            looks.add(look);
            boolean allowed = rule.allows(look) && rule.standingVetoes(looks).isEmpty();
            if (allowed && allowedBefore) {
                return weigh(suspicion, looks, explain(looks), deadline);
            }
            if (rule.rejects(look) || n == MOST_LOOKS || policy.holdOff().isZero()) {
                String alone = allowed ? "one look alone is not enough; " : "";
                return new Judgement(false, alone + explain(looks) + silentVetoes(looks), looks, null);
            }
            if (!waitHoldOff(deadline)) {
                return new Judgement(
                        false, "no time for another look; " + explain(looks) + silentVetoes(looks), looks, null);
            }
            allowedBefore = allowed;
        }
    }

    /** Those that show in an earlier look only: the sentence about the latest does not name them. */
    private String silentVetoes(List<Look> looks) {
        Set<Source> silent = rule.standingVetoes(looks);
        silent.removeAll(rule.standingVetoes(looks.subList(looks.size() - 1, looks.size())));
        String names = silent.stream().map(Source::words).collect(Collectors.joining(", "));
        return names.isEmpty() ? "" : "; an earlier veto was not taken back by " + names;
    }

    /** The latest look; the first one as well, if it looked otherwise then. */
    private String explain(List<Look> looks) {
        Look first = looks.get(0);
        Look latest = looks.get(looks.size() - 1);
        if (looks.size() == 1) {
            return rule.explain(first);
        }
        String sentence =
                "after " + Duration.between(first.at(), latest.at()).toSeconds() + " s " + rule.explain(latest);
        return rule.allows(first) == rule.allows(latest) ? sentence : sentence + "; at first " + rule.explain(first);
    }

    /** One look, for the record: a person has decided. */
    Judgement forTheRecord(Deadline deadline) {
        var suspicion = new Suspicion("", "", Optional.empty());
        Look look = investigation.look(suspicion, deadline.within(policy.evidenceTimeout()));
        return new Judgement(
                rule.allows(look),
                rule.explain(look),
                List.of(look),
                investigation.dataLoss(suspicion, deadline.within(policy.evidenceTimeout())));
    }

    /** False if the deadline is over first. */
    private boolean waitHoldOff(Deadline deadline) {
        Duration needed = policy.holdOff().plus(policy.evidenceTimeout());
        return deadline.remaining().compareTo(needed) > 0 && deadline.pause(policy.holdOff());
    }

    private Judgement weigh(Suspicion suspicion, List<Look> looks, String sentence, Deadline deadline) {
        DataLoss loss = investigation.dataLoss(suspicion, deadline.within(policy.evidenceTimeout()));
        if (policy.maxDataLossSeconds().isEmpty()) {
            return new Judgement(true, sentence, looks, loss);
        }
        long most = policy.maxDataLossSeconds().getAsLong();
        Long seconds = loss.seconds();
        if (seconds != null && seconds <= most) {
            return new Judgement(true, sentence, looks, loss);
        }
        String gate = seconds == null
                ? "nobody knows how much data would be lost (" + loss.seen() + ")"
                : seconds + " s of data would be lost";
        return new Judgement(
                false,
                gate + ", and MAX_DATA_LOSS_SECONDS is " + most + ": a person decides; " + sentence,
                looks,
                loss);
    }
}
