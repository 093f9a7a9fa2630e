package io.drfailover.charts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A mistake in {@code releases.yaml} is named by the schema. */
class ReleasesSchemaTest {
    private static final String GOOD = "{name: app, chart: application, wave: 1, serves: true}";

    private final JsonSchema schema =
            JsonSchemaFactory.getInstance(VersionFlag.V7).getSchema(Charts.read(Charts.RELEASES_SCHEMA));

    @Test
    void releases_ofTheProject_areValid() throws IOException {
        assertThat(complaints(Charts.read(Charts.RELEASES))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "timeout: PT5M",
                "timeout: PT1H30M",
                "timeout: PT90S",
                "timeout: PT0H10M",
                "values: {}",
                "values: {database: {existingSecret: login}}",
                "values: {anything: {goes: 1}}"
            })
    void release_withOptionalFields_isValid(String field) throws IOException {
        assertThat(complaints("{schemaVersion: 1, releases: [{name: app, chart: application, wave: 2, serves: true, "
                        + field + "}]}"))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            {chart: a, wave: 1}                         | $.releases[1]: required property 'name' not found
            {name: b, wave: 1}                          | $.releases[1]: required property 'chart' not found
            {name: b, chart: a}                         | $.releases[1]: required property 'wave' not found
            {name: b, chart: a, wave: 1, vaules: {}}    | $.releases[1]: property 'vaules' is not defined
            {name: b, chart: a, wave: 1, namespace: c}  | $.releases[1]: property 'namespace' is not defined
            {name: Back_End, chart: a, wave: 1}         | $.releases[1].name: does not match
            {name: 1st, chart: a, wave: 1}              | $.releases[1].name: does not match
            {name: b-, chart: a, wave: 1}               | $.releases[1].name: does not match
            {name: '', chart: a, wave: 1}               | $.releases[1].name: does not match
            {name: 7, chart: a, wave: 1}                | $.releases[1].name: integer found, string expected
            {name: b, chart: ../etc, wave: 1}           | $.releases[1].chart: does not match
            {name: b, chart: a/b, wave: 1}              | $.releases[1].chart: does not match
            {name: b, chart: a, wave: 0}                | $.releases[1].wave: must have a minimum value of 1
            {name: b, chart: a, wave: first}            | $.releases[1].wave: string found, integer expected
            {name: b, chart: a, wave: 1.5}              | $.releases[1].wave: number found, integer expected
            {name: b, chart: a, wave: 1, serves: 'yes'} | $.releases[1].serves: string found, boolean expected
            {name: b, chart: a, wave: 1, timeout: 5m}   | $.releases[1].timeout: does not match
            {name: b, chart: a, wave: 1, timeout: 300}  | $.releases[1].timeout: integer found, string expected
            {name: b, chart: a, wave: 1, timeout: PT}   | $.releases[1].timeout: does not match
            {name: b, chart: a, wave: 1, timeout: PT0S} | $.releases[1].timeout: does not match
            {name: b, chart: a, wave: 1, timeout: P1D}  | $.releases[1].timeout: does not match
            {name: b, chart: a, wave: 1, values: [a]}   | $.releases[1].values: array found, object expected
            {name: b, chart: a, wave: 1, values: {database: {password: x}}} | $.releases[1].values.database: must not be valid
            backend                                     | $.releases[1]: string found, object expected
            """)
    void release_thatCannotBe_isNamed(String release, String complaint) throws IOException {
        assertThat(complaints("{schemaVersion: 1, releases: [" + GOOD + ", " + release + "]}"))
                .anySatisfy(message -> assertThat(message).startsWith(complaint));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            {schemaVersion: 1}                             | $: required property 'releases' not found
            {releases: []}                                 | $: required property 'schemaVersion' not found
            {schemaVersion: 2, releases: []}               | $.schemaVersion: must be the constant value '1'
            {schemaVersion: 1, releases: []}               | $.releases: must have at least 1 items
            {schemaVersion: 1, releases: {}}               | $.releases: object found, array expected
            {schemaVersion: 1, relases: []}                | $: property 'relases' is not defined
            {schemaVersion: 1, releases: [{name: a, chart: a, wave: 1}]} | $.releases: does not contain an element
            []                                             | $: array found, object expected
            """)
    void file_thatCannotBe_isNamed(String file, String complaint) throws IOException {
        assertThat(complaints(file)).anySatisfy(message -> assertThat(message).startsWith(complaint));
    }

    @Test
    void name_longerThanHelmAllows_isNamed() throws IOException {
        assertThat(complaints("{schemaVersion: 1, releases: [" + GOOD.replace("app,", "a".repeat(54) + ",") + "]}"))
                .anySatisfy(message ->
                        assertThat(message).startsWith("$.releases[0].name: must be at most 53 characters long"));
    }

    private List<String> complaints(String yaml) throws IOException {
        JsonNode document = new YAMLMapper().readTree(yaml);
        return schema.validate(document).stream()
                .map(ValidationMessage::getMessage)
                .toList();
    }
}
