package io.drfailover.drill.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.drfailover.drill.lambda.Invocation;
import io.drfailover.drill.timeline.Timeline;
import io.drfailover.drill.timeline.TimelineEvent;
import java.util.List;
import org.junit.jupiter.api.Test;

class RowsTest {
    private final Timeline timeline = new Timeline();

    @Test
    void rows_killedAndTakenUp_tellTheCostOfTheResume() {
        stage(1, "bundle", 2_000);
        stage(1, "promote", 4_000);
        stage(2, "bundle", 42_000);
        stage(2, "promote", 45_500);
        Invocation success = Lambdas.succeeded(2, 40_000, 90_000);
        List<Row> rows = new Rows(timeline)
                .of(new PlayedRun(
                        List.of(success, Lambdas.joined(3, 5_000, 6_000), Lambdas.killed(false, 1, 1_000, 30_000)),
                        success));
        assertThat(rows).extracting(Row::number).containsExactly(1, 2, 3);
        assertThat(rows)
                .extracting(Row::end)
                .containsExactly(InvocationEnd.KILLED, InvocationEnd.JOINED, InvocationEnd.SUCCEEDED);
        assertThat(rows).extracting(Row::worked).containsExactly(true, false, true);
        assertThat(rows.get(0).resume()).isEqualTo(Row.Resume.none());
        assertThat(rows.get(2).resume()).isEqualTo(new Row.Resume(10_000, 5_500));
    }

    @Test
    void rows_successorThatNeverGotThatFar_hasNoKnownCost() {
        stage(1, "promote", 4_000);
        stage(2, "bundle", 42_000);
        Invocation dead = Lambdas.killed(true, 2, 40_000, 43_000);
        List<Row> rows = new Rows(timeline).of(new PlayedRun(List.of(Lambdas.parked(1, 1_000, 30_000), dead), dead));
        assertThat(rows.get(1).worked()).isTrue();
        assertThat(rows.get(1).resume().known()).isFalse();
    }

    @Test
    void rows_warmSandboxOfAnEarlierInvocation_eachHasItsOwnStages() {
        stage(1, "promote", 4_000);
        Invocation late = Lambdas.succeeded(1, 40_000, 41_000);
        List<Row> rows = new Rows(timeline).of(new PlayedRun(List.of(Lambdas.succeeded(1, 1_000, 30_000), late), late));
        assertThat(rows).extracting(Row::worked).containsExactly(true, false);
    }

    private void stage(int sandbox, String stage, long at) {
        timeline.add(new TimelineEvent(sandbox, "stage_started", stage, "", at, ""));
    }
}
