package io.drfailover.readiness;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.drfailover.Deadline;
import io.drfailover.readiness.Registry.Presence;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.ecr.EcrClient;

/** Over a socket: a registry that hands out tokens, and ECR, whose client is older than the SDK's core here. */
class RegistriesTest {
    private static final int OK = 200;
    private static final int UNAUTHORIZED = 401;
    private static final int NOT_FOUND = 404;
    private static final int BAD_REQUEST = 400;

    private final List<String> asked = new CopyOnWriteArrayList<>();
    private HttpServer server;
    private String host = "";
    private int status = OK;
    private String ecr = "";

    @BeforeEach
    void listen() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        host = "127.0.0.1:" + server.getAddress().getPort();
        server.createContext("/v2/", this::manifest);
        server.createContext("/token", exchange -> answer(exchange, OK, "{\"token\":\"t0\"}"));
        server.createContext("/", exchange -> answer(exchange, status, ecr));
        server.start();
    }

    @AfterEach
    void close() {
        server.stop(0);
    }

    private void manifest(HttpExchange exchange) throws IOException {
        asked.add(exchange.getRequestMethod() + " " + exchange.getRequestURI());
        if ("Bearer t0".equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
            answer(exchange, status, "");
        } else {
            exchange.getResponseHeaders()
                    .add("WWW-Authenticate", "Bearer realm=\"http://" + host + "/token\",service=\"r\"");
            answer(exchange, UNAUTHORIZED, "");
        }
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/x-amz-json-1.1");
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        if (bytes.length > 0) {
            exchange.getResponseBody().write(bytes);
        }
        exchange.close();
    }

    private Registry.Answer ask(String image) {
        return new PublicRegistry().ask(ImageName.parse(image), Deadline.in(Duration.ofSeconds(20)));
    }

    private Registry.Answer askEcr(String reference) {
        var registry = new EcrRegistry(region -> EcrClient.builder()
                .region(Region.of(region))
                .endpointOverride(URI.create("http://" + host))
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("a", "b")))
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .build());
        return registry.ask(
                ImageName.parse("123456789012.dkr.ecr.eu-west-1.amazonaws.com/app" + reference),
                Deadline.in(Duration.ofSeconds(20)));
    }

    @Test
    void ask_withTokenForEverybody_findsIt() {
        assertThat(ask(host + "/team/app:1")).isEqualTo(Registry.Answer.PRESENT);
        assertThat(asked).containsExactly("HEAD /v2/team/app/manifests/1", "HEAD /v2/team/app/manifests/1");
    }

    @Test
    void ask_unknownTag_isMissing() {
        status = NOT_FOUND;

        assertThat(ask(host + "/team/app:2").presence()).isEqualTo(Presence.MISSING);
    }

    @Test
    void ask_privateImage_isUnknown() {
        status = UNAUTHORIZED;

        assertThat(ask(host + "/team/app:1"))
                .isEqualTo(Registry.Answer.unknown(
                        "127.0.0.1:" + server.getAddress().getPort() + " does not tell everybody"));
    }

    @Test
    void ask_nobodyListens_isUnknown() {
        server.stop(0);

        assertThat(ask(host + "/team/app:1").presence()).isEqualTo(Presence.UNKNOWN);
    }

    @Test
    void ask_ecrHasIt_isPresent() {
        ecr = "{\"imageDetails\":[{\"repositoryName\":\"app\"}]}";

        assertThat(askEcr(":1")).isEqualTo(Registry.Answer.PRESENT);
    }

    @Test
    void ask_ecrHasItNot_isMissing() {
        status = BAD_REQUEST;
        ecr = "{\"__type\":\"ImageNotFoundException\",\"message\":\"no\"}";

        assertThat(askEcr("@sha256:" + "a".repeat(64)).presence()).isEqualTo(Presence.MISSING);
    }

    @Test
    void ask_ecrRefuses_isUnknown() {
        status = BAD_REQUEST;
        ecr = "{\"__type\":\"AccessDeniedException\",\"message\":\"not authorized\"}";

        assertThat(askEcr(":1").presence()).isEqualTo(Presence.UNKNOWN);
    }
}
