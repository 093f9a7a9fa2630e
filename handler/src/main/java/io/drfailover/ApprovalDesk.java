package io.drfailover;

import com.fasterxml.jackson.databind.JsonNode;
import io.drfailover.control.Controls;
import io.drfailover.control.Hold;
import io.drfailover.control.Proposal;
import io.drfailover.control.ProposalState;
import io.drfailover.event.Control;
import io.drfailover.event.Trigger;
import io.drfailover.evidence.ApprovalMode;
import io.drfailover.evidence.DecisionPolicy;
import io.drfailover.evidence.Judgement;
import io.drfailover.evidence.Suspicion;
import io.drfailover.ledger.Invoker;
import io.drfailover.ledger.StaleVersionException;
import io.drfailover.ledger.Wish;
import io.drfailover.report.ProposalAnswers;
import io.drfailover.report.ProposalNotices;
import io.drfailover.report.RunAnswers;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Proposals, where a person has the last word. The code stands in the message alone: the bucket has its digest, so that who can
 * read the bucket cannot approve.
 */
final class ApprovalDesk {
    private static final Logger LOG = LoggerFactory.getLogger(ApprovalDesk.class);
    private static final String NOBODY = "nobody: the evidence has persisted";

    private final FailoverConfig config;
    private final DecisionPolicy policy;
    private final Platform platform;
    private final RunDesk desk;
    private final Examination examination;
    private final ProposalAnswers answers;
    private final ProposalNotices notices;

    ApprovalDesk(FailoverConfig config, Platform platform, RunDesk desk, Examination examination) {
        this.config = config;
        this.policy = config.decision();
        this.platform = platform;
        this.desk = desk;
        this.examination = examination;
        this.answers = new ProposalAnswers(config.drRegion());
        this.notices = new ProposalNotices(config.drRegion(), config.replicaId());
    }

    /**
     * Proposes a run, unless one is proposed already; tells people the code.
     *
     * @throws UntoldProposalException if nobody could be told: Lambda repeats the event, and the message with it
     */
    JsonNode propose(Trigger.Alarm alarm, Judgement judgement, Invoker invoker) {
        Instant now = now();
        Optional<Controls.Entry> newest = platform.controls().proposal();
        Optional<Proposal> waiting = newest.map(Controls.Entry::proposal).filter(p -> p.isOpen(now));
        // A repetition of the event that proposed it: its message may never have been sent.
        if (waiting.isPresent()
                && !waiting.get().requestId().equals(invoker.requestId())
                && !waiting.get().isUnknown(now)) {
            return answers.waiting(waiting.get());
        }
        Instant byItself = policy.autoApproveAfter().isZero() ? null : now.plus(policy.autoApproveAfter());
        String code = platform.codes().get();
        var proposal = new Proposal(
                platform.runIds().get(),
                alarm.summary(),
                alarm.name(),
                alarm.arn(),
                alarm.changedAt().orElse(null),
                judgement,
                digest(code),
                now,
                now.plus(policy.approvalExpiry()),
                // That nobody heard of it is no reason to wait any longer.
                waiting.map(Proposal::automaticallyAt).orElse(byItself),
                ProposalState.OPEN,
                "",
                invoker.requestId(),
                false);
        Controls.Entry written;
        try {
            written = platform.controls().write(newest, proposal);
        } catch (StaleVersionException e) {
            Optional<Controls.Entry> standing = platform.controls().proposal();
            Optional<Controls.Entry> own =
                    standing.filter(entry -> entry.proposal().id().equals(proposal.id()));
            if (own.isEmpty()) {
                return answers.waiting(standing.map(Controls.Entry::proposal).orElse(proposal));
            }
            // Written, and the answer lost: the repetition of the call has met its own first try.
            written = own.get();
        }
        requireTold(proposal, platform.notifier().tell(notices.proposed(proposal, code)));
        markTold(written);
        return answers.waiting(proposal);
    }

    /** The code stays good, in case it was sent and only the topic's answer was lost. */
    private void requireTold(Proposal proposal, boolean told) {
        if (!told) {
            throw new UntoldProposalException(proposal, config.replicaId());
        }
    }

    private void markTold(Controls.Entry written) {
        try {
            platform.controls().write(Optional.of(written), written.proposal().sent());
        } catch (StaleVersionException e) {
            // Decided already: then somebody knew it.
            LOG.debug("the proposal {} was decided at once", written.proposal().id());
        }
    }

    /** A person approves. */
    RunDesk.Result approve(Control.Approve order, Invoker invoker, Deadline deadline) {
        Hold hold = platform.controls().hold();
        if (hold.held()) {
            return answer(new RunAnswers(config.drRegion()).held(hold));
        }
        Optional<Controls.Entry> newest = platform.controls().proposal();
        if (newest.isEmpty()) {
            return answer(answers.refused("nothing was proposed"));
        }
        Proposal proposal = newest.get().proposal();
        boolean repeated = proposal.state() == ProposalState.APPROVED
                && proposal.requestId().equals(invoker.requestId());
        if (!repeated && !isSpent(proposal) && !proposal.isOpen(now())) {
            return answer(answers.refused(
                    proposal.state() == ProposalState.OPEN
                            ? "the proposal has expired at " + proposal.expiresAt()
                            : "the proposal was "
                                    + proposal.state().name().toLowerCase(Locale.ROOT) + " already, by "
                                    + proposal.decidedBy()));
        }
        if (!matches(order.code(), proposal)) {
            return answer(answers.refused("the code is not the one of the proposal " + proposal.id()));
        }
        return begin(newest.get(), order.by(), proposal.judgement(), invoker, deadline);
    }

