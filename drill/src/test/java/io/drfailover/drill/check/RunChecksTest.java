package io.drfailover.drill.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.drfailover.drill.DrillOptions.Waits;
import io.drfailover.drill.aws.AwsRequest;
import io.drfailover.drill.run.Lambdas;
import io.drfailover.drill.trouble.KillPoint;
import io.drfailover.drill.trouble.Trouble;
import io.drfailover.drill.trouble.Victims;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** The checks of a run over several invocations, on what Lambda and AWS were seen to do. */
class RunChecksTest {
    private static final Waits WAITS = new Waits(Duration.ofSeconds(8), Duration.ofSeconds(60), Duration.ofSeconds(20));

    @Nested
    class Runs {
        @Test
        void judge_threeAlarms_oneWorksAndTwoJoin() throws Exception {
            OneRun check = new OneRun(expected(null, null, 3));
            assertThat(check.judge(
                            List.of(Lambdas.joined(2, 1, 2), Lambdas.joined(3, 1, 2), Lambdas.succeeded(1, 0, 9))))
                    .contains("run r1", "joined=2");
            assertThatThrownBy(() -> check.judge(List.of(Lambdas.joined(2, 1, 2), Lambdas.succeeded(1, 0, 9))))
                    .hasMessageContaining("2 alarms reached the function and 1 joined");
        }

        @Test
        void judge_noAnswerNamesARun_isNotOneRun() {
            assertThatThrownBy(() -> new OneRun(expected(null, null, 1)).judge(List.of(Lambdas.idle(0, 1))))
                    .hasMessageContaining("0 runs");
        }
    }

    @Nested
    class Invocations {
        @Test
        void leastInvocations_followTheWaitsTheLimitAndTheKill() {
            assertThat(expected(null, null, 1).leastInvocations()).isEqualTo(1);
            assertThat(expected(45, null, 1).leastInvocations()).isEqualTo(2);
            assertThat(expected(45, "promote", 1).leastInvocations()).isEqualTo(3);
            assertThat(expected(900, "promote", 1).leastInvocations()).isEqualTo(2);
        }

        @Test
        void clusterOutlastsAnInvocation_onlyUnderAShorterLimit() {
            assertThat(expected(45, null, 1).clusterOutlastsAnInvocation()).isTrue();
            assertThat(expected(61, null, 1).clusterOutlastsAnInvocation()).isFalse();
            assertThat(expected(null, null, 1).clusterOutlastsAnInvocation()).isFalse();
        }
    }

    @Nested
    class Requests {
        private static final String LOCK = "bucket/state/recovery.tfstate.tflock";

        @Test
        void promotion_refusedAndRepeated_tookEffectOnce() throws Exception {
            AwsRequest throttled = request("rds", "PromoteReadReplica", "400", "");
            AwsRequest accepted = request("rds", "PromoteReadReplica", "200", "");
            assertThat(OnePromotion.judge(List.of(throttled, accepted))).contains("1 that AWS refused");
            assertThatThrownBy(() -> OnePromotion.judge(List.of(accepted, accepted)))
                    .hasMessageContaining("2 of 2");
            assertThatThrownBy(() -> OnePromotion.judge(List.of(throttled))).hasMessageContaining("0 of 1");
        }

        @Test
        void deletions_ofTheLockAlone_areRight() throws Exception {
            AwsRequest unlocked = request("s3", "DELETE /" + LOCK, "204", LOCK);
            assertThat(NothingDeleted.judge(List.of(unlocked, request("ec2", "CreateVpc", "200", "")), LOCK))
                    .contains("1 times");
            for (AwsRequest wrong : List.of(
                    request("eks", "DeleteCluster", "200", ""),
                    request("ec2", "TerminateInstances", "400", ""),
                    request("s3", "DELETE /bucket/state/recovery.tfstate", "204", "bucket/state/recovery.tfstate"))) {
                assertThatThrownBy(() -> NothingDeleted.judge(List.of(unlocked, wrong), LOCK))
                        .hasMessageContaining(wrong.action());
            }
        }

        private static AwsRequest request(String service, String action, String status, String resource) {
            return new AwsRequest(
                    1, Instant.EPOCH, "eu-west-1", service, action, status, "", "", "", resource, List.of(), "");
        }
    }

    @Nested
    class Ledger {
        private static final String RECORD =
                """
                {"runId":"r1","state":"%s","attempts":[{"epoch":1,"requestId":"a"},{"epoch":%d,"requestId":"b",\
                "ended":"succeeded"}]}""";

        @Test
        void compare_epochsOfDeliveredEvents_agree() throws Exception {
            LedgerConsistent.compare(record("succeeded", 2), Set.of("a", "b", "c"));
            assertThatThrownBy(() -> LedgerConsistent.compare(record("succeeded", 2), Set.of("a")))
                    .hasMessageContaining("never delivered");
            assertThatThrownBy(() -> LedgerConsistent.compare(record("succeeded", 3), Set.of("a", "b")))
                    .hasMessageContaining("has the epoch 3");
            assertThatThrownBy(() -> LedgerConsistent.compare(record("parked", 2), Set.of("a", "b")))
                    .hasMessageContaining("the run is parked");
        }

        private static RunLedgerRecord record(String state, int epoch) throws Exception {
            return new RunLedgerRecord(new ObjectMapper().readTree(RECORD.formatted(state, epoch)), 1);
        }
    }

    private static Expected expected(@Nullable Integer limit, @Nullable String killAt, int alarms) {
        return new Expected(
                new Trouble(
                        limit == null ? null : Duration.ofSeconds(limit),
                        killAt == null ? null : KillPoint.parse(killAt),
                        Victims.BOTH,
                        alarms,
                        false),
                WAITS);
    }
}
