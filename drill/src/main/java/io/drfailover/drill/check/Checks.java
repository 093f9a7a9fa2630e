package io.drfailover.drill.check;

import io.drfailover.drill.breakage.Expectation;
import io.drfailover.drill.flaw.Trial;
import io.drfailover.drill.installation.Observation;
import io.drfailover.drill.question.Asked;
import io.drfailover.drill.question.FalseAlarm;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Which checks a drill makes, in the order in which it prints them. */
public record Checks(List<Check> checks) {
    public Checks {
        checks = List.copyOf(checks);
    }

    /** After a failover that must have succeeded. The second alarm comes last: it is the only check that acts. */
    public static Checks ofSuccess(Expected expected) {
        List<Check> checks = new ArrayList<>(List.of(
                new AnswerAsDocumented(),
                new OneRun(expected),
                new InvocationsSeen(expected),
                new LedgerConsistent(),
                PeopleTold.ofSuccess(),
                new EvidenceTold(),
                new FencingTold()));
        checks.addAll(ofTrouble(expected));
        checks.addAll(List.of(
                new ReplicaDetached(),
                new OnePromotion(),
                new NothingDeleted(),
                new NothingTwice(),
                new NetworkBuilt(),
                new ClusterActive(),
                new LoadBalancerActive(),
                new StateStored(),
                new PlanIsEmpty(),
                new ReleasesDeployed(),
                new PortsAgree(),
                new PodsSeeDatabase(),
                new PasswordKept(),
                new CallsAccountedFor(),
                new SecondAlarmChangesNothing(),
                new NothingNeededFromPrimary()));
        return new Checks(checks);
    }

    /** The same, where a person had to approve. */
    public Checks afterApproval() {
        List<Check> all = new ArrayList<>(checks);
        all.add(0, new ApprovalAsked());
        return new Checks(all);
    }

    /** That the trouble came which was asked for: a drill that was spared it proves nothing. */
    private static List<Check> ofTrouble(Expected expected) {
        List<Check> checks = new ArrayList<>();
        if (expected.trouble().killPoint().isPresent()) {
            checks.add(new KillCarriedOut(expected));
        }
        if (expected.clusterOutlastsAnInvocation()) {
            checks.add(new ClusterInterrupted(expected));
        }
        if (expected.trouble().throttled()) {
            checks.add(new ThrottlingSurvived());
        }
        return checks;
    }

    /** After a failover of a whole installation: what the installation did comes first, before anything acts again. */
    public static Checks ofInstallation(Observation observation, Expected expected) {
        List<Check> checks = new ArrayList<>(List.of(
                new StacksSettled(observation),
                new EnvironmentAsDeployed(),
                new PeaceWasQuiet(observation),
                new RaisedByMetrics(observation),
                new TopicTold(observation),
                new EverythingArrived(observation),
                new RoleSuffices(observation, Set.of("PromoteReadReplica", "CreateCluster", "CreateVpc"))));
        checks.addAll(ofSuccess(expected).checks());
        checks.add(new ForeignKeysRefused(observation)); // Last: what it tries is refused on purpose.
        return new Checks(checks);
    }

    /** After a failover of a whole installation that failed and should not have: what may be the cause comes first. */
    public static Checks ofFailedInstallation(Observation observation) {
        List<Check> checks = new ArrayList<>(List.of(
                new StacksSettled(observation),
                new EnvironmentAsDeployed(),
                new EverythingArrived(observation),
                new RoleSuffices(observation, Set.of())));
        checks.addAll(ofUnexpectedFailure().checks());
        return new Checks(checks);
    }

    /** After a single signal that rightly led to no failover. */
    public static Checks ofNoFailover(Observation observation) {
        return new Checks(List.of(
                new StacksSettled(observation),
                new EnvironmentAsDeployed(),
                new PeaceWasQuiet(observation),
                new NothingMoved(observation),
                new TopicTold(observation),
                new EverythingArrived(observation),
                new RoleSuffices(observation, Set.of("DescribeDBInstances")),
                new PasswordKept(),
                new ForeignKeysRefused(observation)));
    }

    /** After an alarm that rang although nothing was wrong. */
    public static Checks ofFalseAlarm(FalseAlarm played) {
        return new Checks(List.of(
                new StoodDown(played),
                new QuestionsAnswered(played),
                new EvaluationComplete(played.evaluation()),
                new NoRunBegan(),
                new NothingMutated(played.all()),
                new PasswordKept()));
    }

    /** After a question that was asked in peace. */
    public static Checks ofEvaluation(Asked asked) {
        return new Checks(List.of(
                new EvaluationComplete(asked),
                new NoRunBegan(),
                new NothingMutated(List.of(asked)),
                new PasswordKept()));
    }

    /** After everything was broken once: {@code baseline} is the question before. */
    public static Checks ofFlaws(Asked baseline, List<Trial> trials) {
        List<Asked> asked = new ArrayList<>(List.of(baseline));
        trials.forEach(trial -> asked.addAll(trial.asked()));
        List<Check> checks = new ArrayList<>();
        checks.add(new EvaluationComplete(baseline));
        trials.forEach(trial -> checks.add(new FlawFound(trial)));
        checks.add(new NothingMutated(asked));
        checks.add(new PasswordKept());
        return new Checks(checks);
    }

    /** After a failover that failed and should not have: what matters then is that it told nobody the password. */
    public static Checks ofUnexpectedFailure() {
        return new Checks(List.of(new PasswordKept(), new NothingNeededFromPrimary()));
    }

    /** After a failover that was broken on purpose; {@code further} is what that breakage must lead to as well. */
    public static Checks ofBreakage(Expectation expectation, List<Check> further) {
        List<Check> checks = new ArrayList<>();
        checks.add(new ErrorNamesWhatAndHow(expectation));
        checks.add(new NoApplicationInstalled(expectation));
        if (expectation.awsUntouched()) {
            checks.add(new NoPromotion());
        }
        checks.addAll(further);
        checks.add(new PasswordKept());
        checks.add(new NothingNeededFromPrimary());
        return new Checks(checks);
    }
}
