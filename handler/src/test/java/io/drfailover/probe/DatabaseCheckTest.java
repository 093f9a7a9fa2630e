package io.drfailover.probe;

import static org.assertj.core.api.Assertions.assertThat;

import io.drfailover.ClosedPort;
import io.drfailover.contract.ProbeMetric;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(20)
class DatabaseCheckTest {
    private static final Duration PATIENT = Duration.ofSeconds(10);

    private static Finding look(String host, int port, Duration timeout) {
        return new DatabaseCheck(host, port, timeout).look();
    }

    @Test
    void look_accepts_isOkWithoutAWordSpoken() throws IOException {
        try (var idle = RawServer.saying("")) {
            Finding finding = look("127.0.0.1", idle.port(), PATIENT);

            assertThat(finding.state()).isEqualTo(CheckState.OK);
            assertThat(finding.measured()).containsOnlyKeys(ProbeMetric.DATABASE_REACHABLE);
            assertThat(finding.measured()).containsEntry(ProbeMetric.DATABASE_REACHABLE, 1.0);
        }
    }

    @Test
    void look_refused_isFailingAndAnAnswer() throws IOException {
        try (var closed = new ClosedPort()) {
            Finding finding = look("127.0.0.1", closed.number(), PATIENT);

            assertThat(finding.state()).isEqualTo(CheckState.FAILING);
            assertThat(finding.seen()).contains("refused");
            assertThat(finding.measured()).containsEntry(ProbeMetric.DATABASE_REACHABLE, 0.0);
            assertThat(finding.answered()).isTrue();
        }
    }

    @Test
    void look_noAnswerToTheConnection_isFailingAndNoAnswer() throws IOException {
        try (var deaf = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            List<Socket> queued = fillQueue(deaf);

            Finding finding = look("127.0.0.1", deaf.getLocalPort(), Duration.ofMillis(300));

            for (Socket socket : queued) {
                socket.close();
            }
            assertThat(finding.state()).isEqualTo(CheckState.FAILING);
            assertThat(finding.seen()).isEqualTo("no connection within 300 ms");
            assertThat(finding.measured()).containsEntry(ProbeMetric.DATABASE_REACHABLE, 0.0);
            assertThat(finding.answered()).isFalse();
        }
    }

    /**
     * The kernel drops what does not fit into the queue of a server that never accepts. One connection may be late for
     * another reason.
     */
    private static List<Socket> fillQueue(ServerSocket deaf) throws IOException {
        List<Socket> queued = new ArrayList<>();
        for (int dropped = 0; dropped < 2; ) {
            var socket = new Socket();
            queued.add(socket);
            try {
                socket.connect(deaf.getLocalSocketAddress(), 200);
                dropped = 0;
            } catch (SocketTimeoutException e) {
                dropped++;
            }
        }
        return queued;
    }

    @Test
    void look_unknownName_isUnknownAndMeasuresNothing() {
        Finding finding = look("database.invalid", 5432, PATIENT);

        assertThat(finding.state()).isEqualTo(CheckState.UNKNOWN);
        assertThat(finding.measured()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.80.0.12", "172.16.3.4", "192.168.1.1"})
    void look_privateAddress_isUnknownAndMeasuresNothing(String address) {
        Finding finding = look(address, 5432, PATIENT);

        assertThat(finding.state()).isEqualTo(CheckState.UNKNOWN);
        assertThat(finding.seen()).contains("private address " + address);
        assertThat(finding.measured()).isEmpty();
    }

    @Test
    void look_noHost_isUnknownAndMeasuresNothing() {
        Finding finding = look("", 5432, PATIENT);

        assertThat(finding.state()).isEqualTo(CheckState.UNKNOWN);
        assertThat(finding.seen()).isEqualTo("PRIMARY_DATABASE_HOST is not set");
        assertThat(finding.measured()).isEmpty();
    }
}
