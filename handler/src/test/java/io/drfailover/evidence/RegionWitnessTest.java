package io.drfailover.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import io.drfailover.ClosedPort;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.rds.model.DbInstanceNotFoundException;
import software.amazon.awssdk.services.rds.model.RdsException;

@Timeout(20)
class RegionWitnessTest {
    private static final Suspicion SUSPICION = new Suspicion("primary-down", "", Optional.empty());

    private static Sighting look(RdsClient rds) {
        return new RegionWitness("primary", () -> rds).look(SUSPICION);
    }

    private static Sighting lookAt(RuntimeException error) {
        return look(new ScriptedRds(() -> {
            throw error;
        }));
    }

    private static SdkClientException broken(IOException cause) {
        return SdkClientException.create("Unable to execute HTTP request: " + cause.getMessage(), cause);
    }

    private static RdsClient client(int port) {
        return PrimaryRegionClients.build(
                RdsClient.builder()
                        .region(Region.US_EAST_1)
                        .endpointOverride(URI.create("http://127.0.0.1:" + port))
                        .credentialsProvider(
                                StaticCredentialsProvider.create(AwsBasicCredentials.create("AKIDEXAMPLE", "s"))),
                Duration.ofSeconds(3));
    }

    @ParameterizedTest
    @CsvSource({"available, AGAINST", "failed, FOR", "rebooting, UNKNOWN"})
    void look_instance_isJudgedByItsStatus(String status, Side side) {
        assertThat(look(ScriptedRds.primary(status)))
                .isEqualTo(Sighting.answer(side, "says that primary is " + status));
    }

    @Test
    void look_nobodyIsNamed_asksNobody() {
        var witness = new RegionWitness("", () -> {
            throw new AssertionError("no client may be made");
        });

        assertThat(witness.look(SUSPICION))
                .isEqualTo(Sighting.silence(Side.UNKNOWN, "is not asked (PRIMARY_DATABASE_ID is not set)"));
    }

    @Test
    void look_noSuchInstance_isUnknown() {
        assertThat(lookAt(DbInstanceNotFoundException.builder().message("?").build()))
                .isEqualTo(Sighting.answer(Side.UNKNOWN, "knows no primary"));
    }

    @ParameterizedTest
    @CsvSource({
        "403, AccessDenied, UNKNOWN",
        "400, Throttling, UNKNOWN",
        "503, Throttling, UNKNOWN",
        "500, InternalFailure, FOR",
        "503, ServiceUnavailable, FOR"
    })
    void look_refused_speaksForItOnlyWhenTheRegionIsAtFault(int status, String code, Side side) {
        var error = RdsException.builder()
                .statusCode(status)
                .awsErrorDetails(AwsErrorDetails.builder()
                        .errorCode(code)
                        .errorMessage("no")
                        .build())
                .build();

        Sighting sighting = lookAt(error);

        assertThat(sighting.side()).isEqualTo(side);
        assertThat(sighting.heard()).isTrue();
    }

    @Test
    void look_nobodyAnswers_speaksForItAndIsSilence() {
        assertThat(lookAt(ApiCallTimeoutException.create(5000)))
                .isEqualTo(Sighting.silence(Side.FOR, "cannot be reached (no answer in time)"));
        assertThat(lookAt(broken(new SocketTimeoutException("Connect timed out"))))
                .isEqualTo(Sighting.silence(Side.FOR, "cannot be reached (connection timed out)"));
        assertThat(lookAt(broken(new SocketTimeoutException("Read timed out"))))
                .isEqualTo(Sighting.silence(Side.FOR, "cannot be reached (no answer in time)"));
        assertThat(lookAt(broken(new ConnectException("Connection refused"))))
                .isEqualTo(Sighting.silence(Side.FOR, "cannot be reached (Connection refused)"));
    }

    /** The name service is one and the same for the primary's URL: its fault must not count twice. */
    @Test
    void look_unknownHost_isUnknown() {
        assertThat(lookAt(broken(new UnknownHostException("rds.us-east-1.amazonaws.com")))
                        .side())
                .isEqualTo(Side.UNKNOWN);
    }

    @Test
    void look_callThatWasNeverMade_isUnknown() {
        assertThat(lookAt(SdkClientException.create("Unable to load credentials")))
                .isEqualTo(Sighting.silence(Side.UNKNOWN, "could not be asked (Unable to load credentials)"));
    }

    @Test
    void look_realClientAndAClosedPort_isRefused() throws IOException {
        try (var closed = new ClosedPort();
                var rds = client(closed.number())) {
            assertThat(look(rds)).isEqualTo(Sighting.silence(Side.FOR, "cannot be reached (Connection refused)"));
        }
    }

    @Test
    void look_realClientAndAServerThatSaysNothing_asksOnceAndEndsInTime() throws IOException {
        try (var server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
                var rds = client(server.getLocalPort())) {
            long begin = System.nanoTime();

            assertThat(look(rds)).isEqualTo(Sighting.silence(Side.FOR, "cannot be reached (no answer in time)"));

            assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(8));
        }
    }

    @Test
    void late_isTheNameServicesFault() {
        assertThat(new RegionWitness("primary", () -> ScriptedRds.primary("available"))
                        .late()
                        .side())
                .isEqualTo(Side.UNKNOWN);
    }
}
