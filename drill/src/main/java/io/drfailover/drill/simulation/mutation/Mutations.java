package io.drfailover.drill.simulation.mutation;

import io.drfailover.drill.simulation.mutation.Change.Empty;
import io.drfailover.drill.simulation.mutation.Change.Returns;
import io.drfailover.drill.simulation.mutation.Change.ReturnsConstant;
import io.drfailover.drill.simulation.mutation.Change.ReturnsResultOf;
import io.drfailover.drill.simulation.mutation.Change.Skips;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** The mistakes that are known to matter. */
public final class Mutations {
    private static final List<Mutation> ALL = List.of(
            Mutation.of(
                    "no-fencing",
                    "the ledger is written whatever version is there",
                    new Skips("ledger.S3RunLedger", "put", "ifMatch")),
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
                    "the lease is not renewed while an invocation works",
                    new Empty("ledger.ScheduledHeartbeat", "beat")),
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
            Mutation.of("nobody-told", "no notice is sent", new Empty("report.SnsNotifier", "tell")),
            Mutation.of(
                    "watchdog-asleep",
                    "nobody takes up a run whose continuation was lost",
                    new Returns("ledger.Claim", "isDue", false),
                    new Empty("ledger.LambdaContinuation", "invoke")));

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
