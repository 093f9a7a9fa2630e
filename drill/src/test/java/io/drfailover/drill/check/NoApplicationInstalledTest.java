package io.drfailover.drill.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.drfailover.drill.breakage.BreakStep;
import io.drfailover.drill.breakage.Expectation;
import io.drfailover.drill.world.Scenarios;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

class NoApplicationInstalledTest {
    /** Infrastructure is built beside a promotion, so there the statement must not claim that AWS stayed as it was. */
    @ParameterizedTest
    @EnumSource(names = {"PROMOTION_STUCK", "TERRAFORM_FAILS"})
    void statement_awsMayHaveChanged_speaksOfTheClusterAlone(BreakStep step) {
        assertThat(statement(step)).isEqualTo("no application was installed: no request reached the cluster");
    }

    @ParameterizedTest
    @EnumSource(names = {"CHART_INVALID", "CLUSTER_UNREACHABLE"})
    void statement_applicationsBroke_speaksOfWorkloads(BreakStep step) {
        assertThat(statement(step)).isEqualTo("no application was installed: the namespace holds no workload");
    }

    @ParameterizedTest
    @EnumSource(
            mode = Mode.EXCLUDE,
            names = {"PROMOTION_STUCK", "TERRAFORM_FAILS", "CHART_INVALID", "CLUSTER_UNREACHABLE"})
    void statement_brokenBeforeAnyChange_speaksOfAwsToo(BreakStep step) {
        assertThat(statement(step)).contains("nothing was changed in AWS", "no request reached the cluster");
    }

    private static String statement(BreakStep step) {
        Expectation expectation = step.breakage().expectation(Scenarios.shipped());
        return new NoApplicationInstalled(expectation).statement();
    }
}
