package io.drfailover.stacks.bundle;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * Checks {@code releases.yaml} when it is packed, by the schema that the function enforces on the bad day and by what
 * only the build can know: which charts there are, and where the load balancer sends to.
 *
 * @param file for messages
 * @param content the parsed file
 */
record ReleasesFile(Path file, JsonNode content) {
    /** In the function's jar. */
    private static final String SCHEMA = "/releases.schema.json";

    /**
     * Checks.
     *
     * @param charts names of the charts beside the file
     * @param nodePort the port that the target group sends to
     * @throws PackagingException naming everything that is wrong
     */
    void check(Set<String> charts, int nodePort) {
        List<String> problems = new ArrayList<>();
        validate().stream().map(ValidationMessage::getMessage).forEach(problems::add);
        for (JsonNode release : content.path("releases")) {
            String name = release.path("name").asText();
            String chart = release.path("chart").asText();
            if (!charts.contains(chart)) {
                problems.add("the release %s wants the chart %s, and beside the file there are only %s"
                        .formatted(name, chart, charts));
            }
            JsonNode port = release.at("/values/service/nodePort");
            if (release.path("serves").asBoolean() && port.isNumber() && port.asInt() != nodePort) {
                problems.add(("the release %s listens on node port %s, and the load balancer sends to %s"
                                + " (application.nodePort in the settings)")
                        .formatted(name, port, nodePort));
            }
        }
        if (!problems.isEmpty()) {
            throw new PackagingException("%s: %s".formatted(file, String.join("; ", problems)));
        }
    }

    private Set<ValidationMessage> validate() {
        try (InputStream schema =
                Objects.requireNonNull(ReleasesFile.class.getResourceAsStream(SCHEMA), SCHEMA + " is not packed")) {
            return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V7)
                    .getSchema(schema)
                    .validate(content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
