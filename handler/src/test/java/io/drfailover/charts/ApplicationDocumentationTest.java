package io.drfailover.charts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Every key is explained where it is set, in the README and in the schema. */
class ApplicationDocumentationTest {
    private static final Path README = Charts.APPLICATION.resolve("README.md");
    private static final String START = "<!-- Written from values.yaml by the tests, with -Dgolden.update=true. -->\n";

    private final String values = Charts.read(Charts.APPLICATION.resolve("values.yaml"));
    private final ValuesTable table = ValuesTable.of(values);

    @Test
    void key_ofTheFirstLevel_isExplained() throws IOException {
        List<String> keys = new YAMLMapper()
                .readTree(values).properties().stream().map(Map.Entry::getKey).toList();

        assertThat(table.rows().stream().map(ValuesTable.Row::path)).containsAll(keys);
    }

    @Test
    void key_withAnExplanation_isKnownToTheSchema() throws IOException {
        JsonNode schema = new JsonMapper().readTree(Charts.read(Charts.APPLICATION.resolve("values.schema.json")));

        assertThat(table.rows()).allSatisfy(row -> {
            JsonNode key = schema.at("/properties/" + row.path().replace(".", "/properties/"));
            assertThat(key.has("description") || key.has("$ref"))
                    .as(row.path() + " in values.schema.json")
                    .isTrue();
        });
    }

    @Test
    void key_ofTheSchema_isInTheValues() throws IOException {
        JsonNode schema = new JsonMapper().readTree(Charts.read(Charts.APPLICATION.resolve("values.schema.json")));

        assertThat(schema.path("properties").properties().stream().map(Map.Entry::getKey))
                .filteredOn(key -> !key.equals("global"))
                .isSubsetOf(table.rows().stream().map(ValuesTable.Row::path).toList());
    }

    @Test
    void readme_endsWithTheTableOfValues() throws IOException {
        String readme = Charts.read(README);
        assertThat(readme).contains(START);

        Golden.assertMatches(
                README, readme.substring(0, readme.indexOf(START) + START.length()) + "\n" + table.asMarkdown());
    }
}
