package io.drfailover.drill.installation;

import io.drfailover.drill.world.Artifact;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;

/** Fetches the zip that Lambda runs. */
final class FunctionCode {
    private static final Duration LIMIT = Duration.ofMinutes(1);

    private FunctionCode() {}

    /**
     * Downloads it from where Lambda says that it is.
     *
     * @param codeSha256 what Lambda says about it, base64
     * @return the downloaded file
     * @throws IOException when it is not the code that Lambda has
     */
    static Path download(URI location, String codeSha256, Path target) throws IOException, InterruptedException {
        HttpClient http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .proxy(HttpClient.Builder.NO_PROXY)
                .build();
        int status = http.send(
                        HttpRequest.newBuilder(location).timeout(LIMIT).build(),
                        HttpResponse.BodyHandlers.ofFile(target))
                .statusCode();
        String expected = HexFormat.of().formatHex(Base64.getDecoder().decode(codeSha256));
        String found = Artifact.digest(target).sha256();
        if (status != 200 || !found.equals(expected)) {
            throw new IOException("fetching the function's code: " + location + " answered " + status
                    + " with the SHA-256 " + found + ", Lambda runs " + expected
                    + "; the stack must hand Lambda the version that it uploads");
        }
        return target;
    }
}
