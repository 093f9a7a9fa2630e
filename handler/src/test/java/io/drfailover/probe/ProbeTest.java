package io.drfailover.probe;

import static org.assertj.core.api.Assertions.assertThat;

import io.drfailover.Deadline;
import io.drfailover.MovingClock;
import io.drfailover.contract.ProbeMetric;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class ProbeTest {
    private static final Deadline AMPLE = Deadline.in(Duration.ofMinutes(14));

    private static Check check(String name, Supplier<Finding> look) {
        return new Check() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public Finding look() {
                return look.get();
            }

            @Override
            public Finding late() {
                return Finding.silent("late", Map.of(ProbeMetric.DATABASE_REACHABLE, 0.0));
            }
        };
    }

    private static Finding ok() {
        return Finding.ok("fine", Map.of(ProbeMetric.LOAD_BALANCER_ANSWERS, 1.0));
    }

    @Test
    void look_severalChecks_workAtTheSameTime() {
        var together = new CyclicBarrier(3);
        Supplier<Finding> meeting = () -> {
            try {
                together.await();
                return ok();
            } catch (InterruptedException | BrokenBarrierException e) {
                throw new IllegalStateException(e);
            }
        };
        var probe = new Probe(
                List.of(check("a", meeting), check("b", meeting), check("c", meeting)), Duration.ofSeconds(10));

        assertThat(probe.look(AMPLE).checks())
                .allSatisfy(c -> assertThat(c).containsEntry("state", "ok"))
                .hasSize(3);
    }

    @Test
    void look_checkThatHangs_isLateAndTheOthersCount() {
        var never = new CountDownLatch(1);
        var hanging = check("hanging", () -> {
            try {
                never.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return ok();
        });

        // A clock that stands still: the quick one has this time of its own after the hanging one is given up.
        ProbeReport report = new Probe(List.of(hanging, check("quick", ProbeTest::ok)), Duration.ofSeconds(1))
                .look(new MovingClock().deadline(Duration.ofMinutes(14)));

        assertThat(report.metrics())
                .containsOnlyKeys(
                        ProbeMetric.DATABASE_REACHABLE, ProbeMetric.LOAD_BALANCER_ANSWERS, ProbeMetric.PROBE_COMPLETED)
                .containsEntry(ProbeMetric.DATABASE_REACHABLE, 0.0);
        assertThat(report.summary()).contains("hanging failing (late)", "quick ok (fine)");
    }

    @Test
    void answer_failingPrimary_isWrittenOnceAndAnsweredWith200() {
        List<ProbeReport> written = new ArrayList<>();
        var failing = check("database", () -> Finding.failing("refused", Map.of(ProbeMetric.DATABASE_REACHABLE, 0.0)));

        var answer = new ProbeCommand(new Probe(List.of(failing), Duration.ofSeconds(10)), written::add).answer(AMPLE);

        assertThat(answer.path("statusCode").asInt()).isEqualTo(200);
        assertThat(answer.at("/body/checks/0/state").asText()).isEqualTo("failing");
        assertThat(written).hasSize(1);
    }

    @Test
    void look_checkThatThrows_isUnknownAndTheOthersCount() {
        var broken = check("broken", () -> {
            throw new IllegalArgumentException("a mistake of ours");
        });

        ProbeReport report =
                new Probe(List.of(broken, check("fine", ProbeTest::ok)), Duration.ofSeconds(10)).look(AMPLE);

        assertThat(report.summary()).contains("broken unknown (the probe's own error: ", "a mistake of ours");
        assertThat(report.metrics()).containsOnlyKeys(ProbeMetric.LOAD_BALANCER_ANSWERS, ProbeMetric.PROBE_COMPLETED);
    }
}
