package io.drfailover.readiness;

import java.time.Duration;
import java.util.List;

/**
 * An evaluation where not even the names are known that the checks would ask for: the one answer is which variables to
 * set.
 *
 * @param subject what the environment says of it
 * @param problems one sentence a variable
 */
public record IncompleteEnvironment(Subject subject, List<String> problems) {
    public IncompleteEnvironment {
        problems = List.copyOf(problems);
    }

    /** The whole table: the environment blocks, nothing else was looked at. */
    public ReadinessReport report() {
        List<CheckResult> results = CheckName.texts().stream()
                .map(name -> new CheckResult(name, finding(name), Duration.ZERO))
                .toList();
        return new ReadinessReport(subject, results, RecoveryTime.unknown("the environment is incomplete"));
    }

    private Finding finding(String name) {
        return name.equals(CheckName.ENVIRONMENT.text())
                ? Finding.blocking(
                        String.join("; ", problems),
                        "correct these settings and deploy the standby stack again: it sets the function's environment")
                : Finding.notMade("the environment is incomplete", "repair the environment first");
    }
}
