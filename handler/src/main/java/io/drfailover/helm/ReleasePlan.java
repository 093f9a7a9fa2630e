package io.drfailover.helm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * {@code releases.yaml}, read and checked: against its schema, and that every chart is in the bundle.
 *
 * @param releases in the order of their waves
 */
public record ReleasePlan(List<ReleaseSpec> releases) {
    private static final YAMLMapper YAML = new YAMLMapper();
    private static final JsonMapper JSON = new JsonMapper();
    private static final String SCHEMA = "/releases.schema.json";
    private static final String REMEDY = "correct charts/releases.yaml, build the bundle and deploy it";

    public ReleasePlan {
        releases = releases.stream()
                .sorted(Comparator.comparingInt(ReleaseSpec::wave))
                .toList();
    }

    /**
     * Reads the plan of a bundle.
     *
     * @param charts the bundle's charts directory, with {@code releases.yaml} and the packaged charts
     * @param defaultTimeout for releases that name none
     * @throws ReleaseException naming everything that is wrong
     */
    public static ReleasePlan read(Path charts, Duration defaultTimeout) {
        JsonNode yaml = parse(charts.resolve("releases.yaml"));
        List<String> problems = new ArrayList<>();
        schema().validate(yaml).stream().map(ValidationMessage::getMessage).forEach(problems::add);
        refuse(problems);
        List<ReleaseSpec> releases = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (JsonNode entry : yaml.path("releases")) {
            String name = entry.path("name").asText();
            if (!names.add(name)) {
                problems.add("the release \"" + name + "\" is named twice");
            }
            String timeout = entry.path("timeout").asText("");
            releases.add(new ReleaseSpec(
                    name,
                    chart(charts, entry.path("chart").asText(), problems),
                    entry.path("wave").asInt(),
                    entry.path("serves").asBoolean(false),
                    timeout.isEmpty() ? defaultTimeout : Duration.parse(timeout),
                    entry.path("values") instanceof ObjectNode values ? values : JSON.createObjectNode()));
        }
        long serving = releases.stream().filter(ReleaseSpec::serves).count();
        if (serving != 1) {
            problems.add("exactly one release must have \"serves: true\", " + serving + " have");
        }
        refuse(problems);
        return new ReleasePlan(releases);
    }

    /** A packaged chart is {@code <name>-<version>.tgz}; the version begins with a digit, a longer name does not. */
    private static Path chart(Path charts, String name, List<String> problems) {
        Pattern archive = Pattern.compile(Pattern.quote(name) + "-\\d[^/]*\\.tgz");
        try (var files = Files.list(charts)) {
            List<Path> found = files.filter(f ->
                            archive.matcher(String.valueOf(f.getFileName())).matches())
                    .toList();
            if (found.size() == 1) {
                return found.get(0);
            }
            problems.add("the chart \"" + name + "\" is in the bundle " + found.size() + " times instead of once");
            return charts;
        } catch (IOException e) {
            throw new ReleaseException("", "listing the bundle's charts: " + e.getMessage(), REMEDY, e);
        }
    }

    private static JsonNode parse(Path file) {
        try {
            return YAML.readTree(Files.readAllBytes(file));
        } catch (IOException e) {
            throw new ReleaseException("", "releases.yaml cannot be read: " + e.getMessage(), REMEDY, e);
        }
    }

    private static JsonSchema schema() {
        try (InputStream stream = ReleasePlan.class.getResourceAsStream(SCHEMA)) {
            if (stream == null) {
                throw new IllegalStateException("the function package lacks " + SCHEMA);
            }
            return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V7).getSchema(stream);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static void refuse(List<String> problems) {
        if (!problems.isEmpty()) {
            throw new ReleaseException("", "releases.yaml: " + String.join("; ", problems), REMEDY, null);
        }
    }
}
