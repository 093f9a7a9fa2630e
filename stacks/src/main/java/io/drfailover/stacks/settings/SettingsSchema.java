package io.drfailover.stacks.settings;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.ApplyDefaultsStrategy;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.PathType;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;
import java.util.Spliterators;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** {@code stacks.schema.json}: the form of the settings, and what is meant by those that are left out. */
final class SettingsSchema {
    private static final String FILE = "stacks.schema.json";

    private final JsonSchema schema;

    private SettingsSchema(JsonSchema schema) {
        this.schema = schema;
    }

    static SettingsSchema load() throws IOException {
        SchemaValidatorsConfig config = SchemaValidatorsConfig.builder()
                .applyDefaultsStrategy(new ApplyDefaultsStrategy(true, false, false))
                // Where the schema has its own words for a keyword, people read those.
                .errorMessageKeyword("message")
                .pathType(PathType.JSON_PATH)
                .build();
        try (InputStream file = Objects.requireNonNull(SettingsSchema.class.getResourceAsStream(FILE), FILE)) {
            return new SettingsSchema(JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                    .getSchema(file, config));
        }
    }

    /** Puts the defaults into the tree. */
    void fillIn(JsonNode settings) {
        schema.walk(settings, false);
    }

    /** Everything that is wrong, each with the path of the setting. */
    List<String> mistakes(JsonNode settings) {
        return schema.validate(settings).stream().map(this::told).toList();
    }

    private String told(ValidationMessage mistake) {
        String path = mistake.getInstanceLocation().toString();
        String message = mistake.getMessage();
        if (mistake.getType().equals("additionalProperties")) {
            return "%s: there is no setting %s; there are %s".formatted(path, mistake.getProperty(), known(mistake));
        }
        // The library puts the path before its own words, and not before the schema's.
        return message.startsWith(path + ":") ? message : "%s: %s".formatted(path, message);
    }

    /** The settings of the section in which there is an unknown one. */
    private String known(ValidationMessage unknown) {
        String section = unknown.getSchemaLocation().getFragment().getParent().toString();
        return StreamSupport.stream(
                        Spliterators.spliteratorUnknownSize(
                                schema.getSchemaNode()
                                        .at(section + "/properties")
                                        .fieldNames(),
                                0),
                        false)
                .collect(Collectors.joining(", "));
    }
}
