package io.drfailover.drill.simulation.mutation;

import io.drfailover.drill.simulation.mutation.Change.Becomes;
import io.drfailover.drill.simulation.mutation.Change.Believes;
import io.drfailover.drill.simulation.mutation.Change.Confuses;
import io.drfailover.drill.simulation.mutation.Change.Empty;
import io.drfailover.drill.simulation.mutation.Change.Returns;
import io.drfailover.drill.simulation.mutation.Change.ReturnsConstant;
import io.drfailover.drill.simulation.mutation.Change.ReturnsParameter;
import io.drfailover.drill.simulation.mutation.Change.ReturnsResultOf;
import io.drfailover.drill.simulation.mutation.Change.Skips;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** The mistakes that are known to matter. */
public final class Mutations {
    /** So many runs are enough for each of them to be noticed: the rarest needs a run that is killed beside another. */
    public static final int SEEDS = 1500;

    private static final List<Mutation> ALL = List.of(
            Mutation.of(
                    "no-fencing",
                    "the ledger is written whatever version is there",
                    new Skips("ledger.ConditionalObject", "write", "ifMatch")),
            Mutation.of(
                    "anybody-is-the-owner",
                    "whoever finds another's write takes it for its own",
                    new Returns("ledger.RunRecord", "isSameAttempt", true)),
            Mutation.of(
                    "lease-ignored",
                    "a claim does not look whether somebody works on the run",
                    new Returns("ledger.Attempt", "holdsLease", false)),
            Mutation.of(
                    "no-heartbeat",
                    "the lease is not renewed while an invocation works, and nobody looks whether it has run out",
                    new Empty("ledger.ScheduledHeartbeat", "beat"),
                    new Returns("ledger.RunJournal", "expire", false)),
            Mutation.of(
                    "lease-never-expires",
                    "an invocation that cannot renew its lease works on",
                    new Returns("ledger.RunJournal", "expire", false)),
            Mutation.of(
                    "promote-without-looking",
                    "RDS is asked again whenever it still shows a replica",
                    new ReturnsConstant("promote.Promotion", "mayAskAt", "Instant", "MIN")),
            Mutation.of(
                    "request-not-recorded",
                    "RDS is asked before the ledger knows of it",
                    new Empty("JournaledPromotion", "recordRequest")),
            Mutation.of(
                    "promotion-believed",
                    "the first look at the database counts as proof",
                    new Returns("promote.PromotionProof", "provedBy", true)),
            Mutation.of(
                    "taint-ignored",
                    "what an interrupted attempt was making is left marked",
                    new ReturnsResultOf("terraform.TaintHealer", "heal", Collections.class, "emptySet")),
            Mutation.of(
                    "gate-open",
                    "every plan passes the gate",
                    new ReturnsConstant("terraform.PlanGate", "examine", "PlanSummary", "NOTHING")),
            Mutation.of(
                    "no-adoption",
                    "what AWS has already is not looked for",
                    new ReturnsResultOf("terraform.Adoption", "existing", Collections.class, "emptyMap")),
            Mutation.of(
                    "groups-left-open",
                    "the rule with which AWS makes a security group stays where an attempt was interrupted before it took it",
                    new Empty("terraform.Completion", "complete")),
            Mutation.of(
                    "any-lock-broken",
                    "every lock is taken for a dead one's",
                    new Returns("ledger.Attempt", "isDead", true)),
            Mutation.of(
                    "no-lock-broken",
                    "a dead one's lock is never broken",
                    new ReturnsConstant("JournaledInfrastructure", "holderOfLockFrom", "LockHolder", "PERHAPS_ALIVE")),
            Mutation.of(
                    "nothing-installed",
                    "the applications are taken for installed",
                    new ReturnsResultOf("helm.ReleaseInstaller", "ensureInstalled", Collections.class, "emptyList")),
            Mutation.of(
                    "pending-release-left",
                    "a release that a killed attempt left pending is not repaired",
                    new Returns("helm.ReleaseRepair", "isInTheWay", false)),
            Mutation.of(
                    "limits-ignored",
                    "a run has no limit of time or invocations",
                    new ReturnsResultOf("ledger.Claim", "limitReached", Optional.class, "empty")),
            Mutation.of("nobody-told", "no notice is sent", new Returns("report.SnsNotifier", "tell", true)),
            Mutation.of(
                    "watchdog-asleep",
                    "nobody takes up a run whose continuation was lost",
                    new Returns("ledger.Claim", "isDue", false),
                    new Empty("ledger.LambdaContinuation", "invoke")),
            Mutation.of(
                    "veto-ignored",
                    "a source that may stop a failover is not heeded",
                    new ReturnsResultOf("evidence.Rule", "vetoing", Collections.class, "emptyList")),
            Mutation.of(
                    "failed-run-proves-itself",
                    "an alarm goes on with a failed run, and promotes, without a look at the evidence",
                    new Returns("ledger.RunRecord", "wouldPromote", false)),
            Mutation.of(
                    "unknown-confirms",
                    "a source that could not be looked at counts as a confirmation",
                    new Confuses("evidence.Observation", "side", "UNKNOWN", "FOR")),
            Mutation.of(
                    "database-not-needed",
                    "the alarm and the URL alone are enough",
                    new Returns("evidence.Source", "isOfDatabase", true)),
            Mutation.of(
                    "no-second-look",
                    "the first look decides",
                    new ReturnsConstant("evidence.DecisionPolicy", "holdOff", "Duration", "ZERO")),
            Mutation.of(
                    "any-data-loss",
                    "the limit of lost data is not heeded",
                    new Believes("Examination", "weigh", "isEmpty")),
            Mutation.of(
                    "hold-ignored-by-runs",
                    "a run is taken without a look at the hold",
                    new Skips("RunDesk", "settle", "held")),
            Mutation.of(
                    "hold-ignored-by-alarms",
                    "an alarm is examined without a look at the hold",
                    new Skips("AlarmDesk", "examine", "held")),
            Mutation.of(
                    "alarm-without-words",
                    "nobody is told of an alarm that was not acted upon",
                    new Skips("AlarmDesk", "examine", "tell"),
                    new Empty("AlarmDesk", "tell")),
            Mutation.of(
                    "nobody-puts-away",
                    "a run that ended is taken for put away",
                    new Becomes("ledger.Claim", "open", "afterAcknowledgement")),
            Mutation.of(
                    "acknowledgement-forgotten",
                    "what a person puts away is not",
                    new ReturnsParameter("ledger.RunRecord", "putAway", ReturnsParameter.SELF)),
            Mutation.of(
                    "acknowledged-under-way",
                    "a run that is worked on can be put away",
                    new Returns("ledger.RunRecord", "isOver", true)),
            Mutation.of(
                    "no-cool-down",
                    "an alarm begins a run as soon as the one before is put away",
                    new ReturnsConstant("ledger.RunLimits", "coolDown", "Duration", "ZERO")),
            Mutation.of(
                    "code-untold",
                    "a proposal whose code could not be sent counts as told",
                    new Empty("ApprovalDesk", "requireTold")),
            Mutation.of("any-code", "every code approves", new Returns("ApprovalDesk", "matches", true)),
            Mutation.of(
                    "code-never-used-up",
                    "a proposal can be approved again, and after its time",
                    new Returns("control.Proposal", "isOpen", true)),
            Mutation.of(
                    "code-in-the-bucket",
                    "the proposal holds the code and not its digest",
                    new ReturnsParameter("ApprovalDesk", "digest", 0)),
            Mutation.of(
                    "approves-by-itself-blindly",
                    "a due proposal is approved whatever the evidence shows now",
                    new Believes("ApprovalDesk", "settle", "confirmed")),
            Mutation.of(
                    "abort-without-effect",
                    "an abort leaves the run as it is, and says that it is aborted",
                    new ReturnsParameter("ledger.Claim", "aborted", 0)),
            Mutation.of(
                    "fenced-again",
                    "every attempt fences the old primary",
                    new ReturnsResultOf("Failover", "fencing", Optional.class, "empty")));

    private Mutations() {}

    /** All of them. */
    public static List<Mutation> all() {
        return ALL;
    }

    /** One by its name. */
    public static Optional<Mutation> named(String name) {
        return ALL.stream().filter(m -> m.name().equals(name)).findFirst();
    }
}
