package io.drfailover.stacks.settings;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Reads {@link StackSettings}: YAML, the schema's defaults, then the schema and what must fit each other. All mistakes
 * are told in one message.
 */
public final class SettingsFile {
    /** Environment variable with the path of another settings file; wins over {@link #PROPERTY}. */
    public static final String VARIABLE = "DR_SETTINGS";

    /** System property with the path; the build sets it. */
    public static final String PROPERTY = "dr.settings";

    private static final String DEFAULT = "stacks/stacks.yaml";
    /** The one default that follows from another setting, so that no schema can say it. */
    private static final String CLUSTER_SUFFIX = "-dr";

    private SettingsFile() {}

    /** Where the settings are: the environment's choice, else the build's, else the project's own file. */
    public static Path locate(Map<String, String> environment) {
        String chosen = environment.get(VARIABLE);
        return Path.of(chosen != null && !chosen.isBlank() ? chosen : System.getProperty(PROPERTY, DEFAULT));
    }

    /**
     * Reads and checks a file.
     *
     * @throws SettingsException if the file is missing, is not YAML, or says something that cannot be
     */
    public static StackSettings read(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new SettingsException("no settings at %s; name the file with -D%s=FILE or %s=FILE"
                    .formatted(file.toAbsolutePath(), PROPERTY, VARIABLE));
        }
        YAMLMapper yaml = YAMLMapper.builder().addModule(new JavaTimeModule()).build();
        try {
            JsonNode tree = yaml.readTree(Files.readString(file));
            check(file, tree);
            return yaml.treeToValue(tree, StackSettings.class);
        } catch (JsonProcessingException e) {
            throw new SettingsException("settings in %s are not YAML: %s".formatted(file, e.getMessage()), e);
        } catch (IOException e) {
            throw new SettingsException("reading settings from %s: %s".formatted(file, e), e);
        }
    }

    private static void check(Path file, JsonNode tree) throws IOException {
        SettingsSchema schema = SettingsSchema.load();
        schema.fillIn(tree);
        String mistakes = Stream.concat(schema.mistakes(tree).stream(), Consistency.problems(tree).stream())
                .sorted()
                .distinct()
                .collect(Collectors.joining("\n  "));
        if (!mistakes.isEmpty()) {
            throw new SettingsException("settings in %s:%n  %s".formatted(file, mistakes));
        }
        if (tree.path("cluster") instanceof ObjectNode cluster && !cluster.has("name")) {
            cluster.put("name", tree.path("name").asText() + CLUSTER_SUFFIX);
        }
    }
}
