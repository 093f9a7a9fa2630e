package io.drfailover.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.rds.model.DBInstance;
import software.amazon.awssdk.services.rds.model.DbInstanceNotFoundException;
import software.amazon.awssdk.services.rds.model.InvalidDbInstanceStateException;
import software.amazon.awssdk.services.rds.model.RdsException;

@Timeout(20)
class StopOldPrimaryTest {
    private static String fence(ScriptedRds rds) {
        return new StopOldPrimary("us-east-1", "primary", () -> rds).fence();
    }

    private static String refusedWith(RuntimeException error, String status) {
        return fence(new ScriptedRds(
                () -> DBInstance.builder().dbInstanceStatus(status).build(), () -> {
                    throw error;
                }));
    }

    private static RuntimeException invalidState() {
        return InvalidDbInstanceStateException.builder()
                .statusCode(400)
                .awsErrorDetails(AwsErrorDetails.builder()
                        .errorMessage("Cannot stop the instance primary\n because it has a read replica")
                        .build())
                .build();
    }

    @Test
    void fence_accepted_saysThatAcceptedIsNotStopped() {
        var rds = new ScriptedRds(() -> DBInstance.builder().build(), () -> {});

        assertThat(fence(rds))
                .isEqualTo("fenced: us-east-1 accepted the stop of primary (accepted is not stopped: watch it until it"
                        + " is; RDS starts it again after seven days)");
        assertThat(rds.stops).hasValue(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"stopping", "stopped"})
    void fence_stoppedAlready_isFenced(String status) {
        assertThat(refusedWith(invalidState(), status)).isEqualTo("fenced: primary in us-east-1 was stopped already");
    }

    @Test
    void fence_refused_saysWhatRdsSays() {
        assertThat(refusedWith(invalidState(), "available"))
                .isEqualTo("NOT fenced: us-east-1 refused (HTTP 400: Cannot stop the instance primary because it has a"
                        + " read replica); make sure that nothing writes to primary");
    }

    @Test
    void fence_denied_isNotFenced() {
        assertThat(refusedWith(
                        RdsException.builder().statusCode(403).message("denied").build(), "available"))
                .startsWith("NOT fenced: us-east-1 refused (HTTP 403: denied")
                .endsWith("; make sure that nothing writes to primary");
    }

    @Test
    void fence_noSuchInstance_saysWhatToCheck() {
        assertThat(refusedWith(
                        DbInstanceNotFoundException.builder().message("?").build(), "available"))
                .isEqualTo("NOT fenced: us-east-1 knows no primary, check PRIMARY_DATABASE_ID; make sure that nothing"
                        + " writes to primary");
    }

    @Test
    void fence_deadRegion_isNotFencedAndAskedOnce() {
        var rds = new ScriptedRds(() -> DBInstance.builder().build(), () -> {
            throw SdkClientException.create("failed", new SocketTimeoutException("Connect timed out"));
        });

        assertThat(fence(rds))
                .isEqualTo("NOT fenced: us-east-1 cannot be reached (connection timed out); make sure that nothing"
                        + " writes to primary");
        assertThat(rds.stops).hasValue(1);
    }

    @Test
    void fence_errorOfOurOwn_isToldAndNotThrown() {
        var broken = new StopOldPrimary("us-east-1", "primary", () -> {
            throw new IllegalArgumentException("a mistake");
        });

        assertThat(broken.fence()).startsWith("NOT fenced: an error of our own").contains("a mistake");
    }

    @Test
    void fence_callThatNeverEnds_isNotWaitedFor() {
        var never = new CountDownLatch(1);
        var rds = new ScriptedRds(() -> DBInstance.builder().build(), () -> {
            try {
                never.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });

        assertThat(new StopOldPrimary("us-east-1", "primary", () -> rds, Duration.ofMillis(50)).fence())
                .startsWith("NOT fenced: us-east-1 cannot be reached (no answer in time)");
    }

    @Test
    void noFencing_saysWhy() {
        assertThat(new NoFencing("FENCING is none").fence())
                .isEqualTo("NOT fenced: FENCING is none; make sure that nothing writes to the old primary");
    }
}
