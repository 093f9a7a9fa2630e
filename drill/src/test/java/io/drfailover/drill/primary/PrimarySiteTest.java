package io.drfailover.drill.primary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ConnectException;
import java.net.Socket;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class PrimarySiteTest {
    @Test
    void site_alive_answersAndAccepts() throws Exception {
        try (PrimarySite site = PrimarySite.start()) {
            assertThat(status(site)).isEqualTo(200);
            assertThat(status(site)).isEqualTo(200);
            connect(site);
            assertThat(site.answers()).isEqualTo(2);
        }
    }

    @Test
    void loadBalancerDies_databaseLives() throws Exception {
        try (PrimarySite site = PrimarySite.start()) {
            status(site);
            site.loadBalancerDies();
            assertThatThrownBy(() -> status(site)).isInstanceOf(ConnectException.class);
            connect(site);
        }
    }

    @Test
    void databaseDies_loadBalancerLives() throws Exception {
        try (PrimarySite site = PrimarySite.start()) {
            connect(site);
            site.databaseDies();
            site.databaseDies();
            assertThatThrownBy(() -> connect(site)).isInstanceOf(ConnectException.class);
            assertThat(status(site)).isEqualTo(200);
        }
    }

    private static int status(PrimarySite site) throws Exception {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(site.url())
                                .timeout(Duration.ofSeconds(5))
                                .build(),
                        HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }

    private static void connect(PrimarySite site) throws IOException {
        try (Socket socket = new Socket(site.databaseHost(), site.databasePort())) {
            assertThat(socket.isConnected()).isTrue();
        }
    }
}
