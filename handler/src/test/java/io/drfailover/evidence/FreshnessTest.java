package io.drfailover.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import io.drfailover.probe.ReplicaLag;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class FreshnessTest {
    private static final Instant DEATH = Instant.parse("2026-11-23T03:00:17Z");

    @Example
    void sourceAlive_postgres_isTheAgeOfTheLastTransaction() {
        assertThat(Freshness.sourceAlive(new ReplicaLag.Datapoint(DEATH, 12.5), "postgres"))
                .contains(DEATH.minusMillis(12_500));
    }

    @Example
    void sourceAlive_noReplicationOrAnUnknownEngine_provesNothing() {
        assertThat(Freshness.sourceAlive(new ReplicaLag.Datapoint(DEATH, -1), "postgres"))
                .isEmpty();
        assertThat(Freshness.sourceAlive(new ReplicaLag.Datapoint(DEATH, 0), "sqlserver-ee"))
                .isEmpty();
        assertThat(Freshness.sourceAlive(new ReplicaLag.Datapoint(DEATH, 0), ""))
                .isEmpty();
    }

    /** Whatever was measured, and whenever: a dead source is never shown alive after its death. */
    @Property(tries = 500)
    void sourceAlive_postgresThatHasDied_isNeverLater(
            @ForAll @IntRange(max = 600) int measuredSecondsAfter, @ForAll @IntRange(max = 300) int idleSeconds) {
        Instant measured = DEATH.plusSeconds(measuredSecondsAfter);
        Instant lastTransaction = DEATH.minusSeconds(idleSeconds);
        var shown = new ReplicaLag.Datapoint(
                measured.truncatedTo(ChronoUnit.MINUTES),
                Duration.between(lastTransaction, measured).toSeconds());

        assertDead(Freshness.sourceAlive(shown, "postgres").orElseThrow());
    }

    /** MySQL goes on saying 0 until the connection is given up. */
    @Property(tries = 500)
    void sourceAlive_mysqlThatHasDied_isNeverLater(@ForAll @IntRange(max = 60) int measuredSecondsAfter) {
        Instant measured = DEATH.plusSeconds(measuredSecondsAfter);
        var shown = new ReplicaLag.Datapoint(measured.truncatedTo(ChronoUnit.MINUTES), 0);

        assertDead(Freshness.sourceAlive(shown, "mysql").orElseThrow());
    }

    /** An alarm rings two minutes after the first bad minute, at the earliest. */
    private static void assertDead(Instant alive) {
        assertThat(alive).isBeforeOrEqualTo(DEATH);
        assertThat(Freshness.isYoung(alive, DEATH.plus(Freshness.YOUNG))).isFalse();
    }
}
