package io.drfailover.helm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.drfailover.Deadline;
import io.drfailover.contract.Stage;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/**
 * The Secrets {@code sh.helm.release.v1.<release>.v<revision>}, in which Helm 3 keeps its releases (Helm documentation,
 * "Advanced Helm Techniques", storage backends). One is read by its metadata only, because it holds the values with the
 * password, and deleted only if it has not changed since.
 */
public final class ReleaseSecrets implements ReleaseRecords {
    private static final JsonMapper JSON = new JsonMapper();
    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration ANSWER = Duration.ofSeconds(10);
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final int ATTEMPTS = 4;

    /** Kubernetes API Concepts, "Receiving resources as Tables" and metadata-only fetches. */
    private static final String METADATA_ONLY =
            "application/json;as=PartialObjectMetadata;g=meta.k8s.io;v=v1,application/json";

    private static final int NOT_FOUND = 404;
    private static final int CONFLICT = 409;
    private static final int TOO_MANY_REQUESTS = 429;
    private static final int SERVER_ERROR = 500;

    /** An answer: its status, and of its body what is needed; no secret data. */
    private record Answer(int status, JsonNode metadata, String message) {
        boolean isGone() {
            return status == NOT_FOUND;
        }

        boolean isOfTheMoment() {
            return status == TOO_MANY_REQUESTS || status >= SERVER_ERROR;
        }
    }

    @Override
    public void forget(ClusterAccess cluster, String token, String namespace, AppRelease release, Deadline deadline) {
        HttpClient http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(CONNECT)
                .sslContext(ClusterTrust.of(release.name(), cluster))
                .build();
        URI secret = URI.create(cluster.endpoint().toString().replaceAll("/+$", "") + "/api/v1/namespaces/" + namespace
                + "/secrets/sh.helm.release.v1." + release.name() + ".v" + release.revision());
        HttpRequest.Builder request =
                HttpRequest.newBuilder(secret).timeout(ANSWER).header("Authorization", "Bearer " + token);
        Answer found = send(http, request.copy().header("Accept", METADATA_ONLY).build(), release, deadline);
        JsonNode labels = found.metadata().path("labels");
        if (found.isGone()
                || !labels.path("owner").asText().equals("helm")
                || !labels.path("status").asText().equals(release.status())) {
            return;
        }
        // Gone or changed meanwhile is as good: Helm is asked again what there is.
        send(
                http,
                request.copy()
                        .header("Content-Type", "application/json")
                        .method("DELETE", HttpRequest.BodyPublishers.ofByteArray(ifUnchanged(found.metadata())))
                        .build(),
                release,
                deadline);
    }

    private static byte[] ifUnchanged(JsonNode metadata) {
        ObjectNode options = JSON.createObjectNode().put("apiVersion", "v1").put("kind", "DeleteOptions");
        options.putObject("preconditions")
                .put("uid", metadata.path("uid").asText())
                .put("resourceVersion", metadata.path("resourceVersion").asText());
        return options.toString().getBytes(java.nio.charset.StandardCharsets.UTF_8);
    }

    private static Answer send(HttpClient http, HttpRequest request, AppRelease release, Deadline deadline) {
        Duration pause = FIRST_PAUSE;
        for (int attempt = 1; ; attempt++) {
            String problem;
            try {
                Answer answer = read(http.send(request, HttpResponse.BodyHandlers.ofByteArray()));
                if (answer.status() < 300 || answer.isGone() || answer.status() == CONFLICT) {
                    return answer;
                }
                problem = answer.status() + " " + answer.message();
                if (!answer.isOfTheMoment()) {
                    throw refused(release, request.method(), problem);
                }
            } catch (IOException e) {
                problem = e.getClass().getSimpleName() + ": " + e.getMessage();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new Deadline.CancelledException(e);
            }
            if (attempt == ATTEMPTS) {
                throw refused(release, request.method(), problem);
            }
            if (!deadline.pause(pause)) {
                throw deadline.endsInvocation()
                        ? new Deadline.ReachedException(
                                Stage.APPLICATIONS, "the cluster has not answered yet: " + problem)
                        : refused(release, request.method(), problem);
            }
            pause = pause.multipliedBy(2);
        }
    }

    private static Answer read(HttpResponse<byte[]> response) throws IOException {
        JsonNode body;
        try {
            body = JSON.readTree(response.body());
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            // Not the cause, and not the text: a proxy's page helps nobody.
            body = JSON.createObjectNode().put("message", "an answer that is not JSON");
        }
        return new Answer(
                response.statusCode(),
                body.path("metadata"),
                body.path("message").asText(""));
    }

    private static ReleaseException refused(AppRelease release, String method, String problem) {
        return new ReleaseException(
                release.name(),
                "Helm's record of \"" + release.name() + "\", revision " + release.revision() + ", is "
                        + release.status() + " and cannot be removed (" + method + "): " + problem,
                "check that the cluster answers and that the function's role administers it (an EKS access entry), "
                        + "then invoke the function again",
                null);
    }
}
