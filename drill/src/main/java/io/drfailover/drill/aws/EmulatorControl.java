package io.drfailover.drill.aws;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** HTTP to the emulator: its control paths under {@code /drill/}, and AWS's query protocol where no client will do. */
final class EmulatorControl {
    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private final URI endpoint;
    // HTTP/1.1 said outright: the emulator would not understand an upgrade to HTTP/2. No proxy: it is on this machine.
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .proxy(HttpClient.Builder.NO_PROXY)
            .build();
    private final ObjectMapper json = new ObjectMapper();

    EmulatorControl(URI endpoint) {
        this.endpoint = endpoint;
    }

    void put(String path, Object content) {
        try {
            send(request(path)
                    .header("Content-Type", "application/json")
                    .PUT(HttpRequest.BodyPublishers.ofString(json.writeValueAsString(content))));
        } catch (JsonProcessingException notJson) {
            throw new IllegalArgumentException("not to be written as JSON: " + content, notJson);
        }
    }

    JsonNode get(String path) {
        try {
            return json.readTree(send(request(path).GET()));
        } catch (JsonProcessingException notJson) {
            throw new EmulatedAwsException("GET " + path + " answered something that is not JSON", notJson);
        }
    }

    /** What a path lists, each entry read into a record. */
    <T> List<T> list(String path, Function<JsonNode, T> read) {
        List<T> found = new ArrayList<>();
        get(path).forEach(entry -> found.add(read.apply(entry)));
        return List.copyOf(found);
    }

    /**
     * Calls an operation of AWS's query protocol. The signature is not real: it says service and region, and moto checks
     * no more.
     */
    void query(String service, String region, Map<String, String> parameters) {
        String form = parameters.entrySet().stream()
                .map(entry -> encode(entry.getKey()) + "=" + encode(entry.getValue()))
                .sorted()
                .collect(Collectors.joining("&"));
        send(request("/")
                .header("Content-Type", "application/x-www-form-urlencoded; charset=utf-8")
                .header(
                        "Authorization",
                        "AWS4-HMAC-SHA256 Credential=drill/20260101/" + region + "/" + service
                                + "/aws4_request, SignedHeaders=host, Signature=drill")
                .header("User-Agent", "dr-failover-drill")
                .POST(HttpRequest.BodyPublishers.ofString(form)));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(endpoint.resolve(path)).timeout(TIMEOUT);
    }

    private String send(HttpRequest.Builder builder) {
        HttpRequest request = builder.build();
        String what = request.method() + " " + request.uri().getPath();
        try {
            HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new EmulatedAwsException(
                        "the emulated AWS answered " + what + " with " + answer.statusCode() + ": " + answer.body());
            }
            return answer.body();
        } catch (IOException failure) {
            throw new EmulatedAwsException(
                    "the emulated AWS at " + endpoint + " did not answer " + what + "; is it still running?", failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new EmulatedAwsException("interrupted during " + what, interrupted);
        }
    }

    static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
