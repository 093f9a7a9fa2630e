package io.drfailover.promote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.drfailover.Deadline;
import io.drfailover.MovingClock;
import io.drfailover.contract.Stage;
import java.time.Duration;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class ReplicaPromoterResumedTest extends PromoterSetup {
    @Nested
    class Resuming {
        @Test
        void ensurePromoted_killedBetweenRecordAndCall_asksWhenTheRequestWouldBeVisible() {
            rds.replica("available");
            history.requestedAt = MovingClock.START.minusSeconds(5);
            rds.afterPromotion = () -> rds.standalone("rebooting").standalone("available");

            promote();

            assertThat(rds.promotions).isEqualTo(1);
            assertThat(history.requestedAt)
                    .isEqualTo(MovingClock.START
                            .minusSeconds(5)
                            .plus(Promotion.REQUEST_VISIBLE_WITHIN)
                            .plusSeconds(1));
        }

        @Test
        void ensurePromoted_requestedMomentsAgoAndStillStale_doesNotAskAgain() {
            rds.replica("available")
                    .replica("available")
                    .standalone("modifying")
                    .standalone("available");
            history.recordRequest();

            promote();

            assertThat(rds.calls).isZero();
            assertThat(requested).hasValue(1);
        }

        @Test
        void ensurePromoted_requestedLongAgoWithoutEffect_asksAtOnce() {
            rds.replica("available");
            history.requestedAt = MovingClock.START.minus(Promotion.REQUEST_VISIBLE_WITHIN);
            rds.afterPromotion = () -> rds.standalone("rebooting").standalone("available");

            promote();

            assertThat(rds.promotions).isEqualTo(1);
            assertThat(history.requestedAt).isEqualTo(MovingClock.START);
        }

        @Test
        void ensurePromoted_underWayForLong_isToldAtOnceAndAwaited() {
            rds.replica("modifying")
                    .replica("modifying")
                    .standalone("rebooting")
                    .standalone("available");
            history.recordRequest();
            history.requestedAt = MovingClock.START.minus(Duration.ofMinutes(9));

            promote();

            assertThat(rds.calls).isZero();
            assertThat(requested).hasValue(1);
        }

        @Test
        void ensurePromoted_finishedWhileNobodyLooked_isProvedByTwoLooks() {
            rds.standalone("available");
            history.recordRequest();

            promote();

            assertThat(rds.calls).isZero();
            assertThat(rds.looks).isEqualTo(2);
            assertThat(requested).hasValue(1);
        }

        @Test
        void ensurePromoted_standaloneByNobodyKnown_isRefusedWithTheWayOut() {
            rds.standalone("available");

            assertThatExceptionOfType(PromotionException.class)
                    .isThrownBy(ReplicaPromoterResumedTest.this::promote)
                    .withMessageContainingAll("not a read replica", "RDS_REPLICA_ID", "\"confirm\": \"replica\"");
            assertThat(rds.calls).isZero();
            assertThat(requested).hasValue(0);
        }
    }

    @Nested
    class Proving {
        @Test
        void ensurePromoted_staleAvailableFirst_goesOnUntilDetachedAndAvailable() {
            rds.replica("available")
                    .replica("available")
                    .replica("modifying")
                    .standalone("rebooting")
                    .standalone("backing-up")
                    .standalone("available");

            promote();

            assertThat(rds.looks).isEqualTo(6);
        }

        @Test
        void ensurePromoted_backupBeforeTheRequest_isNoSignOfThePromotion() {
            rds.replica("backing-up")
                    .replica("available")
                    .standalone("available")
                    .standalone("available");

            promote();

            assertThat(rds.looks).isEqualTo(4);
        }

        @Test
        void ensurePromoted_neverFinishes_endsAtTheStagesLimitAndSaysWhatItSaw() {
            rds.replica("available").replica("modifying");

            assertThatExceptionOfType(PromotionException.class)
                    .isThrownBy(ReplicaPromoterResumedTest.this::promote)
                    .withMessageContainingAll("\"replica\" is modifying, still a replica", "PROMOTION_TIMEOUT");
            assertThat(elapsed()).isEqualTo(Duration.ofMinutes(10));
        }

        @Test
        void ensurePromoted_refusedForEver_saysWhatRdsSaid() {
            rds.replica("available");
            rds.refusals = Integer.MAX_VALUE;

            assertThatExceptionOfType(PromotionException.class)
                    .isThrownBy(ReplicaPromoterResumedTest.this::promote)
                    .withMessageContaining("RDS refused to promote it (Instance is backing-up)");
            assertThat(rds.calls).isLessThan(50);
        }

        @Test
        void ensurePromoted_invocationEndsFirst_parksTheStage() {
            rds.replica("available").replica("modifying");

            assertThatExceptionOfType(Deadline.ReachedException.class)
                    .isThrownBy(() -> promote(clock.deadline(Duration.ofSeconds(40))))
                    .withMessageContaining("\"replica\" is modifying")
                    .satisfies(e -> assertThat(e.stage()).isEqualTo(Stage.PROMOTE));
        }

        @Test
        void ensurePromoted_waits_areTold() {
            rds.standalone("available");
            history.recordRequest();

            promote();

            assertThat(progress.told).contains("begin replica", "end replica");
        }
    }
}
