package io.drfailover.promote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.drfailover.MovingClock;
import io.drfailover.SilentProgress;
import java.time.Duration;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class ReplicaPromoterTest {
    private final MovingClock clock = new MovingClock();
    private final ScriptedRds rds = new ScriptedRds();
    private final RememberedPromotion history = new RememberedPromotion(clock);
    private final SilentProgress progress = new SilentProgress();
    private final ReplicaPromoter promoter = new ReplicaPromoter(rds, "replica", "eu-west-1", progress);

    private void request() {
        promoter.ensureRequested(history, clock.deadline(Duration.ofMinutes(10)));
    }

    private PromotedDatabase await() {
        return promoter.awaitPromoted(clock.deadline(Duration.ofMinutes(10)));
    }

    @Nested
    class Requesting {
        @Test
        void ensureRequested_availableReplica_asksOnceAndRemembersBefore() {
            rds.replica("available");

            request();

            assertThat(rds.promotions).isEqualTo(1);
            assertThat(history.requestedAt).isEqualTo(MovingClock.START);
        }

        @Test
        void ensureRequested_backingUp_waitsUntilItIsPossible() {
            rds.replica("backing-up").replica("backing-up").replica("available");

            request();

            assertThat(rds.promotions).isEqualTo(1);
            assertThat(clock.instant()).isAfter(MovingClock.START);
        }

        @Test
        void ensureRequested_backupBeginsBetweenLookAndCall_asksAgain() {
            rds.replica("available");
            rds.refusals = 1;

            promoter.ensureRequested(history, clock.deadline(Duration.ofMinutes(10)));

            assertThat(rds.promotions).isEqualTo(1);
        }

        @Test
        void ensureRequested_answerLostAndRetryRefused_recognisesItsOwnPromotion() {
            rds.replica("available")
                    .replica("modifying")
                    .standalone("rebooting")
                    .standalone("available");
            rds.refusals = 1;

            request();
            await();

            assertThat(rds.promotions).isZero();
            assertThat(history.acceptsStandalone).isTrue();
        }

        @Test
        void ensureRequested_requestedMomentsAgoAndStillStale_doesNotAskAgain() {
            rds.replica("available");
            history.requestedAt = MovingClock.START.minusSeconds(5);

            request();

            assertThat(rds.promotions).isZero();
        }

        @Test
        void ensureRequested_requestedLongAgoWithoutEffect_asksAgain() {
            rds.replica("available");
            history.requestedAt = MovingClock.START.minus(ReplicaPromoter.REQUEST_VISIBLE_WITHIN);

            request();

            assertThat(rds.promotions).isEqualTo(1);
        }

        @Test
        void ensureRequested_alreadyStandaloneByUs_isDone() {
            rds.standalone("available");
            history.acceptsStandalone = true;

            request();

            assertThat(rds.promotions).isZero();
        }

        @Test
        void ensureRequested_standaloneByNobodyKnown_isRefusedWithTheWayOut() {
            rds.standalone("available");

            assertThatExceptionOfType(PromotionException.class)
                    .isThrownBy(ReplicaPromoterTest.this::request)
                    .withMessageContainingAll("not a read replica", "RDS_REPLICA_ID", "\"confirm\": \"replica\"");
            assertThat(rds.promotions).isZero();
        }

        @Test
        void ensureRequested_missing_namesReplicaRegionAndRemedy() {
            assertThatExceptionOfType(PromotionException.class)
                    .isThrownBy(ReplicaPromoterTest.this::request)
                    .withMessageContainingAll("promote: ", "\"replica\" does not exist in eu-west-1", "RDS_REPLICA_ID");
        }

        @Test
        void ensureRequested_deadEnd_doesNotWait() {
            rds.replica("storage-full");

            assertThatExceptionOfType(PromotionException.class)
                    .isThrownBy(ReplicaPromoterTest.this::request)
                    .withMessageContaining("storage-full");
            assertThat(clock.instant()).isEqualTo(MovingClock.START);
        }
    }

    @Nested
    class Looking {
        @Test
        void requirePromotable_replica_isShownAndLeftAlone() {
            rds.replica("available");

            assertThat(promoter.requirePromotable().status()).isEqualTo("available");
            assertThat(rds.promotions).isZero();
        }

        @Test
        void requirePromotable_standalone_isRefused() {
            rds.standalone("available");

            assertThatExceptionOfType(PromotionException.class)
                    .isThrownBy(promoter::requirePromotable)
                    .withMessageContaining("not a read replica");
        }
    }

    @Nested
    class Proving {
        @Test
        void awaitPromoted_staleAvailableFirst_goesOnUntilDetachedAndAvailable() {
            rds.replica("available")
                    .replica("available")
                    .replica("modifying")
                    .standalone("rebooting")
                    .standalone("backing-up")
                    .standalone("available");

            PromotedDatabase database = await();

            assertThat(database).isEqualTo(new PromotedDatabase("replica", "replica.eu", 5432, "erp"));
            assertThat(rds.looks).isEqualTo(6);
        }

        @Test
        void awaitPromoted_transitionTooQuickToSee_looksTwice() {
            rds.replica("available").standalone("available").standalone("available");

            await();

            assertThat(rds.looks).isEqualTo(3);
        }

        @Test
        void awaitPromoted_neverFinishes_endsAtTheDeadlineAndSaysWhatItSaw() {
            rds.replica("available").replica("modifying");

            assertThatExceptionOfType(PromotionException.class)
                    .isThrownBy(ReplicaPromoterTest.this::await)
                    .withMessageContainingAll("\"replica\" is modifying and still a replica", "PROMOTION_TIMEOUT");
            assertThat(clock.instant()).isEqualTo(MovingClock.START.plus(Duration.ofMinutes(10)));
        }

        @Test
        void awaitPromoted_waits_areTold() {
            rds.standalone("available");

            await();

            assertThat(progress.told).contains("begin replica", "end replica");
        }
    }
}
