package io.drfailover.drill.flaw;

import static org.assertj.core.api.Assertions.assertThat;

import io.drfailover.drill.question.Readiness;
import io.drfailover.drill.question.Readiness.Look;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class TrialTest {
    private static final Flaw HOLD = Flaws.all().stream()
            .filter(flaw -> flaw.check().equals("hold"))
            .findFirst()
            .orElseThrow();

    private static final Readiness WELL = readiness(Map.of("hold", "ok", "run", "ok", "drift", "warning"));

    @Test
    void objection_ownCheckTurnsAndComesBack_none() {
        assertThat(trial(readiness(Map.of("hold", "blocking", "run", "ok", "drift", "warning")), WELL)
                        .objection())
                .isEmpty();
    }

    @Test
    void objection_ownCheckStaysAsItWas_isNamed() {
        assertThat(trial(WELL, WELL).objection())
                .hasValueSatisfying(why -> assertThat(why).contains("hold was ok and is ok"));
    }

    @Test
    void objection_anotherCheckTurns_isNamed() {
        assertThat(trial(readiness(Map.of("hold", "blocking", "run", "blocking", "drift", "warning")), WELL)
                        .objection())
                .hasValueSatisfying(why -> assertThat(why).contains("run is blocking"));
    }

    @Test
    void objection_anotherCheckCannotLook_isRightTo() {
        Map<String, Look> checks = new LinkedHashMap<>(
                readiness(Map.of("hold", "blocking", "drift", "warning")).checks());
        checks.put("run", new Look("warning", "not checked: it is held", "see hold", Duration.ZERO));
        assertThat(trial(new Readiness(false, 0, "", checks), WELL).objection()).isEmpty();
    }

    @Test
    void objection_remedyLeavesSomething_isNamed() {
        Readiness broken = readiness(Map.of("hold", "blocking", "run", "ok", "drift", "warning"));
        assertThat(trial(broken, broken).objection())
                .hasValueSatisfying(why -> assertThat(why).contains("not as before"));
    }

    @Test
    void all_everyCheckIsBrokenSomehowOrSaidToBeNot() {
        Set<String> broken = Flaws.all().stream().map(Flaw::check).collect(Collectors.toSet());
        assertThat(broken).doesNotContainAnyElementsOf(Flaws.notShown().keySet());
        broken.addAll(Flaws.notShown().keySet());
        assertThat(broken)
                .containsExactlyInAnyOrder(
                        "environment",
                        "hold",
                        "run",
                        "replica",
                        "replica-lag",
                        "replica-backups",
                        "bundle",
                        "toolchain",
                        "drift",
                        "disk",
                        "terraform-plan",
                        "charts",
                        "images",
                        "database-secret",
                        "roles",
                        "role-permissions",
                        "quotas",
                        "instance-types",
                        "network",
                        "cluster-name",
                        "notifications",
                        "static-stability");
        assertThat(Flaws.all()).extracting(Flaw::words).doesNotHaveDuplicates();
    }

    private static Trial trial(Readiness broken, Readiness after) {
        return new Trial(HOLD, WELL, Optional.of(broken), Optional.of(after), Duration.ZERO, List.of());
    }

    private static Readiness readiness(Map<String, String> outcomes) {
        Map<String, Look> checks = new LinkedHashMap<>();
        outcomes.forEach((name, outcome) -> checks.put(name, new Look(outcome, "seen", "remedy", Duration.ZERO)));
        return new Readiness(true, 0, "", checks);
    }
}
