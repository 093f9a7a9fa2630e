package io.drfailover.promote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.drfailover.Deadline;
import io.drfailover.MovingClock;
import io.drfailover.SilentProgress;
import io.drfailover.contract.Stage;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.rds.model.RdsException;

class ReplicaPromoterTest {
    private final MovingClock clock = new MovingClock();
    private final ScriptedRds rds = new ScriptedRds();
    private final RememberedPromotion history = new RememberedPromotion(clock);
    private final SilentProgress progress = new SilentProgress();
    private final ReplicaPromoter promoter = new ReplicaPromoter(rds, "replica", "eu-west-1", progress);

    private final AtomicInteger requested = new AtomicInteger();

    private PromotedDatabase promote() {
        return promote(clock.deadline(Duration.ofHours(1)).within(Duration.ofMinutes(10)));
    }

    private PromotedDatabase promote(Deadline deadline) {
        return promoter.ensurePromoted(history, requested::incrementAndGet, deadline);
    }

    private Duration elapsed() {
        return Duration.between(MovingClock.START, clock.instant());
    }

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
                    .isThrownBy(ReplicaPromoterTest.this::promote)
                    .withMessageContainingAll("not a read replica", "RDS_REPLICA_ID", "\"confirm\": \"replica\"");
            assertThat(rds.calls).isZero();
            assertThat(requested).hasValue(0);
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
                    .isThrownBy(ReplicaPromoterTest.this::promote)
                    .withMessageContainingAll("\"replica\" is modifying, still a replica", "PROMOTION_TIMEOUT");
            assertThat(elapsed()).isEqualTo(Duration.ofMinutes(10));
        }

        @Test
        void ensurePromoted_refusedForEver_saysWhatRdsSaid() {
            rds.replica("available");
            rds.refusals = Integer.MAX_VALUE;

            assertThatExceptionOfType(PromotionException.class)
                    .isThrownBy(ReplicaPromoterTest.this::promote)
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

    private static AwsServiceException error(int status, String code) {
        return RdsException.builder()
                .statusCode(status)
                .awsErrorDetails(AwsErrorDetails.builder()
                        .errorCode(code)
                        .errorMessage(code + "!")
                        .build())
                .build();
    }
}
