package io.drfailover.promote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.drfailover.MovingClock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.exception.SdkClientException;

class ReplicaPromoterTest extends PromoterSetup {
    @Nested
    class Requesting {
        @Test
        void ensurePromoted_availableReplica_asksOnceAndRemembersBefore() {
            rds.replica("available")
                    .replica("modifying")
                    .standalone("rebooting")
                    .standalone("available");

            assertThat(promote()).isEqualTo(new PromotedDatabase("replica", "replica.eu", 5432, "erp"));

            assertThat(rds.promotions).isEqualTo(1);
            assertThat(history.requestedAt).isEqualTo(MovingClock.START);
            assertThat(requested).hasValue(1);
        }

        @Test
        void ensurePromoted_backingUp_waitsUntilItIsPossible() {
            rds.replica("backing-up")
                    .replica("backing-up")
                    .replica("available")
                    .standalone("rebooting")
                    .standalone("available");

            promote();

            assertThat(rds.promotions).isEqualTo(1);
            assertThat(history.requestedAt).isEqualTo(MovingClock.START.plusSeconds(4));
        }

        @Test
        void ensurePromoted_backupBeginsBetweenLookAndCall_asksAgainALittleLater() {
            rds.replica("available");
            rds.refusals = 1;
            rds.afterPromotion = () -> rds.standalone("rebooting").standalone("available");

            promote();

            assertThat(rds.promotions).isEqualTo(1);
            assertThat(history.requestedAt).isAfterOrEqualTo(MovingClock.START.plus(Promotion.REFUSED_FOR));
            assertThat(requested).hasValue(1);
        }

        @Test
        void ensurePromoted_answerLostAndRetryRefused_recognisesItsOwnPromotion() {
            rds.replica("available")
                    .replica("modifying")
                    .standalone("rebooting")
                    .standalone("available");
            rds.refusals = 1;

            promote();

            assertThat(rds.promotions).isZero();
            assertThat(history.acceptsStandalone).isTrue();
            assertThat(requested).hasValue(1);
        }

        @Test
        void ensurePromoted_callTimesOut_looksUntilThePromotionIsVisibleAndDoesNotAskAgain() {
            rds.replica("available")
                    .replica("available")
                    .replica("available")
                    .standalone("modifying")
                    .standalone("available");
            rds.nextCallFails(SdkClientException.create("read timed out"));

            promote();

            assertThat(rds.calls).isEqualTo(1);
            assertThat(requested).hasValue(1);
        }

        @Test
        void ensurePromoted_callFailsAndNothingHappens_asksAgainWhenItWouldBeVisible() {
            rds.replica("available");
            rds.nextCallFails(error(500, "InternalFailure"));
            rds.afterPromotion = () -> rds.standalone("rebooting").standalone("available");

            promote();

            assertThat(rds.calls).isEqualTo(2);
            assertThat(history.requestedAt).isEqualTo(MovingClock.START.plus(Promotion.REQUEST_VISIBLE_WITHIN));
        }

        @Test
        void ensurePromoted_throttled_isNoFailure() {
            rds.replica("available");
            rds.nextCallFails(error(400, "ThrottlingException"));
            rds.afterPromotion = () -> rds.standalone("rebooting").standalone("available");

            assertThat(promote().instanceId()).isEqualTo("replica");
        }

        @Test
        void ensurePromoted_notAllowed_failsAtOnceAndMayAskAtOnceNextTime() {
            rds.replica("available");
            rds.nextCallFails(error(403, "AccessDenied"));

            assertThatExceptionOfType(PromotionException.class)
                    .isThrownBy(ReplicaPromoterTest.this::promote)
                    .withMessageContaining("rds:PromoteReadReplica");
            assertThat(elapsed()).isZero();
            assertThat(history.requestedAt).isEqualTo(Instant.MIN);
            assertThat(requested).hasValue(0);
        }

        @Test
        void ensurePromoted_leaseLostAtTheRecord_doesNotAsk() {
            rds.replica("available");
            history.leaseLost = true;

            assertThatExceptionOfType(IllegalStateException.class).isThrownBy(ReplicaPromoterTest.this::promote);
            assertThat(rds.calls).isZero();
        }

        @Test
        void ensurePromoted_deadEnd_doesNotWait() {
            rds.replica("storage-full");

            assertThatExceptionOfType(PromotionException.class)
                    .isThrownBy(ReplicaPromoterTest.this::promote)
                    .withMessageContaining("storage-full");
            assertThat(elapsed()).isZero();
        }
    }

    @Nested
    class Looking {
        @Test
        void requirePromotable_replica_isShownAndLeftAlone() {
            rds.replica("available");

            assertThat(promoter.requirePromotable().status()).isEqualTo("available");
            assertThat(rds.calls).isZero();
        }

        @Test
        void requirePromotable_standalone_isRefused() {
            rds.standalone("available");

            assertThatExceptionOfType(PromotionException.class)
                    .isThrownBy(promoter::requirePromotable)
                    .withMessageContaining("not a read replica");
        }

        @Test
        void ensurePromoted_missing_namesReplicaRegionAndRemedy() {
            assertThatExceptionOfType(PromotionException.class)
                    .isThrownBy(ReplicaPromoterTest.this::promote)
                    .withMessageContainingAll("promote: ", "\"replica\" does not exist in eu-west-1", "RDS_REPLICA_ID");
            assertThat(elapsed()).isZero();
        }

        @Test
        void ensurePromoted_rdsDoesNotAnswerForAWhile_goesOn() {
            rds.replica("available").standalone("modifying").standalone("available");
            rds.nextLooksFail(3, error(503, "ServiceUnavailable"));

            promote();

            assertThat(rds.promotions).isEqualTo(1);
        }

        @Test
        void ensurePromoted_rdsNeverAnswers_saysSoWhenTimeIsOver() {
            rds.nextLooksFail(Integer.MAX_VALUE, error(503, "ServiceUnavailable"));

            assertThatExceptionOfType(PromotionException.class)
                    .isThrownBy(ReplicaPromoterTest.this::promote)
                    .withMessageContaining("RDS does not answer (ServiceUnavailable!)");
            assertThat(elapsed()).isEqualTo(Duration.ofMinutes(10));
        }

        @Test
        void ensurePromoted_mayNotLook_failsAtOnce() {
            rds.nextLooksFail(1, error(403, "AccessDenied"));

            assertThatExceptionOfType(PromotionException.class)
                    .isThrownBy(ReplicaPromoterTest.this::promote)
                    .withMessageContaining("rds:DescribeDBInstances");
        }
    }
}
