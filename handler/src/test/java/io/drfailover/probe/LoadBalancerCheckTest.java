package io.drfailover.probe;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.drfailover.ClosedPort;
import io.drfailover.contract.ProbeMetric;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(20)
class LoadBalancerCheckTest {
    private static final Duration PATIENT = Duration.ofSeconds(10);
    private static final Duration SHORT = Duration.ofMillis(300);

    private static Finding look(String url, Duration timeout) {
        return new LoadBalancerCheck(url, timeout).look();
    }

    private static Finding answering(int status) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            // Followed, this would be refused.
            exchange.getResponseHeaders().add("Location", "http://127.0.0.1:1/");
            exchange.sendResponseHeaders(status, -1);
            exchange.close();
        });
        server.start();
        try {
            return look("http://127.0.0.1:" + server.getAddress().getPort() + "/health", PATIENT);
        } finally {
            server.stop(0);
        }
    }

    private static void assertFailing(Finding finding, String seen, boolean answered) {
        assertThat(finding.state()).isEqualTo(CheckState.FAILING);
        assertThat(finding.seen()).contains(seen);
        assertThat(finding.measured()).containsOnlyKeys(ProbeMetric.LOAD_BALANCER_ANSWERS);
        assertThat(finding.measured()).containsEntry(ProbeMetric.LOAD_BALANCER_ANSWERS, 0.0);
        assertThat(finding.answered()).isEqualTo(answered);
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 204, 301, 302, 401, 403, 404, 429})
    void look_answerBelow500_isOkAndTimed(int status) throws IOException {
        Finding finding = answering(status);

        assertThat(finding.state()).isEqualTo(CheckState.OK);
        assertThat(finding.seen()).isEqualTo("HTTP " + status);
        assertThat(finding.measured())
                .containsOnlyKeys(ProbeMetric.LOAD_BALANCER_ANSWERS, ProbeMetric.LOAD_BALANCER_TIME)
                .containsEntry(ProbeMetric.LOAD_BALANCER_ANSWERS, 1.0);
        assertThat(finding.measured().get(ProbeMetric.LOAD_BALANCER_TIME)).isBetween(0.0, (double) PATIENT.toMillis());
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 502, 503, 504})
    void look_serverError_isFailing(int status) throws IOException {
        assertFailing(answering(status), "HTTP " + status, true);
    }

    @Test
    void look_nobodyListens_isFailingAndAnAnswer() throws IOException {
        try (var closed = new ClosedPort()) {
            assertFailing(look("http://127.0.0.1:" + closed.number() + "/", PATIENT), "refused", true);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "HTTP/1.1 200 OK\r\nX-Half: "})
    void look_noWholeHeadInTime_isFailingAndNoAnswer(String said) throws IOException {
        try (var server = RawServer.saying(said)) {
            assertFailing(look(server.url("http"), SHORT), "no answer within 300 ms", false);
        }
    }

    @Test
    void look_noTls_isFailing() throws IOException {
        try (var server = RawServer.saying("this is not TLS\r\n")) {
            assertFailing(look(server.url("https"), PATIENT), "TLS: ", true);
        }
    }

    @Test
    void look_noTlsAtAllInTime_isFailing() throws IOException {
        try (var server = RawServer.saying("")) {
            assertFailing(look(server.url("https"), SHORT), "no answer within 300 ms", false);
        }
    }

    @Test
    void look_noHttp_isFailing() throws IOException {
        try (var server = RawServer.saying("SSH-2.0-OpenSSH_9.6\r\n")) {
            assertFailing(look(server.url("http"), PATIENT), "broke off", true);
        }
    }

    @Test
    void look_unknownName_isFailing() {
        // RFC 6761: names under .invalid never exist.
        assertFailing(look("http://erp.invalid/", PATIENT), "host name is unknown", false);
    }

    @Test
    void look_bodyThatNeverEnds_isNotReadAndEachProbeConnectsAnew() throws IOException {
        try (var server = RawServer.saying("HTTP/1.1 200 OK\r\nContent-Length: 1000000000\r\n\r\nbegin")) {
            var check = new LoadBalancerCheck(server.url("http"), PATIENT);

            assertThat(check.look().state()).isEqualTo(CheckState.OK);
            assertThat(check.look().state()).isEqualTo(CheckState.OK);

            assertThat(server.connections).hasValue(2);
        }
    }

    @Test
    void look_noUrl_isUnknownAndMeasuresNothing() {
        Finding finding = look("", PATIENT);

        assertThat(finding.state()).isEqualTo(CheckState.UNKNOWN);
        assertThat(finding.seen()).isEqualTo("PRIMARY_URL is not set");
        assertThat(finding.measured()).isEmpty();
    }
}
