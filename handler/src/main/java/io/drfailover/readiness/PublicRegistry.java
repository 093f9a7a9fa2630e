package io.drfailover.readiness;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.drfailover.Deadline;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;

/**
 * Any registry that speaks the OCI Distribution Specification: {@code HEAD /v2/<name>/manifests/<reference>}, with a token
 * for everybody where it asks for one (Distribution documentation, "Token Authentication Specification").
 */
final class PublicRegistry implements Registry {
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final String KINDS = "application/vnd.oci.image.index.v1+json,"
            + "application/vnd.docker.distribution.manifest.list.v2+json,"
            + "application/vnd.oci.image.manifest.v1+json,application/vnd.docker.distribution.manifest.v2+json";
    private static final int OK = 200;
    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;
    private static final int NOT_FOUND = 404;

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();

    @Override
    public Answer ask(ImageName image, Deadline deadline) {
        try {
            return asked(image, deadline.within(PATIENCE));
        } catch (IOException | IllegalArgumentException e) {
            String reason = e.getMessage() == null ? "" : ": " + e.getMessage();
            return Answer.unknown(
                    image.registry() + " does not answer (" + e.getClass().getSimpleName() + reason + ")");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Deadline.CancelledException(e);
        }
    }

    private Answer asked(ImageName image, Deadline deadline) throws IOException, InterruptedException {
        URI manifest = URI.create(scheme(image.registry()) + "://" + image.registry() + "/v2/" + image.repository()
                + "/manifests/" + image.reference());
        HttpRequest.Builder request =
                HttpRequest.newBuilder(manifest).method("HEAD", HttpRequest.BodyPublishers.noBody());
        request.header("Accept", KINDS);
        HttpResponse<Void> response = send(request, HttpResponse.BodyHandlers.discarding(), deadline);
        Optional<BearerChallenge> challenge = response.statusCode() == UNAUTHORIZED
                ? response.headers().firstValue("WWW-Authenticate").flatMap(BearerChallenge::parse)
                : Optional.empty();
        if (challenge.isPresent()) {
            request.header("Authorization", "Bearer " + token(challenge.get(), image, deadline));
            response = send(request, HttpResponse.BodyHandlers.discarding(), deadline);
        }
        return switch (response.statusCode()) {
            case OK -> Answer.PRESENT;
            case NOT_FOUND -> Answer.missing(image.registry() + " does not have it");
            case UNAUTHORIZED, FORBIDDEN -> Answer.unknown(image.registry() + " does not tell everybody");
            default -> Answer.unknown(image.registry() + " answers with status " + response.statusCode());
        };
    }

    private String token(BearerChallenge challenge, ImageName image, Deadline deadline)
            throws IOException, InterruptedException {
        String scope = challenge.scope().isEmpty() ? "repository:" + image.repository() + ":pull" : challenge.scope();
        URI realm = URI.create(challenge.realm() + (challenge.realm().contains("?") ? "&" : "?") + "service="
                + encoded(challenge.service()) + "&scope=" + encoded(scope));
        // The registry names the address: never one that is unencrypted, but for a registry that is itself.
        if (!"https".equals(realm.getScheme()) && scheme(image.registry()).equals("https")) {
            throw new IOException("its tokens come from " + challenge.realm() + ", which is not encrypted");
        }
        HttpResponse<byte[]> response =
                send(HttpRequest.newBuilder(realm), HttpResponse.BodyHandlers.ofByteArray(), deadline);
        var json = new JsonMapper().readTree(response.body());
        return json.path("token").asText(json.path("access_token").asText(""));
    }

    private <T> HttpResponse<T> send(HttpRequest.Builder request, HttpResponse.BodyHandler<T> body, Deadline deadline)
            throws IOException, InterruptedException {
        Duration left = deadline.remaining();
        if (left.isZero()) {
            throw new IOException("no answer within " + PATIENCE.toSeconds() + " s");
        }
        return http.send(request.timeout(left).build(), body);
    }

    /** As Docker does: a registry on this machine needs no encryption. */
    private static String scheme(String registry) {
        String host = registry.replaceFirst(":\\d+$", "");
        return host.equals("localhost") || host.equals("127.0.0.1") ? "http" : "https";
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
