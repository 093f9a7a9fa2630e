package io.drfailover.drill.check;

import io.drfailover.drill.breakage.Expectation;
import java.util.ArrayList;
import java.util.List;

/** Which checks a drill makes, in the order in which it prints them. */
public record Checks(List<Check> checks) {
    public Checks {
        checks = List.copyOf(checks);
    }

    /** After a failover that must have succeeded. The second alarm comes last: it is the only check that acts. */
    public static Checks ofSuccess() {
        return new Checks(List.of(
                new AnswerAsDocumented(),
                new ReplicaDetached(),
                new OnePromotion(),
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
                new PrimaryUntouched()));
    }

    /** After a failover that failed and should not have: what matters then is that it told nobody the password. */
    public static Checks ofUnexpectedFailure() {
        return new Checks(List.of(new PasswordKept(), new PrimaryUntouched()));
    }

    /** After a failover that was broken on purpose. */
    public static Checks ofBreakage(Expectation expectation) {
        List<Check> checks = new ArrayList<>();
        checks.add(new ErrorNamesWhatAndHow(expectation));
        checks.add(new NoApplicationInstalled(expectation));
        if (expectation.awsUntouched()) {
            checks.add(new NoPromotion());
        }
        checks.add(new PasswordKept());
        checks.add(new PrimaryUntouched());
        return new Checks(checks);
    }
}
