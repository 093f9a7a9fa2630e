package io.drfailover.readiness;

import static org.assertj.core.api.Assertions.assertThat;

import io.drfailover.Deadline;
import io.drfailover.MovingClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.services.iam.model.IamException;

@Timeout(20)
class EvaluationTest {
    private static final Subject SUBJECT = new Subject("eu-west-1", "us-east-1", "replica", "dr");
    private static final Deadline AMPLE = Deadline.in(Duration.ofMinutes(14));

    private RecoveryTime.Estimator estimator = deadline -> RecoveryTime.of(Duration.ofMinutes(21), "as last time");

    private ReadinessReport look(Deadline deadline, ReadinessCheck... checks) {
        return new Evaluation(SUBJECT, List.of(checks), estimator).look(deadline);
    }

    private static Finding finding(ReadinessReport report, String name) {
        return report.results().stream()
                .filter(r -> r.name().equals(name))
                .findFirst()
                .orElseThrow()
                .finding();
    }

    @Test
    void look_severalChecks_workAtTheSameTimeAndComeInTheTablesOrder() {
        var together = new CyclicBarrier(3);
        Supplier<Finding> meeting = () -> {
            try {
                together.await(10, TimeUnit.SECONDS);
                return Finding.ok("met");
            } catch (InterruptedException | BrokenBarrierException | java.util.concurrent.TimeoutException e) {
                throw new IllegalStateException(e);
            }
        };

        ReadinessReport report = look(
                AMPLE,
                new ScriptedCheck("replica", meeting),
                new ScriptedCheck("run", meeting),
                new ScriptedCheck("hold", meeting));

        assertThat(report.results()).extracting(CheckResult::name).containsExactly("hold", "run", "replica");
        assertThat(report.isReady()).isTrue();
        assertThat(report.score()).isEqualTo(100);
        assertThat(report.recoveryTime().estimate()).contains(Duration.ofMinutes(21));
    }

    @Test
    void look_checkThatHangs_wasNotMadeIsInterruptedAndTheOthersCount() throws InterruptedException {
        var interrupted = new CountDownLatch(1);
        var hanging = new ScriptedCheck("charts", () -> {
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException e) {
                interrupted.countDown();
            }
            return Finding.ok("too late");
        });

        ReadinessReport report = look(
                // A clock that stands still: the quick one has this time of its own after the hanging one is given up.
                new MovingClock().deadline(Evaluation.MARGIN.plusSeconds(1)),
                hanging,
                new ScriptedCheck("run", () -> Finding.ok("fine")));

        assertThat(interrupted.await(5, TimeUnit.SECONDS)).isTrue();
        assertThat(finding(report, "charts").outcome()).isEqualTo(Outcome.WARNING);
        assertThat(finding(report, "charts").seen()).startsWith("not checked: it did not end");
        assertThat(finding(report, "run").outcome()).isEqualTo(Outcome.OK);
    }

    @Test
    void look_noThreadOutlivesIt() {
        List<Thread> threads = new ArrayList<>();
        look(AMPLE, new ScriptedCheck("run", () -> {
            threads.add(Thread.currentThread());
            return Finding.ok("fine");
        }));

        assertThat(threads).singleElement().satisfies(thread -> {
            assertThat(thread.isDaemon()).isTrue();
            thread.join(5000);
            assertThat(thread.isAlive()).isFalse();
        });
    }

    @Test
    void look_checkThatThrows_wasNotMadeAndSaysWhy() {
        var refused = IamException.builder()
                .statusCode(403)
                .message("User is not authorized (Service: Iam, Status Code: 403, Request ID: 1)")
                .awsErrorDetails(AwsErrorDetails.builder()
                        .serviceName("Iam")
                        .errorCode("AccessDenied")
                        .errorMessage("User x is not authorized to perform: iam:GetRole")
                        .build())
                .build();

        ReadinessReport report = look(
                AMPLE,
                new ScriptedCheck("roles", () -> {
                    throw refused;
                }),
                new ScriptedCheck("images", () -> {
                    throw new IllegalArgumentException("a mistake\nof ours");
                }),
                new ScriptedCheck("charts", () -> {
                    throw new UnsatisfiedLinkError("no Helm");
                }));

        assertThat(report.results())
                .allSatisfy(r -> assertThat(r.finding().outcome()).isEqualTo(Outcome.WARNING));
        assertThat(finding(report, "roles").seen())
                .isEqualTo(
                        "not checked: AWS refused: Iam AccessDenied: User x is not authorized to perform: iam:GetRole");
        assertThat(finding(report, "roles").remedy()).contains("deploy the standby stack");
        assertThat(finding(report, "images").seen())
                .isEqualTo("not checked: the check's own error: IllegalArgumentException: a mistake of ours");
        assertThat(finding(report, "charts").seen()).contains("no Helm");
    }

    @Test
    void look_estimatorThatThrows_isUnknown() {
        estimator = deadline -> {
            throw new IllegalStateException("no record");
        };

        RecoveryTime time = look(AMPLE).recoveryTime();

        assertThat(time.estimate()).isEmpty();
        assertThat(time.words()).startsWith("unknown: ").contains("no record");
    }
}