    /** What the schedule does with a proposal whose time has come; empty when there is none. */
    Optional<RunDesk.Result> settle(Invoker invoker, Deadline deadline) {
        if (policy.approval() != ApprovalMode.REQUIRED) {
            return Optional.empty();
        }
        Optional<Controls.Entry> newest = platform.controls()
                .proposal()
                .filter(e -> e.proposal().state() == ProposalState.OPEN || isApprovedInVain(e.proposal()));
        if (newest.isEmpty()) {
            return Optional.empty();
        }
        Proposal proposal = newest.get().proposal();
        if (proposal.state() == ProposalState.OPEN && isOvertaken(proposal)) {
            // People were told of that run; that its proposal is no longer needed would only confuse them.
            decide(newest.get(), ProposalState.WITHDRAWN, "a run began without it", invoker);
            return Optional.of(answer(answers.refused("a run began without the proposal")));
        }
        if (!now().isBefore(proposal.expiresAt())) {
            Hold hold = platform.controls().hold();
            withdraw(
                    newest.get(),
                    "it has expired" + (hold.held() ? ", and failovers are " + hold.sentence() : ""),
                    invoker);
            return Optional.of(answer(answers.refused("the proposal has expired")));
        }
        boolean open = proposal.state() == ProposalState.OPEN;
        if ((open && !proposal.isDue(now())) || platform.controls().hold().held()) {
            return Optional.empty();
        }
        Judgement judgement = examination.of(
                new Suspicion(proposal.alarmName(), proposal.alarmArn(), Optional.ofNullable(proposal.alarmSince())),
                deadline);
        if (judgement.confirmed() && platform.controls().hold().held()) {
            return Optional.empty();
        }
        if (judgement.confirmed()) {
            return Optional.of(begin(newest.get(), NOBODY, judgement, invoker, deadline));
        }
        withdraw(newest.get(), "the evidence has not persisted: " + judgement.sentence(), invoker);
        return Optional.of(answer(answers.refused("the evidence has not persisted")));
    }

    /** Whether it has approved itself, and no run has begun: whoever was at it died, or met a hold. */
    private boolean isApprovedInVain(Proposal proposal) {
        return proposal.state() == ProposalState.APPROVED
                && proposal.decidedBy().equals(NOBODY)
                && !isOvertaken(proposal);
    }

    /** Whether it was approved, and whoever approved it died before a run could begin. */
    private boolean isSpent(Proposal proposal) {
        return proposal.state() == ProposalState.APPROVED
                && now().isBefore(proposal.expiresAt())
                && !isOvertaken(proposal);
    }

    /** Whether a run was begun or gone on with since, by it or without it. */
    private boolean isOvertaken(Proposal proposal) {
        return platform.ledger()
                .current()
                .filter(c -> c.run().wasWorkedOnSince(proposal.proposedAt()))
                .isPresent();
    }

    private RunDesk.Result begin(
            Controls.Entry entry, String by, Judgement judgement, Invoker invoker, Deadline deadline) {
        Proposal proposal = entry.proposal();
        if (!decide(entry, ProposalState.APPROVED, by, invoker)) {
            return answer(answers.refused("somebody else has just decided it"));
        }
        String cause = proposal.cause() + ", approved by " + by;
        return desk.claim(new Wish.Begin(cause, config.replicaId(), false, judgement), invoker, deadline);
    }

    private void withdraw(Controls.Entry entry, String why, Invoker invoker) {
        if (decide(entry, ProposalState.WITHDRAWN, why, invoker)) {
            platform.notifier().tell(notices.withdrawn(entry.proposal(), why));
        }
    }

    /** False if somebody has decided it meanwhile. */
    private boolean decide(Controls.Entry entry, ProposalState state, String by, Invoker invoker) {
        try {
            platform.controls().write(Optional.of(entry), entry.proposal().decided(state, by, invoker.requestId()));
            return true;
        } catch (StaleVersionException e) {
            // Perhaps by this very invocation, and only the answer was lost.
            return platform.controls()
                    .proposal()
                    .map(Controls.Entry::proposal)
                    .filter(now -> now.id().equals(entry.proposal().id())
                            && now.state() == state
                            && now.requestId().equals(invoker.requestId()))
                    .isPresent();
        }
    }

    private Instant now() {
        return platform.clock().instant();
    }

    private static boolean matches(String code, Proposal proposal) {
        return MessageDigest.isEqual(
                digest(code.toUpperCase(Locale.ROOT)).getBytes(StandardCharsets.US_ASCII),
                proposal.codeSha256().getBytes(StandardCharsets.US_ASCII));
    }

    private static String digest(String code) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(code.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JVM has SHA-256", e);
        }
    }

    private static RunDesk.Result answer(JsonNode json) {
        return new RunDesk.Result.Answer(json);
    }
}
