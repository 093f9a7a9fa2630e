package io.drfailover.drill.world;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/**
 * Reads from AWS over plain HTTP, for services whose client is not among the drill's: EventBridge Scheduler. The signature
 * is not real: it says service and region, and nobody checks more.
 */
public final class PlainAws {
    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private final URI endpoint;
    private final String region;
    private final ObjectMapper json = new ObjectMapper();
    // HTTP/1.1 said outright: an emulator need not understand an upgrade. No proxy: it is on this machine.
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .proxy(HttpClient.Builder.NO_PROXY)
            .build();

    /** Calls to {@code region} at {@code endpoint}. */
    public PlainAws(URI endpoint, String region) {
        this.endpoint = endpoint;
        this.region = region;
    }

    /**
     * An operation of the JSON protocol over REST that reads.
     *
     * @throws UncheckedIOException when AWS does not answer, or not with 200 and JSON
     */
    public JsonNode get(String service, String path) {
        try {
            return json.readTree(send(request(service, path).GET(), path));
        } catch (IOException e) {
            throw new UncheckedIOException(service + " " + path + " answered something that is not JSON", e);
        }
    }

    private HttpRequest.Builder request(String service, String path) {
        return HttpRequest.newBuilder(endpoint.resolve(path))
                .timeout(TIMEOUT)
                .header("User-Agent", "dr-failover-drill")
                .header(
                        "Authorization",
                        "AWS4-HMAC-SHA256 Credential=testing/20260101/" + region + "/" + service
                                + "/aws4_request, SignedHeaders=host, Signature=drill");
    }

    private String send(HttpRequest.Builder builder, String what) {
        try {
            HttpResponse<String> answer = http.send(builder.build(), HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new UncheckedIOException(new IOException(
                        "AWS answered " + what + " with " + answer.statusCode() + ": " + answer.body()));
            }
            return answer.body();
        } catch (IOException e) {
            throw new UncheckedIOException("asking AWS at " + endpoint + " for " + what, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UncheckedIOException(new IOException("interrupted while asking AWS for " + what, e));
        }
    }
}
