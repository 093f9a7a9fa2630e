package io.drfailover.readiness;

import static org.assertj.core.api.Assertions.assertThat;

import io.drfailover.FailoverConfig;
import io.drfailover.MovingClock;
import io.drfailover.TestEnvironment;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** What the tests of single checks share. */
final class Looks {
    private Looks() {}

    /** A complete environment with these variables. */
    static FailoverConfig config(String... namesAndValues) {
        Map<String, String> environment = TestEnvironment.complete();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            environment.put(namesAndValues[i], namesAndValues[i + 1]);
        }
        return FailoverConfig.from(environment);
    }

    static Finding look(ReadinessCheck check) {
        return check.look(new MovingClock().deadline(Duration.ofMinutes(1)));
    }

    /** Asserts the outcome; whatever is not ok must say what to do. */
    static void assertFinding(Finding finding, Outcome outcome, String... seen) {
        assertThat(finding.outcome()).as(finding.toString()).isEqualTo(outcome);
        assertThat(List.of(seen)).allSatisfy(part -> assertThat(finding.seen()).contains(part));
        assertThat(finding.remedy().isEmpty()).isEqualTo(outcome == Outcome.OK);
    }
}
