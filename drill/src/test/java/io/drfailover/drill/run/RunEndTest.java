package io.drfailover.drill.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.drfailover.drill.lambda.Invocation;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RunEndTest {
    @Test
    void judged_parkedThenSucceeded_isTheSuccess() {
        Invocation success = Lambdas.succeeded(2, 60, 90);
        assertThat(RunEnd.judged(List.of(Lambdas.parked(1, 0, 50), Lambdas.joined(3, 10, 11), success), true))
                .contains(success);
    }

    @Test
    void judged_successAndLatecomersUnderWay_hasEnded() {
        Invocation success = Lambdas.succeeded(1, 0, 90);
        assertThat(RunEnd.judged(List.of(success, Lambdas.succeeded(2, 91, 92)), true))
                .contains(success);
    }

    @Test
    void judged_parkedAndNobodyUnderWay_goesOn() {
        assertThat(RunEnd.judged(List.of(Lambdas.parked(1, 0, 50)), false)).isEmpty();
    }

    @Test
    void judged_killedForTheLastTime_isLeftToTheWatchdog() {
        assertThat(RunEnd.judged(List.of(Lambdas.killed(true, 1, 0, 50)), false))
                .isEmpty();
    }

    @Test
    void judged_failed_endsOnceLambdaRepeatsNoMoreAndNobodyIsUnderWay() {
        Invocation retried = Lambdas.failed(false, 0, 10);
        Invocation last = Lambdas.failed(true, 20, 30);
        assertThat(RunEnd.judged(List.of(retried), false)).isEmpty();
        assertThat(RunEnd.judged(List.of(retried, last), true)).isEmpty();
        assertThat(RunEnd.judged(List.of(retried, last, Lambdas.joined(2, 31, 32), Lambdas.idle(33, 34)), false))
                .contains(last);
    }

    @Test
    void judged_failedOnceAndThenParked_goesOn() {
        assertThat(RunEnd.judged(List.of(Lambdas.failed(true, 0, 10), Lambdas.parked(1, 20, 30)), false))
                .isEmpty();
    }

    @Test
    void judged_givenUp_hasEnded() {
        Invocation givenUp = Lambdas.givenUp(20, 21);
        assertThat(RunEnd.judged(List.of(Lambdas.failed(false, 0, 10), givenUp), false))
                .contains(givenUp);
    }

    @Test
    void judged_nothingButWatchdogsWithoutWork_hasNotBegun() {
        assertThat(RunEnd.judged(List.of(Lambdas.idle(0, 1)), false)).isEqualTo(Optional.empty());
    }
}
