package io.drfailover.drill.scheduler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EmulatedSchedulerTest {
    private final List<String> targets = new CopyOnWriteArrayList<>();

    @Test
    void start_twoRates_firesBothAtOnceAndTheFastOneAgain() {
        List<Schedule> schedules = List.of(
                schedule("probe", Duration.ofMinutes(1), true),
                schedule("readiness", Duration.ofHours(6), true),
                schedule("off", Duration.ofMinutes(1), false));
        try (EmulatedScheduler scheduler =
                EmulatedScheduler.start(schedules, Duration.ofMillis(20), schedule -> targets.add(schedule.name()))) {
            await().until(() -> scheduler.fired("probe") >= 3 && scheduler.fired("readiness") >= 1);
            assertThat(scheduler.fired("readiness")).isEqualTo(1);
            assertThat(scheduler.fired("off")).isZero();
            assertThat(targets).contains("probe", "readiness").doesNotContain("off");
            assertThat(scheduler.failure()).isEmpty();
        }
    }

    @Test
    void start_targetRefuses_isRememberedAndDoesNotStopTheClock() {
        try (EmulatedScheduler scheduler = EmulatedScheduler.start(
                List.of(schedule("probe", Duration.ofMinutes(1), true)), Duration.ofMillis(10), schedule -> {
                    targets.add(schedule.name());
                    throw new IllegalStateException("no permission");
                })) {
            await().until(() -> targets.size() >= 2);
            assertThat(scheduler.failure())
                    .hasValueSatisfying(why -> assertThat(why).contains("probe", "no permission"));
            assertThat(scheduler.fired("probe")).isZero();
        }
    }

    @Test
    void of_answerOfTheApi_isRead() throws Exception {
        Schedule schedule = Schedule.of(
                new ObjectMapper()
                        .readTree(
                                """
                {"Name":"p","ScheduleExpression":"rate(1 minute)","State":"ENABLED",
                 "Target":{"Arn":"a:probe","RoleArn":"r","Input":"{}"}}"""));
        assertThat(schedule).isEqualTo(new Schedule("p", Duration.ofMinutes(1), true, "a:probe", "r", "{}"));
    }

    @ParameterizedTest
    @CsvSource({"rate(1 minute),PT1M", "rate(5 minutes),PT5M", "rate(6 hours),PT6H", "rate(2 days),PT48H"})
    void rate_documentedForms_areRead(String expression, Duration expected) {
        assertThat(Schedule.rate(expression)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "cron(0 9 * * ? *)", "rate(0 minutes)", "rate(1 week)", "rate(1minute)"})
    void rate_anythingElse_isRefused(String expression) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Schedule.rate(expression))
                .withMessageContaining("rate(1 minute)");
    }

    private static Schedule schedule(String name, Duration rate, boolean enabled) {
        return new Schedule(name, rate, enabled, "target", "role", "{}");
    }
}
