package io.drfailover.stacks.settings;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** Reads {@link StackSettings}: YAML, then the schema (all mistakes in one message), then the records' own checks. */
public final class SettingsFile {
    /** Environment variable with the path of another settings file; wins over {@link #PROPERTY}. */
    public static final String VARIABLE = "DR_SETTINGS";

    /** System property with the path; the build sets it. */
    public static final String PROPERTY = "dr.settings";

    private static final String DEFAULT = "stacks/stacks.yaml";
    private static final String SCHEMA = "stacks.schema.json";

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
        YAMLMapper yaml = new YAMLMapper();
        try {
            JsonNode tree = yaml.readTree(Files.readString(file));
            check(file, tree);
            return yaml.treeToValue(tree, StackSettings.class);
        } catch (ValueInstantiationException e) {
            throw new SettingsException(
                    "settings in %s: %s"
                            .formatted(
                                    file,
                                    Objects.requireNonNullElse(e.getCause(), e).getMessage()),
                    e);
        } catch (JsonProcessingException e) {
            throw new SettingsException("settings in %s are not YAML: %s".formatted(file, e.getMessage()), e);
        } catch (IOException e) {
            throw new SettingsException("reading settings from %s: %s".formatted(file, e), e);
        }
    }

    private static void check(Path file, JsonNode tree) throws IOException {
        try (InputStream schema = Objects.requireNonNull(SettingsFile.class.getResourceAsStream(SCHEMA), SCHEMA)) {
            JsonSchema rules =
                    JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V7).getSchema(schema);
            String mistakes = rules.validate(tree).stream()
                    .map(ValidationMessage::getMessage)
                    .sorted()
                    .collect(Collectors.joining("\n  "));
            if (!mistakes.isEmpty()) {
                throw new SettingsException("settings in %s:%n  %s".formatted(file, mistakes));
            }
        }
    }
}
